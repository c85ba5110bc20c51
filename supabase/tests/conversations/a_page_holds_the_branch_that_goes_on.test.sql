begin;
select plan(21);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('page ' || p_name)::uuid $$;
create function pg_temp.add(p_name text, p_role public.message_role_enum, p_parent text, p_second integer, p_thread text default 'hilo')
returns void language sql as $$
  insert into public.messages (id, conversation_id, role, content, reply_to_message_id, created_at)
  values (pg_temp.id(p_name), pg_temp.id(p_thread), p_role, p_name, pg_temp.id(p_parent), now() + p_second * interval '1 second')
$$;
create function pg_temp.contents(p_page jsonb) returns text language sql as $$
  select string_agg(m ->> 'content', ' ' order by n) from jsonb_array_elements(p_page -> 'messages') with ordinality as e (m, n)
$$;
create function pg_temp.siblings(p_page jsonb, p_name text) returns jsonb language sql as $$
  select m -> 'sibling_ids' from jsonb_array_elements(p_page -> 'messages') as e (m) where m ->> 'content' = p_name
$$;
grant execute on function pg_temp.id, pg_temp.add, pg_temp.contents, pg_temp.siblings to authenticated;
insert into public.conversations (id, user_id, assistant_id)
  values (pg_temp.id('hilo'), tests.user_id('ana'), 'sofia'), (pg_temp.id('ajeno'), tests.user_id('bruno'), 'sofia'),
         (pg_temp.id('vacío'), tests.user_id('ana'), 'sofia');

-- q1 - a1 - q2 - a2, a2 again, q2 edited, and the very first question edited
select pg_temp.add('q1', 'user', null, 1);
select pg_temp.add('a1', 'assistant', 'q1', 2);
select pg_temp.add('q2', 'user', 'a1', 3);
select pg_temp.add('a2', 'assistant', 'q2', 4);
select pg_temp.add('a2bis', 'assistant', 'q2', 5);
select pg_temp.add('q2bis', 'user', 'a1', 6);
select pg_temp.add('a3', 'assistant', 'q2bis', 7);
select pg_temp.add('q1bis', 'user', null, 8);
select pg_temp.add('a4', 'assistant', 'q1bis', 9);
select pg_temp.add('intruso', 'user', null, 1, 'ajeno');
-- of another role at the same place, and, as no turn would write it, an answer to somebody else's question
select pg_temp.add('s1', 'system', null, 10);
select pg_temp.add('s2', 'system', 'a1', 11);
select pg_temp.add('perdida', 'assistant', 'intruso', 12);
update public.conversations set current_message_id = pg_temp.id('a2bis') where id = pg_temp.id('hilo');
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, metadata)
  values (pg_temp.id('q2'), 'f.pdf', 'Factura.pdf', 'application/pdf', 12, 'attachments', tests.user_id('ana') || '/1/f.pdf', '{"pages": 2, "text": "secreto"}');

select tests.sign_in('ana');
create temporary table p as select public.conversation_messages(pg_temp.id('hilo')) as r;
select is(pg_temp.contents(r), 'q1 a1 q2 a2bis', 'the branch of the tip, oldest first') from p;
select is(r -> 'has_more', 'false', 'there is no more') from p;
select is(r -> 'streaming_message_id', 'null', 'nothing streams') from p;
select is(pg_temp.siblings(r, 'a2bis'), jsonb_build_array(pg_temp.id('a2'), pg_temp.id('a2bis')), 'two answers of one question') from p;
select is(pg_temp.siblings(r, 'q2'), jsonb_build_array(pg_temp.id('q2'), pg_temp.id('q2bis')), 'two versions of a question') from p;
select is(pg_temp.siblings(r, 'q1'), jsonb_build_array(pg_temp.id('q1'), pg_temp.id('q1bis')), 'two versions of the first question') from p;
select is(pg_temp.siblings(r, 'a1'), jsonb_build_array(pg_temp.id('a1')), 'a message that has no other version is its own sibling') from p;
select is(
  (r #> '{messages,2,attachments,0}') - 'id'::text,
  jsonb_build_object('filename', 'f.pdf', 'original_name', 'Factura.pdf', 'mime_type', 'application/pdf', 'file_size', 12,
    'storage_bucket', 'attachments', 'storage_path', tests.user_id('ana') || '/1/f.pdf', 'metadata', '{"pages": 2}'::jsonb),
  'an attachment comes without its text') from p;
select is(r #> '{messages,0,attachments}', '[]', 'and none is an empty array') from p;
select is(
  (select array_agg(k order by k) from jsonb_object_keys(r #> '{messages,0}') as k),
  array['attachments', 'cached_input_tokens', 'client_message_id', 'content', 'cost', 'created_at', 'error_details', 'finish_reason', 'id',
    'input_tokens', 'is_helpful', 'model_used', 'output_tokens', 'processing_time', 'provider', 'reply_to_message_id', 'role', 'sibling_ids',
    'status', 'user_rating'],
  'a message has what a screen shows of it') from p;
select is(public.conversation_messages(pg_temp.id('hilo'), null, 4) -> 'has_more', 'false', 'a page that holds all of it is the last one');
select is(public.conversation_messages(pg_temp.id('hilo'), null, 3) -> 'has_more', 'true', 'one that lacks a message is not');
select is(pg_temp.contents(public.conversation_messages(pg_temp.id('hilo'), pg_temp.id('a3'), 2)), 'a1 q2bis', 'a page before a message of another branch');
select is(public.conversation_messages(pg_temp.id('hilo'), pg_temp.id('q1')) -> 'messages', '[]', 'before the first one there is none');
select is(public.conversation_messages(pg_temp.id('hilo'), pg_temp.id('intruso')) -> 'messages', '[]', 'nor before a message of another conversation');
select is(public.conversation_messages(pg_temp.id('vacío')) -> 'messages', '[]', 'an empty conversation');
select is(public.conversation_messages(pg_temp.id('ajeno')), null, 'somebody else''s conversation is none');
select is(public.conversation_messages(gen_random_uuid()), null, 'as one that does not exist');
select tests.become_anonymous();
select throws_ok('select public.conversation_messages(gen_random_uuid())', '42501', null, 'a visitor may not ask');

select tests.sign_out();
update public.conversations set current_message_id = pg_temp.id('perdida') where id = pg_temp.id('hilo');
select tests.sign_in('ana');
select is(pg_temp.contents(public.conversation_messages(pg_temp.id('hilo'))), 'perdida', 'a branch never leads into another conversation');
select tests.sign_out();
select public.begin_turn(p_user_id => tests.user_id('ana'), p_conversation_id => pg_temp.id('hilo'), p_client_message_id => 'm', p_content => 'hola');
select tests.sign_in('ana');
select is(r -> 'streaming_message_id', r #> '{messages,-1,id}', 'the answer that is being written')
  from (select public.conversation_messages(pg_temp.id('hilo')) as r) x;

select * from finish();
rollback;

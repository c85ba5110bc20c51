begin;
select plan(12);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('switch ' || p_name)::uuid $$;
grant execute on function pg_temp.id to authenticated;
insert into public.conversations (id, user_id, assistant_id)
  select pg_temp.id(c), tests.user_id('ana'), 'sofia' from unnest(array['hilo', 'otro']) c;
insert into public.messages (id, conversation_id, role, content, reply_to_message_id, created_at)
  select pg_temp.id(name), pg_temp.id(thread), role::public.message_role_enum, name, pg_temp.id(parent), now() + second * interval '1 second'
  from (values
    ('hilo', 'q1', 'user', null, 1), ('hilo', 'a1', 'assistant', 'q1', 2), ('hilo', 'q2', 'user', 'a1', 3), ('hilo', 'a2', 'assistant', 'q2', 4),
    ('hilo', 'q2bis', 'user', 'a1', 5), ('hilo', 'a3', 'assistant', 'q2bis', 6),
    -- the older version was gone on with later
    ('hilo', 'q3', 'user', 'a2', 7), ('hilo', 'a4', 'assistant', 'q3', 8),
    ('otro', 'x1', 'user', null, 1), ('otro', 'x2', 'assistant', 'x1', 2)
  ) as m (thread, name, role, parent, second);
update public.conversations set current_message_id = pg_temp.id('a4') where id = pg_temp.id('hilo');

select tests.sign_in('ana');
select is(public.switch_branch(pg_temp.id('hilo'), pg_temp.id('q2bis')), jsonb_build_object('current_message_id', pg_temp.id('a3')), 'the other question, with its answer');
select is((select current_message_id from public.conversations where id = pg_temp.id('hilo')), pg_temp.id('a3'), 'the conversation goes on from there');
select is(public.switch_branch(pg_temp.id('hilo'), pg_temp.id('q2')), jsonb_build_object('current_message_id', pg_temp.id('a4')), 'and back, to the end of the branch');
select is(public.switch_branch(pg_temp.id('hilo'), pg_temp.id('q1')), jsonb_build_object('current_message_id', pg_temp.id('a4')), 'of two branches below, the one that was used last');
select is(public.switch_branch(pg_temp.id('hilo'), pg_temp.id('a3')), jsonb_build_object('current_message_id', pg_temp.id('a3')), 'a message with nothing below is the end itself');

select throws_ok(format('select public.switch_branch(%L, %L)', pg_temp.id('hilo'), pg_temp.id('x1')), '23514', 'message_not_found', 'a message of another conversation');
select throws_ok(format('select public.switch_branch(%L, %L)', pg_temp.id('hilo'), gen_random_uuid()), '23514', 'message_not_found', 'a message that does not exist');
select throws_ok(format('select public.switch_branch(%L, null)', pg_temp.id('hilo')), '23514', 'message_not_found', 'no message');
select tests.sign_in('bruno');
select throws_ok(format('select public.switch_branch(%L, %L)', pg_temp.id('hilo'), pg_temp.id('q2')), '23514', 'message_not_found', 'somebody else''s conversation');

select tests.sign_out();
select public.begin_turn(p_user_id => tests.user_id('ana'), p_conversation_id => pg_temp.id('hilo'), p_client_message_id => 'm', p_content => 'hola');
select tests.sign_in('ana');
select throws_ok(format('select public.switch_branch(%L, %L)', pg_temp.id('hilo'), pg_temp.id('q2')), '23514', 'turn_in_progress', 'not while an answer is being written');
select tests.sign_out();
update private.turns set lease_expires_at = now() - interval '1 minute' where conversation_id = pg_temp.id('hilo');
select tests.sign_in('ana');
select is(public.switch_branch(pg_temp.id('hilo'), pg_temp.id('q2')), jsonb_build_object('current_message_id', pg_temp.id('a4')), 'an answer that nobody writes any more is in nobody''s way');
select tests.sign_out();
select is((select state from private.turns where conversation_id = pg_temp.id('hilo')), 'failed', 'it has failed');

select * from finish();
rollback;

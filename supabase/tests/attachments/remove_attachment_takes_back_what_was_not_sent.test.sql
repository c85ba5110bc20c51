begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.submit(p_key text, p_files text[] default '{}', p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000,
    p_metadata => case when p_files <> '{}' then jsonb_build_object('attachments', p_files) else '{}' end
  )::jsonb;
$$;
create function pg_temp.answer(p_turn jsonb) returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Claro',
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 10, p_cached_input_tokens => 0,
    p_output_tokens => 5, p_cost_micros => 1, p_processing_ms => 9, p_first_token_ms => 2, p_finish_reason => 'stop'
  );
$$;
create temporary table f as select (tests.upload() #>> '{attachment,id}')::uuid as unsent, (tests.upload('b.csv') #>> '{attachment,id}')::uuid as sent;
select is(public.remove_attachment(tests.user_id('bruno'), unsent) #>> '{error,code}', 'attachment_not_found', 'not somebody else''s') from f;
select is(
  public.remove_attachment(tests.user_id('ana'), unsent),
  jsonb_build_object('ok', true, 'path', tests.user_id('ana') || '/' || tests.user_id('uno') || '/a.csv'),
  'one''s own'
) from f;
select is(public.remove_attachment(tests.user_id('ana'), unsent) #>> '{error,code}', 'attachment_not_found', 'once') from f;
select is(pg_temp.submit('m-1', array[sent]::text[]) -> 'ok', 'true', 'what is sent') from f;
select is(public.remove_attachment(tests.user_id('ana'), sent) #>> '{error,code}', 'attachment_not_found', 'stays') from f;
select is((select count(*) from public.message_attachments), 1::bigint, 'with its message');

select * from finish();
rollback;

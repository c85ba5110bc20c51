begin;
select plan(4);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create function pg_temp.answer(p_turn jsonb, p_content text default 'Claro que sí', p_state text default 'completed')
returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => p_state, p_content => p_content,
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 1000, p_cached_input_tokens => 200,
    p_output_tokens => 50, p_cost_micros => 107, p_processing_ms => 900, p_first_token_ms => 250, p_finish_reason => 'stop'
  );
$$;

create temporary table t as select pg_temp.submit('m-1', 'Hola') as r;
select pg_temp.answer(r) from t;
create temporary table uuids as select pg_temp.submit('6f1c3b0e-5f43-4a1c-9d56-8d0a53f0a111', 'Como uuid') as r;
select pg_temp.answer(r) from uuids;
select is((private.message_by_reference(tests.user_id('hilo'), 'm-1')).content, 'Hola', 'the client''s');
select is((private.message_by_reference(tests.user_id('hilo'), (select r #>> '{turn,user_message_id}' from t))).content, 'Hola', 'its own');
select is((private.message_by_reference(tests.user_id('hilo'), '6f1c3b0e-5f43-4a1c-9d56-8d0a53f0a111')).content, 'Como uuid', 'the client''s, where it looks like one of ours');
select is((private.message_by_reference(tests.user_id('hilo'), 'm-9')).id, null, 'or not at all');

select * from finish();
rollback;

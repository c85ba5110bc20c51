begin;
select plan(6);

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

create temporary table t as select pg_temp.submit('m-1') as r;
delete from public.conversations where id = tests.user_id('hilo');
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')) #>> '{error,code}', 'conversation_not_found', 'it is gone, while its answer streams');
create temporary table again as select pg_temp.submit('m-1') as r;
select is((select r #> '{conversation,created}' from again), 'true', 'one under the same id is a new one');
select isnt((select r #>> '{turn,message_id}' from again), (select r #>> '{turn,message_id}' from t), 'with a turn of its own');
select is((select pg_temp.answer(r) #>> '{turn,state}' from t), 'gone', 'the old one ends');
select is((select pg_temp.answer(r) #>> '{turn,state}' from again), 'completed', 'beside the new one');
select is((select count(*) from private.usage_ledger where conversation_id = tests.user_id('hilo')), 2::bigint, 'both are charged');

select * from finish();
rollback;

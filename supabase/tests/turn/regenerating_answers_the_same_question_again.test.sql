begin;
select plan(8);

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
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

create function pg_temp.again(p_target text default null) returns jsonb language sql as $$
  select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'regenerate', p_target_ref => p_target, p_max_output_tokens => 1000)::jsonb
$$;
create temporary table t as select pg_temp.submit('m-1', 'Hola') as r;
select pg_temp.answer(r) from t;
create temporary table second as select pg_temp.again() as r;
select is((select r #>> '{turn,user_message_id}' from second), (select r #>> '{turn,user_message_id}' from t), 'the newest answer, where none is named');
select isnt((select r #>> '{turn,message_id}' from second), (select r #>> '{turn,message_id}' from t), 'a new answer');
select is((select r #>> '{message,content}' from second), 'Hola', 'to the same question');
select is((select message_count from public.conversations where id = tests.user_id('hilo')), 3, 'beside the old one');
select is((pg_temp.again((select r #>> '{turn,message_id}' from t)) #>> '{turn,message_id}'), (select r #>> '{turn,message_id}' from second), 'an answer is replaced once');
select pg_temp.answer(r, 'Mejor') from second;
create temporary table third as select pg_temp.again('m-1') as r;
select is((select r #>> '{turn,user_message_id}' from third), (select r #>> '{turn,user_message_id}' from t), 'named by its question, its newest answer is meant');
select is(
  (select idempotency_key from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from third)),
  'regenerate:' || (select r #>> '{turn,message_id}' from second), 'which its key says'
);
select is(pg_temp.code(pg_temp.again('m-9')), 'message_not_found', 'an answer that is not there');

select * from finish();
rollback;

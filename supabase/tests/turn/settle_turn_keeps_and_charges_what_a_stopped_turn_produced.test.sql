begin;
select plan(3);

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
select public.request_stop(tests.user_id('ana'), tests.user_id('hilo'));
select pg_temp.answer(r, 'Hasta aquí', 'stopped') from t;
select results_eq(
  $$select status::text, content, finish_reason from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('delivered', 'Hasta aquí', 'stop_requested')$$,
  'the text stays'
);
select is((select messages from private.usage_ledger where conversation_id = tests.user_id('hilo')), 1, 'and counts');
create temporary table early as select pg_temp.submit('m-2') as r;
select is(
  (select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'stopped') #> '{quota,messages_used}' from early),
  '1', 'stopped before the first word, it does not'
);

select * from finish();
rollback;

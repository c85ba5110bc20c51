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

delete from vault.secrets where name in ('functions_url', 'worker_secret_key');
delete from net.http_request_queue;
select pg_temp.answer(pg_temp.submit('m-1'));
select is_empty($$select from net.http_request_queue$$, 'not at all without its address and key');
select vault.create_secret('https://example.test/functions/v1/', 'functions_url');
select vault.create_secret('sb_secret_test', 'worker_secret_key');
select pg_temp.answer(pg_temp.submit('m-1', p_thread => 'otro hilo'));
select pg_temp.answer(pg_temp.submit('m-1', p_thread => 'tercero'));
select is((select count(*) from net.http_request_queue), 1::bigint, 'once, however many turns are settled');
select results_eq(
  $$select url, headers ->> 'apikey', headers ->> 'content-type' from net.http_request_queue$$,
  $$values ('https://example.test/functions/v1/worker', 'sb_secret_test', 'application/json')$$,
  'at its address, with its key'
);

select * from finish();
rollback;

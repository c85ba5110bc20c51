begin;
select plan(7);

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

update public.subscription_plans set max_monthly_messages = 2 where id = 'trial';
select is(pg_temp.answer(pg_temp.submit('m-1')) #> '{quota,messages_remaining}', '1', 'one of two');
create temporary table open as select pg_temp.submit('m-2') as r;
select is((select r #> '{quota,messages_remaining}' from open), '0', 'the last one');
create temporary table t as select pg_temp.submit('m-1', p_thread => 'otro hilo') as r;
select is((select pg_temp.code(r) from t), 'quota_exhausted', 'an open reservation counts');
select is(
  (select r #> '{error,details}' from t),
  (select jsonb_build_object('used', 2, 'limit', 2, 'renews_at', trial_end_date + 1) from public.user_subscriptions where user_id = tests.user_id('ana')),
  'it says what was used, the limit and when it renews'
);
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed') from open;
select is(pg_temp.submit('m-1', p_thread => 'otro hilo') -> 'ok', 'true', 'a turn that failed gives its message back');
update public.subscription_plans set max_monthly_messages = 0 where id = 'trial';
select is(pg_temp.code(pg_temp.submit('m-1', p_thread => 'tercero')), 'quota_exhausted', 'none is none');
update public.subscription_plans set max_monthly_messages = null where id = 'trial';
select is(pg_temp.submit('m-1', p_thread => 'tercero') #> '{quota,messages_limit}', 'null', 'null is without limit');

select * from finish();
rollback;

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

select tests.put_on_plan('ana', 'starter');
create temporary table day as select (now() at time zone 'UTC')::date as today;
update public.user_subscriptions set current_period_start = today - 30, current_period_end = today + 1 from day where user_id = tests.user_id('ana');
create temporary table t as select pg_temp.submit('m-1') as r;
update public.user_subscriptions set current_period_start = today, current_period_end = today + 31 from day where user_id = tests.user_id('ana');
select is(pg_temp.submit('m-1', p_thread => 'otro hilo') #> '{quota,messages_used}', '1', 'a new period begins with nothing used');
select pg_temp.answer(r) from t;
select is((select period_start from private.usage_ledger where conversation_id = tests.user_id('hilo')), (select today - 30 from day), 'the old turn stays in the old one');
select results_eq(
  $$select period_start, messages_used, messages_reserved from private.usage_counters c join public.user_subscriptions s on s.id = c.subscription_id
    where s.user_id = tests.user_id('ana') order by 1$$,
  $$select today - 30, 1, 0 from day union all select today, 0, 1 from day$$,
  'each counted in its own'
);

select * from finish();
rollback;

begin;
select plan(5);

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

select pg_temp.answer(pg_temp.submit('m-1'));
select pg_temp.answer(pg_temp.submit('m-2'));
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
select results_eq(
  $$select kind, assistant_id, provider, model, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros, user_id
    from private.usage_ledger where subscription_id = (select id from s)$$,
  $$select 'turn', 'sofia', 'openai', 'gpt-6-luna', 1, 1000::bigint, 200::bigint, 50::bigint, 107::bigint, tests.user_id('ana') from generate_series(1, 2)$$,
  'an entry of the ledger for each'
);
select results_eq(
  $$select messages_used, messages_reserved, tokens_used, tokens_reserved, cost_micros from private.usage_counters where subscription_id = (select id from s)$$,
  $$values (2, 0, 2100::bigint, 0::bigint, 214::bigint)$$,
  'the counters'
);
select results_eq(
  $$select messages_sent, ai_tokens_used, ai_model_costs, total_costs, usage_by_assistant from public.subscription_usage where user_subscription_id = (select id from s)$$,
  $$values (2, 2100::bigint, 0.000214::numeric(10,6), 0.0002::numeric(10,4), '{"sofia": {"messages": 2, "tokens": 2100, "cost_micros": 214}}'::jsonb)$$,
  'the usage that people see'
);
select is(
  (select current_period_usage - 'period_start' - 'period_end' from public.user_subscriptions where id = (select id from s)),
  '{"messages": 2, "tokens": 2100, "cost_micros": 214}', 'the summary on the subscription'
);
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agree');

select * from finish();
rollback;

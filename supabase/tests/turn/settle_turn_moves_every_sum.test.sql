begin;
select plan(5);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
select tests.answer(tests.submit('m-2'));
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

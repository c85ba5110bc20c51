begin;
select plan(5);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
select tests.submit('m-2');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'all agrees');
update private.usage_counters set messages_used = 9, tokens_reserved = 1 where subscription_id = (select id from s);
update public.subscription_usage set ai_model_costs = 1, usage_by_assistant = '{}' where user_subscription_id = (select id from s);
update public.user_subscriptions set current_period_usage = '{}' where id = (select id from s);
select set_eq(
  $$select measure from private.check_usage() where subscription_id = (select id from s)$$,
  array['messages_used', 'tokens_reserved', 'subscription_usage.ai_model_costs', 'usage_by_assistant.messages', 'usage_by_assistant.tokens',
    'usage_by_assistant.cost_micros', 'current_period_usage.messages', 'current_period_usage.tokens', 'current_period_usage.cost_micros'],
  'each number that was tampered with'
);
select is(private.recompute_usage((select id from s)), 1, 'one period is mended');
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agrees again');
delete from private.usage_counters where subscription_id = (select id from s);
delete from public.subscription_usage where user_subscription_id = (select id from s);
select private.recompute_usage();
select is_empty($$select from private.check_usage()$$, 'even from nothing');

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user('ana');

create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, input_tokens, output_tokens, cost_micros)
select 'batch:' || n, tests.user_id('ana'), s.id, date '2026-01-01' + (n % 2) * 31, 'adjustment', case n % 3 when 0 then 'sofia' else 'carlos' end, 1, 10, 5, 7
from s, generate_series(1, 600) n;
select results_eq(
  $$select period_start, messages_used, tokens_used, cost_micros from private.usage_counters where subscription_id = (select id from s) order by 1$$,
  $$values (date '2026-01-01', 300, 4500::bigint, 2100::bigint), (date '2026-02-01', 300, 4500::bigint, 2100::bigint)$$,
  'by period'
);
select is((select usage_by_assistant #> '{sofia,messages}' from public.subscription_usage where user_subscription_id = (select id from s) order by period_start limit 1), '100', 'by assistant');
insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, cost_micros)
select 'correction', tests.user_id('ana'), s.id, '2026-01-01', 'adjustment', 'sofia', -1, -7 from s;
select is((select messages_used from private.usage_counters where subscription_id = (select id from s) and period_start = '2026-01-01'), 299, 'a correction takes back');
select is((select current_period_usage ->> 'period_start' from public.user_subscriptions where id = (select id from s)), '2026-02-01', 'and an old period does not pass for the current one');
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agrees');

select * from finish();
rollback;

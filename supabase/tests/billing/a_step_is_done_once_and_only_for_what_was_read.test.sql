begin;
select plan(20);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active', plan_id = 'starter', monthly_amount = 19, currency = 'USD', trial_end_date = null,
  current_period_start = '2026-01-31', current_period_end = '2026-02-28', billing_anchor = '2026-01-31' where id = (select id from s);
create function pg_temp.context() returns jsonb language sql as $$ select public.billing_context((select id from s)) $$;
create function pg_temp.apply(p_step jsonb, p_version bigint default null) returns jsonb language sql as $$
  select public.apply_billing_step((select id from s), coalesce(p_version, (pg_temp.context() ->> 'version')::bigint), p_step)
$$;
create function pg_temp.renewal(p_start text, p_end text) returns jsonb language sql as $$
  select jsonb_build_object('kind', 'renew', 'plan_id', 'starter', 'cycle', 'monthly', 'anchor', '2026-01-31',
    'period', jsonb_build_object('start', p_start, 'end', p_end),
    'invoice', jsonb_build_object('currency', 'USD', 'subtotal', '19.00', 'discount_amount', '0.00', 'tax_amount', '3.04', 'total_amount', '22.04',
      'issue_date', p_start, 'due_date', p_end, 'period_start', p_start, 'period_end', p_end,
      'line_items', '[{"quantity": 1, "unit_amount": "19.00", "discount_amount": "0.00", "amount": "19.00", "tax_amount": "3.04"}]'::jsonb))
$$;

insert into public.subscription_usage (user_subscription_id, period_start, period_end) select id, '2026-01-31', '2026-02-28' from s;
select tests.upload('menu.csv');
update public.message_attachments set file_size = 1610612736 where user_id = tests.user_id('ana');
select is(pg_temp.context() #>> '{plan,price}', '19.00', 'the price that was agreed on');
create temporary table v as select (pg_temp.context() ->> 'version')::bigint as version;
update public.user_subscriptions set current_period_usage = '{"messages": 7}' where id = (select id from s);
select is((pg_temp.context() ->> 'version')::bigint, (select version from v), 'a turn changes nothing of it');
select is(tests.code(pg_temp.apply(pg_temp.renewal('2026-03-01', '2026-03-31'))), 'period_does_not_follow', 'no day is skipped');
select is(pg_temp.apply(pg_temp.renewal('2026-02-28', '2026-03-31')) ->> 'ok', 'true', 'the next period');
select is(tests.code(pg_temp.apply(pg_temp.renewal('2026-02-28', '2026-03-31'), (select version from v))), 'subscription_changed', 'not twice by who read it before');
select is(tests.code(pg_temp.apply(pg_temp.renewal('2026-02-28', '2026-03-31'))), 'period_does_not_follow', 'nor by who reads it anew');
select is((select storage_used_gb from public.subscription_usage where user_subscription_id = (select id from s)), 1.500, 'what was stored when it ended is noted');
select results_eq($$select period_start, period_end, total_amount, status::text from public.invoices where user_subscription_id = (select id from s)$$,
  $$values ('2026-02-28'::date, '2026-03-31'::date, 22.04, 'sent')$$, 'one invoice');
select is(pg_temp.context() #>> '{unpaid,is_overdue}', 'false', 'which is to be paid');
select is(pg_temp.apply(jsonb_build_object('kind', 'overdue', 'invoice_id', pg_temp.context() #> '{unpaid,invoice_id}')) ->> 'ok', 'true', 'and was not');
select is(pg_temp.context() ->> 'status', 'past_due', 'so it is past due');
select is(pg_temp.apply('{"kind": "give_up"}') ->> 'ok', 'true', 'for some time');
select is(pg_temp.context() ->> 'status', 'unpaid', 'and then unpaid');
select is(tests.code(pg_temp.apply('{"kind": "dance"}')), 'step_unknown', 'nothing else is a step');
select is(tests.code(public.billing_context(gen_random_uuid())), 'subscription_not_found', 'of nobody');
select is_empty($$select * from private.check_invoices()$$, 'the invoices add up');

update public.user_subscriptions set plan_id = 'professional' where id = (select id from s);
select is(pg_temp.context() #>> '{plan,price}', (select monthly_price_usd::text from public.subscription_plans where id = 'professional'), 'another plan has the price of the list');
update public.user_subscriptions set monthly_amount = 45 where id = (select id from s);
select is(pg_temp.context() #>> '{plan,price}', '45.00', 'or what was agreed on');
update public.user_subscriptions set next_plan_id = 'starter', next_billing_cycle = 'yearly' where id = (select id from s);
select is(pg_temp.context() #>> '{next,price}', (select yearly_price_usd::text from public.subscription_plans where id = 'starter'), 'what comes next has its own');
update public.user_subscriptions set currency = 'MXN', monthly_amount = null where id = (select id from s);
select is(pg_temp.context() #>> '{plan,price}', null, 'the list is in dollars and says nothing of pesos');

select * from finish();
rollback;

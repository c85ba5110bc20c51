begin;
select plan(18);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.today() returns date language sql stable as $$ select (now() at time zone 'UTC')::date $$;
create function pg_temp.chosen(p_kind text, p_plan_id text, p_cycle text, p_start date, p_end date, p_amount text, p_balance text default '0.00')
returns jsonb language sql as $$
  select jsonb_build_object(
    'kind', p_kind, 'plan_id', p_plan_id, 'cycle', p_cycle, 'anchor', p_start, 'period', jsonb_build_object('start', p_start, 'end', p_end),
    'invoice', jsonb_build_object(
      'currency', 'USD', 'subtotal', p_amount, 'discount_amount', '0.00', 'tax_amount', '0.00', 'total_amount', p_amount,
      'tax_is_contained', false, 'issue_date', p_start, 'due_date', p_start, 'period_start', p_start, 'period_end', p_end, 'balance_change', p_balance,
      'line_items', jsonb_build_array(jsonb_build_object(
        'kind', 'plan', 'description', jsonb_build_object('key', 'plan.monthly', 'parameters', '{}'::jsonb), 'quantity', 1, 'unit_amount', p_amount,
        'discount_amount', '0.00', 'amount', p_amount, 'tax_name', null, 'tax_basis_points', 0, 'tax_amount', '0.00',
        'period', jsonb_build_object('start', p_start, 'end', p_end)))))
$$;
create temporary table s as select id, version from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.place(p_key uuid, p_order jsonb) returns jsonb language sql as $$
  select public.place_order(tests.user_id('ana'), s.id, (select u.version from public.user_subscriptions u where u.id = s.id), p_key, p_order) from s
$$;

-- placed three days ago, paid today
create temporary table o as select pg_temp.place('00000000-0000-4000-8000-000000000001',
  pg_temp.chosen('start', 'starter', 'monthly', pg_temp.today() - 3, (pg_temp.today() - 3 + interval '1 month')::date, '19.00')) #>> '{order,id}' as id;
select is((select status::text from public.user_subscriptions where id = (select id from s)), 'trial', 'nothing changes before it is paid');
select is((select count(*) from public.invoices where user_subscription_id = (select id from s)), 0::bigint, 'and there is no invoice');
select is(pg_temp.place('00000000-0000-4000-8000-000000000001', '{}') -> 'repeated', 'true', 'the same key orders nothing more');
select is(tests.code(public.place_order(tests.user_id('bruno'), (select id from s), 0, gen_random_uuid(), '{}')), 'subscription_not_found', 'a stranger orders nothing');
select is(tests.code(public.place_order(tests.user_id('ana'), (select id from s), -1, gen_random_uuid(), '{}')), 'subscription_changed', 'nor does who has not seen how it is');
select is(tests.code(public.record_order_payment((select id from o)::uuid, 'manual', 'T1', 18.99, 'USD')), 'payment_amount_differs', 'a cent less is not the price');
select is(tests.code(public.record_order_payment(gen_random_uuid(), 'manual', 'T1', 19, 'USD')), 'order_not_found', 'nor is it anything without an order');
select is(public.record_order_payment((select id from o)::uuid, 'stripe', 'failed-1', 19, 'USD', 'card_declined') ->> 'order_status', 'open', 'a card that is refused leaves it open');
select is(public.record_order_payment((select id from o)::uuid, 'manual', 'T1', 19, 'USD') ->> 'order_status', 'paid', 'the price pays it');
select results_eq(
  $$select plan_id, status::text, current_period_start, current_period_end, billing_anchor, monthly_amount from public.user_subscriptions where id = (select id from s)$$,
  $$values ('starter', 'active', pg_temp.today(), (pg_temp.today() + interval '1 month')::date, pg_temp.today(), null::numeric)$$,
  'the plan begins on the day of payment');
select results_eq(
  $$select status::text, total_amount, issue_date, period_start, period_end, line_items #>> '{0,period,start}' from public.invoices where user_subscription_id = (select id from s)$$,
  $$values ('paid', 19.00, pg_temp.today(), pg_temp.today(), (pg_temp.today() + interval '1 month')::date, pg_temp.today()::text)$$,
  'and so says its invoice');
select is(public.record_order_payment((select id from o)::uuid, 'manual', 'T1', 19, 'USD') -> 'repeated', 'true', 'what is told twice is noted once');
select is(tests.code(public.record_order_payment((select id from o)::uuid, 'manual', 'T2', 19, 'USD')), 'order_not_open', 'and a second payment is not kept');

-- two upgrades are waited for one after the other, and paid both
create temporary table up as
  select n, pg_temp.place(('00000000-0000-4000-8000-00000000010' || n)::uuid,
    pg_temp.chosen('change', 'professional', 'monthly', pg_temp.today(), (pg_temp.today() + interval '1 month')::date, '30.00')) #>> '{order,id}' as id
  from generate_series(1, 2) n;
select results_eq($$select o.status from private.orders o join up on up.id = o.id::text order by up.n$$, array['superseded', 'open'], 'of plans one is waited for at a time');
select is(public.record_order_payment((select id from up where n = 1)::uuid, 'manual', 'U1', 30, 'USD') ->> 'order_status', 'paid', 'what was superseded is honoured while it fits');
select is(tests.code(public.record_order_payment((select id from up where n = 2)::uuid, 'manual', 'U2', 30, 'USD')), 'order_does_not_fit', 'and the other does not fit any more');
select is((select plan_id from public.user_subscriptions where id = (select id from s)), 'professional', 'there is one change');
select is_empty('select * from private.check_invoices()', 'the invoices add up and have no gap');

select * from finish();
rollback;

begin;
select plan(20);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.today() returns date language sql stable as $$ select private.today() $$;
create function pg_temp.context() returns jsonb language sql as $$ select public.billing_context((select id from s)) $$;
create function pg_temp.charged() returns jsonb language sql as $$ select pg_temp.context() -> 'charged' $$;
create function pg_temp.charge(p_price text, p_from date, p_given_back text default '0') returns jsonb language sql as $$
  select jsonb_build_object('price', p_price, 'currency', 'USD', 'from', p_from, 'given_back', p_given_back)
$$;
create function pg_temp.invoice(p_amount text, p_plan_price text, p_start date, p_end date) returns jsonb language sql as $$
  select jsonb_build_object(
    'currency', 'USD', 'subtotal', p_amount, 'discount_amount', '0.00', 'tax_amount', '0.00', 'total_amount', p_amount,
    'tax_is_contained', false, 'issue_date', p_start, 'due_date', p_start, 'period_start', p_start, 'period_end', p_end,
    'plan_price', p_plan_price, 'balance_change', '0.00',
    'line_items', jsonb_build_array(jsonb_build_object(
      'kind', 'plan', 'description', jsonb_build_object('key', 'plan.monthly', 'parameters', '{}'::jsonb), 'quantity', 1,
      'unit_amount', p_amount, 'discount_amount', '0.00', 'amount', p_amount, 'tax_name', null, 'tax_basis_points', 0,
      'tax_amount', '0.00', 'period', jsonb_build_object('start', p_start, 'end', p_end))))
$$;
create function pg_temp.place(p_kind text, p_plan_id text, p_amount text, p_plan_price text, p_end date) returns uuid
language plpgsql as $$
declare
  v_start constant date := coalesce((select u.current_period_start from public.user_subscriptions u join s on s.id = u.id where p_kind = 'change'), pg_temp.today());
begin
  return public.place_order(tests.user_id('ana'), (select id from s), (pg_temp.context() ->> 'version')::bigint, gen_random_uuid(),
    jsonb_build_object('kind', p_kind, 'plan_id', p_plan_id, 'cycle', 'monthly', 'anchor', v_start,
      'period', jsonb_build_object('start', v_start, 'end', p_end), 'invoice', pg_temp.invoice(p_amount, p_plan_price, pg_temp.today(), p_end))) #>> '{order,id}';
end
$$;
create function pg_temp.pay(p_order_id uuid, p_amount numeric) returns jsonb language sql as $$
  select public.record_order_payment(p_order_id, 'manual', gen_random_uuid()::text, p_amount, 'USD')
$$;
create function pg_temp.buy(p_kind text, p_plan_id text, p_amount text, p_plan_price text, p_end date) returns text language sql as $$
  select pg_temp.pay(pg_temp.place(p_kind, p_plan_id, p_amount, p_plan_price, p_end), p_amount::numeric) ->> 'order_status'
$$;
create function pg_temp.list(p_price numeric) returns void language sql as $$
  update public.subscription_plans set monthly_price_usd = p_price where id = 'starter'
$$;
create temporary table until as select (date '2026-06-01' + interval '1 month')::date as day;

select set_config('sintra.today', '2026-06-01', true);
select is(pg_temp.charged(), 'null', 'nothing was charged for a trial');
select is(pg_temp.buy('start', 'starter', '19.00', '19.00', (select day from until)), 'paid', 'a plan is paid');
select is(pg_temp.charged(), pg_temp.charge('19.00', '2026-06-01'), 'which is what its period is worth');
select pg_temp.list(99);
select is(pg_temp.context() #>> '{plan,price}', '99.00', 'the operator raises the price of the list');
select is(pg_temp.charged(), pg_temp.charge('19.00', '2026-06-01'), 'and the period stays worth what was charged');
update public.user_subscriptions set monthly_amount = 5 where id = (select id from s);
select is(pg_temp.charged(), pg_temp.charge('19.00', '2026-06-01'), 'as it does when another price is agreed on');

-- two higher plans in one period
select set_config('sintra.today', '2026-06-16', true);
select is(pg_temp.buy('change', 'professional', '15.00', '49.00', (select day from until)), 'paid', 'a higher plan is paid for the rest of it');
select is(pg_temp.charged(), pg_temp.charge('49.00', '2026-06-16'), 'and the period is worth what that would cost all of it');
select is(pg_temp.buy('change', 'enterprise', '50.00', '149.00', (select day from until)), 'paid', 'and a still higher one');
select is(pg_temp.charged(), pg_temp.charge('149.00', '2026-06-16'), 'of which the same holds');
select is((select count(*) from public.invoices where user_subscription_id = (select id from s) and plan_price is not null), 3::bigint,
  'each invoice says what its plan costs');

-- given back, once
create temporary table up as select pg_temp.place('change', 'enterprise', '90.00', '149.00', (select day from until)) as id;
select private.issue_invoice((select id from s), 'refund:test', pg_temp.invoice('-12.50', null, '2026-06-16', null)
  || jsonb_build_object('kind', 'credit_note', 'credited_invoice_id', (select id from public.invoices order by number desc limit 1)));
select is(pg_temp.charged(), pg_temp.charge('149.00', '2026-06-16', '12.50'), 'what a credit note gave back is told with it');

select is(tests.code(pg_temp.pay((select id from up), 90)), 'order_does_not_fit', 'an order that was to give it back as well is refused');
update private.orders set from_charge = pg_temp.charged() where id = (select id from up);
select is(pg_temp.pay((select id from up), 90) ->> 'order_status', 'paid', 'for nothing but that');

-- the next period, before and after it is paid
select pg_temp.list(29);
create function pg_temp.renew(p_price text, p_start date, p_end date) returns jsonb language sql as $$
  select public.apply_billing_step((select id from s), (pg_temp.context() ->> 'version')::bigint, jsonb_build_object(
    'kind', 'renew', 'plan_id', 'starter', 'cycle', 'monthly', 'anchor', '2026-06-01',
    'period', jsonb_build_object('start', p_start, 'end', p_end),
    'invoice', case when p_price is not null then pg_temp.invoice(p_price, p_price, p_start, p_end) end))
$$;
select pg_temp.renew('29.00', '2026-07-01', '2026-08-01');
select is(pg_temp.charged(), 'null', 'a period that is not paid is worth nothing, nor is the last one');
select public.record_payment((select id from public.invoices where status = 'sent' and kind = 'invoice'), 'manual', 'july', 29, 'USD');
select is(pg_temp.charged(), pg_temp.charge('29.00', '2026-07-01'), 'once it is, it is worth that');

-- what nobody was charged for
select pg_temp.renew(null, '2026-08-01', '2026-09-01');
select is(pg_temp.charged(), 'null', 'a period that cost nothing is worth nothing');
select pg_temp.renew('29.00', '2026-09-01', '2026-10-01');
update public.invoices set status = 'cancelled' where status = 'sent' and kind = 'invoice';
select is(pg_temp.charged(), 'null', 'nor is one whose invoice was cancelled');
update public.user_subscriptions set current_period_start = '2026-07-02', current_period_end = '2026-10-02' where id = (select id from s);
select is(pg_temp.charged(), 'null', 'nor one that somebody wrote by hand');
select is_empty('select * from private.check_invoices()', 'the invoices add up');

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active', plan_id = 'starter', stripe_customer_id = 'cus_ana' where id = (select id from s);
create temporary table i as select (private.issue_invoice((select id from s), 'a', '{
  "currency": "MXN", "subtotal": "399.00", "discount_amount": "0.00", "tax_amount": "63.84", "total_amount": "462.84",
  "issue_date": "2026-02-28", "due_date": "2026-03-07",
  "line_items": [{"kind": "plan", "description": {"key": "plan.monthly", "parameters": {"plan": "Inicial"}}, "quantity": 1,
    "unit_amount": "399.00", "discount_amount": "0.00", "amount": "399.00", "tax_name": "IVA", "tax_basis_points": 1600, "tax_amount": "63.84"}]
}')).id;
update public.invoices set status = 'overdue' where id = (select id from i);
update public.user_subscriptions set status = 'past_due' where id = (select id from s);

create function pg_temp.payment(p_reference text, p_outcome text, p_more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('reference', p_reference, 'invoice_id', (select id from i), 'amount', '462.84', 'currency', 'MXN', 'outcome', p_outcome) || p_more
$$;
-- What a gateway may be found to say at six moments, the moments in any order: a slow worker writes what it has read long ago.
create temporary table notice as
  select n, payment from (values
    (1, pg_temp.payment('pi_0', 'failed', '{"attempt": 0, "failure_code": "insufficient_funds"}')),
    (2, pg_temp.payment('pi_1', 'pending', '{"voucher": {"kind": "oxxo", "expires_at": 1800000000}}')),
    (3, pg_temp.payment('pi_1', 'succeeded', '{"customer": "cus_ana", "card": {"reference": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2030}}')),
    (4, pg_temp.payment('pi_1', 'succeeded', '{"customer": "cus_ana", "card": {"reference": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2030}, "refunds": [{"reference": "re_1", "amount": "100.00", "stands": true}]}')),
    (5, pg_temp.payment('pi_1', 'succeeded', '{"customer": "cus_ana", "card": {"reference": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2030}, "refunds": [{"reference": "re_2", "amount": "50.00", "stands": false}, {"reference": "re_1", "amount": "100.00", "stands": true}]}')),
    (6, null)
  ) as v (n, payment);
create function pg_temp.tell(p_n integer) returns void language plpgsql as $$
begin
  if p_n = 6 then
    perform public.note_dispute('stripe', '{"reference": "dp_1", "payment": "pi_1", "amount": "462.84", "currency": "MXN", "reason": "fraudulent", "state": "open"}');
  else
    perform public.note_gateway_payment('stripe', (select payment from notice where n = p_n));
  end if;
end
$$;
create function pg_temp.state() returns jsonb language sql as $$
  select jsonb_build_object(
    'invoice', (select status from public.invoices where id = (select id from i)),
    'subscription', (select status from public.user_subscriptions where id = (select id from s)),
    'payments', (select jsonb_agg(jsonb_build_array(reference, status, failure_code) order by reference) from private.payments),
    'refunds', (select jsonb_agg(jsonb_build_array(reference, amount, status, invoice_id is not null, reason) order by reference) from private.refunds),
    'disputes', (select jsonb_agg(jsonb_build_array(reference, state)) from private.disputes),
    'vouchers', (select jsonb_agg(jsonb_build_array(reference, kind)) from private.vouchers),
    'card', (select last4 from private.saved_cards),
    'credits', (select jsonb_agg(c - 'refund_id') from jsonb_array_elements(private.credits_due('stripe', 'pi_1')) as c))
$$;
create temporary table outcome (orders text, state jsonb);
create function pg_temp.try(p_order integer[], p_times integer) returns void language plpgsql as $$
declare
  v_state jsonb;
begin
  begin
    for n in 1..p_times loop
      perform pg_temp.tell(o.n) from unnest(p_order) with ordinality as o (n, place) order by o.place;
    end loop;
    v_state := pg_temp.state();
    raise exception 'undone' using errcode = 'P0999';
  exception when sqlstate 'P0999' then
    insert into outcome values (p_order::text, v_state);
  end;
end
$$;
create temporary table permutation as
  with recursive p as (
    select array[n] as taken from generate_series(1, 6) n
    union all
    select p.taken || n from p, generate_series(1, 6) n where n <> all (p.taken)
  )
  select taken from p where cardinality(taken) = 6;

select is((select count(*) from permutation), 720::bigint, 'every order of six notices');
do $$ begin perform pg_temp.try(p.taken, 1) from permutation p; end $$;
select is((select count(distinct state) from outcome), 1::bigint, 'comes to one state');
select is((select jsonb_build_array(state -> 'invoice', state -> 'subscription', state -> 'payments', state -> 'refunds', state -> 'card') from outcome limit 1),
  '["paid", "active", [["pi_0:failed", "failed", "insufficient_funds"], ["pi_1", "succeeded", null]], [["re_1", 100.00, "succeeded", true, "at_gateway"], ["re_2", 50.00, "failed", true, "at_gateway"]], "4242"]',
  'which is the right one');
do $$ begin perform pg_temp.try(p.taken, 10) from permutation p where p.taken[1] = 6 and p.taken[2] = 5; end $$;
select is((select count(distinct state) from outcome), 1::bigint, 'however often it is told');
select is((select count(*) from outcome), 744::bigint, 'all were tried');

select * from finish();
rollback;

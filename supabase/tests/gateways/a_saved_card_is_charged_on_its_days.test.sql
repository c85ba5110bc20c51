begin;
select plan(15);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
update public.user_subscriptions set status = 'active', plan_id = 'starter', current_period_start = current_date, current_period_end = current_date + 30
  where user_id in (tests.user_id('ana'), tests.user_id('bruno'));
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select u.id, 'T-' || row_number() over (), 10, 10, 'MXN', '2030-01-10', '2030-01-17', 'sent' from public.user_subscriptions u
  where u.user_id in (tests.user_id('ana'), tests.user_id('bruno'));
create temporary table i as select id from public.invoices where user_subscription_id = (select id from s);
create function pg_temp.due(p_day date) returns boolean language sql as $$ select exists (select from private.due_charges(p_day, 100) d where d = (select id from s)) $$;
create function pg_temp.failed(p_attempt integer, p_day date) returns void language plpgsql as $$
begin
  perform public.note_gateway_payment('stripe', jsonb_build_object('reference', 'pi_' || p_attempt, 'invoice_id', (select id from i), 'attempt', p_attempt, 'amount', '10.00', 'currency', 'MXN', 'outcome', 'failed', 'failure_code', 'insufficient_funds'));
  set local session_replication_role = replica;
  update private.payments set recorded_at = p_day + time '12:00' at time zone 'UTC' where reference = 'pi_' || p_attempt || ':failed';
  set local session_replication_role = origin;
end
$$;
create function pg_temp.next() returns date language sql as $$ select private.next_charge_on(i, 'stripe') from public.invoices i where id = (select id from i) $$;

select is(pg_temp.due('2030-01-10'), false, 'without a card nothing is charged');
select is(private.charging((select id from i), (select id from s)), '{"attempts": null, "voucher": null}', 'and nothing was tried');
update public.user_subscriptions set stripe_customer_id = 'cus_1' where id = (select id from s);
select public.note_customer_card('stripe', 'cus_1', '{"reference": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2040}');
select is(pg_temp.due('2030-01-09'), false, 'not before it was issued');
select is(pg_temp.due('2030-01-10'), true, 'on the day of issue');
select is(public.charge_context((select id from s), (select id from i)) - array['ok', 'number'], '{"gateway": "stripe", "customer": "cus_1", "card": "pm_1", "amount": "10.00", "currency": "MXN"}', 'with what');
select pg_temp.failed(0, '2030-01-10');
select is(pg_temp.next(), '2030-01-11'::date, 'a day later');
select pg_temp.failed(1, '2030-01-11');
select is(pg_temp.next(), '2030-01-13'::date, 'on the third day');
select pg_temp.failed(2, '2030-01-14');
select is(pg_temp.next(), '2030-01-18'::date, 'what comes late moves what follows');
select pg_temp.failed(3, '2030-01-18');
select is(pg_temp.next(), '2030-01-25'::date, 'and once more');
select pg_temp.failed(4, '2030-01-25');
select is(pg_temp.next(), null, 'and no more');
select is(private.charging((select id from i), (select id from s)) -> 'attempts', '["2030-01-10", "2030-01-11", "2030-01-14", "2030-01-18", "2030-01-25"]', 'as crates/billing is told');
select is(pg_temp.due('2030-03-01'), false, 'the queue rests');

-- cash at a till: nothing is charged while it may still come
update public.user_subscriptions set stripe_customer_id = 'cus_2' where user_id = tests.user_id('bruno');
select public.note_customer_card('stripe', 'cus_2', '{"reference": "pm_2", "brand": "visa", "last4": "1111", "exp_month": 12, "exp_year": 2040}');
insert into private.vouchers (gateway, reference, invoice_id, kind, issued_on)
  select 'stripe', 'pi_v', i.id, 'oxxo', '2030-01-10' from public.invoices i join public.user_subscriptions u on u.id = i.user_subscription_id and u.user_id = tests.user_id('bruno');
select is((select count(*) from private.due_charges('2030-01-17', 100)), 0::bigint, 'a week');
select is((select count(*) from private.due_charges('2030-01-18', 100)), 1::bigint, 'and then it is');
select is(tests.code(public.charge_context((select id from s), gen_random_uuid())), 'invoice_not_open', 'nothing else is charged');

select * from finish();
rollback;

begin;
select plan(7);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active' where id = (select id from s);
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select id, 'T-1', 10, 10, 'MXN', '2026-05-01', '2026-05-08', 'overdue' from s;
create temporary table i as select id from public.invoices where invoice_number = 'T-1';
delete from private.outbox;
create function pg_temp.fail(p_day integer) returns void language sql as $$
  insert into private.payments (invoice_id, gateway, reference, amount, currency, status, failure_code, recorded_at)
  select id, 'manual', gen_random_uuid()::text, 10, 'MXN', 'failed', 'card_declined', timestamptz '2026-05-09 12:00+00' + make_interval(days => p_day) from i
$$;
create function pg_temp.told() returns text[] language sql as $$
  select array_agg(parameters ->> 'notice' order by created_at) from private.outbox where template = 'dunning'
$$;

select pg_temp.fail(0) from generate_series(1, 3);
select is(pg_temp.told(), array['payment_failed'], 'three cards in a minute are one notice');
select is((select parameters ->> 'access_until' from private.outbox), '2026-05-23', 'until when the plan works');
select pg_temp.fail(1);
select is(pg_temp.told(), array['payment_failed', 'tried_again'], 'the next day');
select pg_temp.fail(3);
select pg_temp.fail(7);
select is(pg_temp.told(), array['payment_failed', 'tried_again', 'access_at_risk', 'last_attempt_ahead'], 'and on');
select pg_temp.fail(14);
select is(cardinality(pg_temp.told()), 4, 'of the last the end tells');
update public.user_subscriptions set status = 'past_due' where id = (select id from s);
update public.user_subscriptions set status = 'unpaid' where id = (select id from s);
select is((pg_temp.told())[5], 'access_ended', 'which it is');
update public.invoices set status = 'paid' where id = (select id from i);
select pg_temp.fail(20);
select is(cardinality(pg_temp.told()), 5, 'nothing of what is paid');

select * from finish();
rollback;

begin;
select plan(16);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active', plan_id = 'starter' where id = (select id from s);
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select s.id, 'T-1', 10, 10, 'MXN', current_date, current_date + 7, 'sent' from s;
create temporary table i as select id from public.invoices where invoice_number = 'T-1';
create function pg_temp.told(p_reference text, p_amount text default '10.00', p_more jsonb default '{}') returns jsonb language sql as $$
  select public.note_gateway_payment('stripe', jsonb_build_object('reference', p_reference, 'invoice_id', (select id from i), 'amount', p_amount, 'currency', 'MXN', 'outcome', 'succeeded') || p_more)
$$;
create function pg_temp.jobs() returns bigint language sql as $$ select count(*) from pgmq.q_turn_followups where message ->> 'type' = 'refund' $$;

select is(pg_temp.told('pi_9', '9.99') -> 'fits', 'false', 'less than is owed');
select is(pg_temp.jobs(), 1::bigint, 'is given back');
select is((select status::text from public.invoices where id = (select id from i)), 'sent', 'and pays nothing');
select is(pg_temp.told('pi_1') -> 'fits', 'true', 'what is owed pays');
select is(pg_temp.told('pi_1') -> 'repeated', 'true', 'told twice');
select is(pg_temp.told('pi_2') -> 'fits', 'false', 'a second payment does not');
select is(pg_temp.told('pi_2') -> 'fits', 'false', 'however often it is told of');
select is(pg_temp.jobs(), 2::bigint, 'and is given back once');
select is(pg_temp.told('pi_3', '10.00', '{"refunds": [{"reference": "re_3", "amount": "10.00", "stands": true}]}') -> 'fits', 'false', 'one that somebody gave back already');
select is(pg_temp.jobs(), 2::bigint, 'is not given back again');
select is((select count(*) from private.payments where status = 'succeeded'), 1::bigint, 'one payment is kept');

create temporary table r as select id, message from private.refunds f join pgmq.q_turn_followups q on q.message ->> 'refund_id' = f.id::text where f.payment_reference = 'pi_2';
select is(public.refund_context((select id from r)) - 'ok', '{"gateway": "stripe", "payment": "pi_2", "amount": "10.00", "currency": "MXN", "status": "requested"}', 'what is to be given back');
-- its notice is faster than the answer
select pg_temp.told('pi_2', '10.00', '{"refunds": [{"reference": "re_2", "amount": "10.00", "stands": true}]}');
select public.settle_refund((select id from r), 're_2');
select results_eq($$select reference, status, reason from private.refunds where payment_reference = 'pi_2'$$, $$values ('re_2', 'succeeded', 'payment_does_not_fit')$$, 'and was');
select is(private.retry_refunds(), 0::bigint, 'what was asked for now is not asked for again');
update private.refunds set queued_at = now() - interval '16 minutes' where payment_reference = 'pi_9';
select is(private.retry_refunds(), 1::bigint, 'what nobody has done in a quarter of an hour is');
select is(jsonb_array_length(public.gateway_troubles() -> 'refunds'), 0, 'nobody has to see to it');

select * from finish();
rollback;

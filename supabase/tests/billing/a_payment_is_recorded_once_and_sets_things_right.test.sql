begin;
select plan(13);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active' where id = (select id from s);
update public.user_subscriptions set status = 'past_due' where id = (select id from s);
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select s.id, 'T-' || n, 10, 10, 'MXN', current_date - 30, current_date - 20, 'overdue' from s, generate_series(1, 2) n;
create function pg_temp.pay(p_number text, p_reference text, p_amount numeric default 10, p_failure text default null) returns jsonb language sql as $$
  select public.record_payment((select id from public.invoices where invoice_number = p_number), 'manual', p_reference, p_amount, 'MXN', p_failure)
$$;
create function pg_temp.status() returns public.subscription_status_enum language sql as $$ select status from public.user_subscriptions where id = (select id from s) $$;

select is(tests.code(pg_temp.pay('T-1', 'x', 9.99)), 'payment_amount_differs', 'less is not enough');
select is(tests.code(pg_temp.pay('T-1', 'x', 10.01)), 'payment_amount_differs', 'nor is more');
select is(pg_temp.pay('T-1', 'declined', 10, 'card_declined') ->> 'invoice_status', 'overdue', 'what failed is noted and pays nothing');
select is(pg_temp.pay('T-1', 'one'), '{"ok": true, "invoice_status": "paid", "repeated": false}', 'a payment');
select is(pg_temp.pay('T-1', 'one'), '{"ok": true, "invoice_status": "paid", "repeated": true}', 'told twice');
select is(tests.code(pg_temp.pay('T-1', 'again')), 'invoice_not_open', 'not paid twice');
select is(tests.code(pg_temp.pay('T-2', 'one')), 'payment_reference_taken', 'nor for another');
select is(pg_temp.status(), 'past_due', 'something else is overdue still');
select is(pg_temp.pay('T-2', 'two') ->> 'invoice_status', 'paid', 'that, too');
select is(pg_temp.status(), 'active', 'and all is in order');
select is(tests.code(public.record_payment(gen_random_uuid(), 'manual', 'z', 1, 'MXN')), 'invoice_not_found', 'no such invoice');
select throws_ok($$update private.payments set amount = 1$$, '42501', null, 'what was recorded stays');
select tests.sign_in('ana');
select throws_ok($$select public.record_payment(gen_random_uuid(), 'manual', 'z', 1, 'MXN')$$, '42501', null, 'and nobody pays their own by saying so');

select * from finish();
rollback;

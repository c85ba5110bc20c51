begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.day() returns date language sql stable as $$ select private.today() $$;
create temporary table s as select id, user_id = tests.user_id('ana') as is_ana from public.user_subscriptions;
-- Both owe the period that ended ten days ago; access of Ana's has ended.
update public.user_subscriptions set plan_id = 'starter', status = 'active', trial_end_date = null,
  billing_anchor = pg_temp.day() - 40, current_period_start = pg_temp.day() - 40, current_period_end = pg_temp.day() - 10;
update public.user_subscriptions set status = 'past_due';
update public.user_subscriptions set status = 'unpaid' where id = (select id from s where is_ana);
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select s.id, 'T-' || s.is_ana, 10, 10, 'USD', pg_temp.day() - 40, pg_temp.day() - 33, 'overdue' from s;
create function pg_temp.pay(p_number text) returns jsonb language sql as $$
  select public.record_payment((select id from public.invoices where invoice_number = p_number), 'manual', p_number, 10, 'USD')
$$;
create function pg_temp.next_day(p_is_ana boolean) returns date language sql as $$
  select current_period_end from public.user_subscriptions where id = (select id from s where is_ana = p_is_ana)
$$;

select is(pg_temp.pay('T-true') ->> 'ok', 'true', 'who had no access pays');
select is((select status::text from public.user_subscriptions where id = (select id from s where is_ana)), 'active', 'and has it again');
select is(pg_temp.next_day(true), pg_temp.day(), 'the next period begins today, and what lies between is nobody''s');
select is(pg_temp.pay('T-false') ->> 'ok', 'true', 'who was only late pays');
select is(pg_temp.next_day(false), pg_temp.day() - 10, 'and had access all the time, which is billed');

-- a period that is not over yet goes on
update public.user_subscriptions set current_period_end = pg_temp.day() + 200 where id = (select id from s where is_ana);
update public.user_subscriptions set status = 'past_due' where id = (select id from s where is_ana);
update public.user_subscriptions set status = 'unpaid' where id = (select id from s where is_ana);
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select s.id, 'T-again', 10, 10, 'USD', pg_temp.day() - 40, pg_temp.day() - 33, 'overdue' from s where is_ana;
select is(pg_temp.pay('T-again') ->> 'ok', 'true', 'who comes back within the period');
select is(pg_temp.next_day(true), pg_temp.day() + 200, 'has the rest of it');

select * from finish();
rollback;

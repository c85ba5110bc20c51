begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
insert into public.user_subscriptions (organization_id, plan_id, status) select id, 'professional', 'active' from org;
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, issue_date, due_date)
  select id, 'T-1', 1, 1, current_date, current_date from public.user_subscriptions where organization_id = (select id from org);
insert into public.subscription_usage (user_subscription_id, period_start, period_end)
  select id, current_date, current_date from public.user_subscriptions where organization_id = (select id from org);

select tests.sign_in('ana');
select is((select count(*) from public.invoices), 1::bigint, 'the owner');
select tests.sign_in('bruno');
select is((select count(*) from public.invoices), 1::bigint, 'an admin');
select tests.sign_in('carla');
select is((select count(*) from public.invoices), 0::bigint, 'not a member');
select is((select count(*) from public.subscription_usage), 1::bigint, 'who sees the usage all the same');
select tests.sign_in('dario');
select is((select count(*) from public.invoices) + (select count(*) from public.subscription_usage), 0::bigint, 'not a stranger');
select tests.become_service();
select throws_ok($$delete from public.invoices$$, '42501', null, 'and nobody deletes one');

select * from finish();
rollback;

begin;
select plan(1);

select tests.create_user('ana');
create temporary table before as select count(*) as n from public.audit_logs;
select tests.sign_in('ana');
update public.profiles set company_name = 'X', last_active_at = now();
update public.profiles set phone = phone, full_name = full_name;
select tests.sign_out();
update public.user_subscriptions set current_period_usage = '{"messages": 3}' where user_id = tests.user_id('ana');
select is((select count(*) from public.audit_logs), (select n from before), 'a business name, an unchanged value and a usage counter are not worth one');

select * from finish();
rollback;

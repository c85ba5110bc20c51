begin;
select plan(2);

select tests.create_user('ana');
create temporary table before as select count(*) as n from public.user_assistants where user_id = tests.user_id('ana') and is_active;
grant select on before to authenticated;
update public.subscription_plans set max_assistants = 1 where id = 'trial';
select tests.sign_in('ana');
select is((select count(*) from public.user_assistants where is_active), (select n from before), 'what was active stays active');
select lives_ok($$update public.user_assistants set custom_name = 'X'$$, 'and can be set up');

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno') from org;
insert into public.user_subscriptions (organization_id, plan_id, status) select id, 'professional', 'active' from org;
update public.user_subscriptions set intended_plan_id = 'starter' where user_id = tests.user_id('bruno');

select tests.sign_in('bruno');
select is(public.my_plan() ->> 'plan_id', 'professional', 'the best that counts for him');
select is(public.my_plan() -> 'max_file_mb', '20', 'with its limits');
select is(public.my_plan() -> 'may_change', 'false', 'about which he does not decide');
select is(public.my_plan() ->> 'intended_plan_id', 'starter', 'and what he chose for himself');
select tests.sign_in('ana');
select is(public.my_plan() -> 'may_change', 'true', 'as she does, who owns it');

select * from finish();
rollback;

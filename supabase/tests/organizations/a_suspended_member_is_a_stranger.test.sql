begin;
select plan(3);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
insert into public.user_subscriptions (organization_id, plan_id, status) select id, 'enterprise', 'active' from org;
select tests.sign_in('ana');
update public.organization_members set is_active = false where user_id = tests.user_id('bruno');

select tests.sign_in('bruno');
select is((select count(*) from public.organizations), 0::bigint, 'does not see the organization');
select is(tests.affected($$update public.organization_members set is_active = true where user_id = tests.user_id('bruno')$$), 0::bigint, 'does not come back alone');
select tests.sign_out();
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'trial', 'does not share its plan');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'member') from org;
select tests.add_member(id, 'carla', 'guest') from org;

select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'trial', 'one''s own, at first');
insert into public.user_subscriptions (organization_id, plan_id, status) select id, 'professional', 'past_due' from org;
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'professional', 'a member shares the organization''s');
select is((private.effective_subscription(tests.user_id('carla'))).plan_id, 'trial', 'a guest does not');
insert into public.user_subscriptions (user_id, plan_id, status) values (tests.user_id('bruno'), 'enterprise', 'active');
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'enterprise', 'the higher rank wins');
update public.user_subscriptions set status = 'past_due' where plan_id = 'enterprise' and user_id = tests.user_id('bruno');
update public.user_subscriptions set status = 'unpaid' where plan_id = 'enterprise' and user_id = tests.user_id('bruno');
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'professional', 'as long as it is paid');
update public.organizations set is_active = false where id = (select id from org);
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'trial', 'a closed organization shares nothing');

select * from finish();
rollback;

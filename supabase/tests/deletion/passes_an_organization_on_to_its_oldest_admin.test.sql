begin;
select plan(3);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'member', now() - interval '9 days') from org;
select tests.add_member(id, 'carla', 'admin', now() - interval '2 days') from org;
select tests.add_member(id, 'dario', 'admin', now() - interval '5 days') from org;

delete from auth.users where id = tests.user_id('ana');

select results_eq(
  $$select user_id from public.organization_members where organization_id = (select id from org) and role = 'owner'$$,
  $$select tests.user_id('dario')$$,
  'the admin who joined first is the owner now');
select is((select is_active from public.organizations where id = (select id from org)), true, 'the organization goes on');

delete from auth.users where id = tests.user_id('dario');
delete from auth.users where id = tests.user_id('carla');
select results_eq(
  $$select user_id, role::text from public.organization_members where organization_id = (select id from org)$$,
  $$select tests.user_id('bruno'), 'owner'$$,
  'without admins the member follows');

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
insert into public.user_subscriptions (user_id, organization_id, plan_id, status)
  select tests.user_id('ana'), id, 'professional', 'active' from org;

delete from auth.users where id = tests.user_id('ana');

select results_eq(
  $$select plan_id, user_id from public.user_subscriptions where organization_id = (select id from org)$$,
  $$values ('professional', null::uuid)$$,
  'who took the plan out is gone, the plan is not');
select is((private.effective_subscription(tests.user_id('bruno'))).plan_id, 'professional', 'and the others still have it');

select * from finish();
rollback;

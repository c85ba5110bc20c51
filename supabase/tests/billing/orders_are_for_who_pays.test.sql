begin;
select plan(12);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
insert into public.user_subscriptions (organization_id, plan_id, status, current_period_start, current_period_end)
  select id, 'starter', 'active', current_date, current_date + 30 from org;
create temporary table s as select id from public.user_subscriptions where organization_id = (select id from org);
create function pg_temp.context(p_name text) returns text language sql as $$
  select coalesce(r #>> '{error,code}', r #>> '{target,id}') from public.offer_context(tests.user_id(p_name), (select id from s), 'professional', 'yearly') r
$$;

select is(pg_temp.context('ana'), 'professional', 'the owner may ask');
select is(pg_temp.context('bruno'), 'professional', 'an admin may');
select is(pg_temp.context('carla'), 'subscription_not_found', 'a member may not');
select is(pg_temp.context('dario'), 'subscription_not_found', 'nor a stranger');
select is(tests.code(public.offer_context(tests.user_id('dario'), null, 'trial', 'monthly')), 'plan_not_offered', 'a trial is not bought');
select is(tests.code(public.offer_context(tests.user_id('dario'), null, 'starter', 'weekly')), 'plan_not_offered', 'nor is a plan by the week');
select is(tests.code(public.offer_context(tests.user_id('dario'), null, null, null, 'pack_1')), 'pack_not_offered', 'nor a pack that there is not');

insert into private.orders (key, subscription_id, kind, document, total_amount, currency)
  select gen_random_uuid(), id, 'top_up', '{}', 5, 'USD' from s;
create temporary table o as select id from private.orders;
grant select on o to authenticated;
select tests.sign_in('bruno');
select is(jsonb_array_length(public.my_orders()), 1, 'who pays sees what waits');
select tests.sign_in('carla');
select is(public.my_orders(), '[]', 'a member does not');
select lives_ok($$select public.drop_order((select id from o))$$, 'and takes nothing back');
select tests.sign_in('ana');
select is(jsonb_array_length(public.my_orders()), 1, 'it is still there');
select public.drop_order((select id from o));
select is(public.my_orders(), '[]', 'until who pays takes it back');

select * from finish();
rollback;

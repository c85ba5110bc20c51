begin;
select plan(12);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
insert into public.user_subscriptions (organization_id, plan_id, status, current_period_start, current_period_end, next_plan_id, next_billing_cycle)
  select id, 'professional', 'active', current_date, current_date + 30, 'starter', 'monthly' from org;
create temporary table s as select id from public.user_subscriptions where organization_id = (select id from org);
create temporary table own as select id from public.user_subscriptions where user_id = tests.user_id('dario');
create function pg_temp.leaves() returns boolean language sql as $$ select cancel_at_period_end from public.user_subscriptions where id = (select id from s) $$;
grant select on s, own to authenticated, anon;
grant execute on function pg_temp.leaves to authenticated;

select tests.sign_in('carla');
select throws_ok($$select public.leave_plan((select id from s))$$, '23514', 'subscription_not_found', 'a member does not');
select tests.sign_in('dario');
select throws_ok($$select public.leave_plan((select id from s))$$, '23514', 'subscription_not_found', 'nor a stranger');
select throws_ok($$select public.leave_plan((select id from own))$$, '23514', 'subscription_inactive', 'a trial ends by itself');
select tests.become_anonymous();
select throws_ok($$select public.leave_plan((select id from s))$$, '42501', null, 'nor a visitor');

select tests.sign_in('bruno');
select lives_ok($$select public.leave_plan((select id from s)); select public.leave_plan((select id from s))$$, 'an admin does, as often as they like');
select is(pg_temp.leaves(), true, 'it is noted');
select tests.sign_out();
select results_eq($$select status::text, next_plan_id, cancelled_at is not null from public.user_subscriptions where id = (select id from s)$$,
  $$values ('active', null::text, true)$$, 'until the end nothing changes, and nothing comes after it');
select is(public.billing_context((select id from s)) ->> 'leaves', 'true', 'billing knows');
select tests.sign_in('ana');
select lives_ok($$select public.resume_plan((select id from s))$$, 'the owner takes it back');
select is(pg_temp.leaves(), false, 'and it goes on');
select tests.sign_out();
select is((select cancelled_at from public.user_subscriptions where id = (select id from s)), null, 'as if nothing had been said');
update public.user_subscriptions set status = 'cancelled' where id = (select id from s);
select tests.sign_in('ana');
select throws_ok($$select public.resume_plan((select id from s))$$, '23514', 'subscription_inactive', 'what is over is not resumed');

select * from finish();
rollback;

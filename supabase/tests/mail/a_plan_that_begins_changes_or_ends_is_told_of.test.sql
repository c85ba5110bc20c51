begin;
select plan(10);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.told() returns text language sql as $$
  with gone as (delete from private.outbox returning template, parameters)
  select string_agg(concat_ws(' ', template, parameters #>> '{previous,id}', parameters #>> '{plan,id}', parameters ->> 'on'), ', ') from gone
$$;
create function pg_temp.change(p_set text) returns text language plpgsql as $$
begin
  execute format('update public.user_subscriptions set %s where id = (select id from s)', p_set);
  return pg_temp.told();
end $$;

select is(
  pg_temp.change($$status = 'active', plan_id = 'starter', current_period_start = '2026-05-01', current_period_end = '2026-06-01'$$),
  'plan_started starter 2026-06-01', 'a plan begins');
select is(pg_temp.change($$next_plan_id = 'enterprise', next_billing_cycle = 'yearly'$$),
  'plan_will_change starter enterprise 2026-06-01', 'another is to come');
select is(pg_temp.change($$next_plan_id = null, next_billing_cycle = null, cancel_at_period_end = true$$),
  'plan_cancelled starter 2026-06-01', 'or none');
select is(pg_temp.change($$cancel_at_period_end = false$$), 'plan_resumed starter 2026-06-01', 'or it goes on');
select is(pg_temp.change($$plan_id = 'professional'$$), 'plan_changed starter professional 2026-06-01', 'it changes');
select is(pg_temp.change($$current_period_end = '2026-07-01', current_period_start = '2026-06-01'$$), null, 'a renewal is told of by its invoice');
select is(pg_temp.change($$status = 'past_due'$$), null, 'and what is late by the invoice that is');
select is(pg_temp.change($$status = 'cancelled'$$), 'plan_ended professional ' || (now() at time zone 'UTC')::date, 'it ends');
select tests.create_user('bruno');
update public.user_subscriptions set status = 'cancelled', trial_end_date = current_date where user_id = tests.user_id('bruno');
select is((select parameters from private.outbox where template = 'trial_ended'), jsonb_build_object('last_day', current_date), 'a trial ends');
select pg_temp.told();
update public.user_subscriptions set current_period_usage = '{"messages": 1}';
select is(pg_temp.told(), null, 'use is no news');

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'diego']) n;
update public.user_subscriptions as s
set trial_start_date = '2026-05-01', trial_end_date = d.last
from (values ('ana', date '2026-05-20'), ('bruno', '2026-05-21'), ('carla', '2026-05-16'), ('diego', '2026-05-18')) as d (name, last)
where s.user_id = tests.user_id(d.name);
update public.user_subscriptions set trial_start_date = '2027-01-01', trial_end_date = '2027-02-01'
  where status = 'trial' and user_id not in (select tests.user_id(n) from unnest(array['ana', 'bruno', 'carla', 'diego']) n);
update public.profiles set notification_preferences = '{"email": {"plan": false}}' where id = tests.user_id('diego');

select is(private.announce_trial_ends('2026-05-17'), 1, 'who has three days left');
select results_eq($$select user_id, parameters from private.outbox where template = 'trial_ends_soon'$$,
  $$select tests.user_id('ana'), '{"last_day": "2026-05-20"}'::jsonb$$, 'not who has more, nor whose is over, nor who does not want to be told');
select is(private.announce_trial_ends('2026-05-17'), 0, 'once');
select is(private.announce_trial_ends('2026-05-18'), 1, 'each on their day');
update public.user_subscriptions set trial_end_date = '2026-05-25' where user_id = tests.user_id('ana');
select is(private.announce_trial_ends('2026-05-22'), 1, 'and again where it was made longer');

select * from finish();
rollback;

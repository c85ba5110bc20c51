begin;
select plan(6);

select tests.create_user('ana');

create temporary table day as select (now() at time zone 'UTC')::date as today;
update public.user_subscriptions set trial_end_date = today from day where user_id = tests.user_id('ana');
select is(tests.submit('m-1', p_thread => 'last day') -> 'ok', 'true', 'the last day of a trial counts');
update public.user_subscriptions set trial_start_date = today - 20, trial_end_date = today - 1 from day where user_id = tests.user_id('ana');
create temporary table t as select tests.submit('m-1') as r;
select is((select tests.code(r) from t), 'subscription_inactive', 'the day after does not');
select is((select r #> '{error,details}' from t), (select jsonb_build_object('status', 'trial', 'ended_at', today - 1) from day), 'it says what ended, and when');
update public.user_subscriptions set status = 'cancelled', ended_at = '2026-01-02 10:00+00' where user_id = tests.user_id('ana');
select is(tests.submit('m-1') #> '{error,details}', '{"status": "cancelled", "ended_at": "2026-01-02"}', 'cancelled');
update public.user_subscriptions set status = 'active', ended_at = null where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'past_due' where user_id = tests.user_id('ana');
select is(tests.submit('m-1') -> 'ok', 'true', 'who is late with a payment goes on');
delete from public.user_subscriptions where user_id = tests.user_id('ana');
select is(tests.submit('m-2', p_thread => 'otro hilo') #> '{error,details}', '{"status": null, "ended_at": null}', 'who never had one');

select * from finish();
rollback;

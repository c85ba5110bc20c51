begin;
select plan(3);

select tests.create_user('ana');

select tests.put_on_plan('ana', 'starter');
create temporary table day as select (now() at time zone 'UTC')::date as today;
update public.user_subscriptions set current_period_start = today - 30, current_period_end = today + 1 from day where user_id = tests.user_id('ana');
create temporary table t as select tests.submit('m-1') as r;
update public.user_subscriptions set current_period_start = today, current_period_end = today + 31 from day where user_id = tests.user_id('ana');
select is(tests.submit('m-1', p_thread => 'otro hilo') #> '{quota,messages_used}', '1', 'a new period begins with nothing used');
select tests.answer(r) from t;
select is((select period_start from private.usage_ledger where conversation_id = tests.user_id('hilo')), (select today - 30 from day), 'the old turn stays in the old one');
select results_eq(
  $$select period_start, messages_used, messages_reserved from private.usage_counters c join public.user_subscriptions s on s.id = c.subscription_id
    where s.user_id = tests.user_id('ana') order by 1$$,
  $$select today - 30, 1, 0 from day union all select today, 0, 1 from day$$,
  'each counted in its own'
);

select * from finish();
rollback;

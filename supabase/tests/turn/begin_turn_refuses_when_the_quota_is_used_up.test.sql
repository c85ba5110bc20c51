begin;
select plan(7);

select tests.create_user('ana');

update public.subscription_plans set max_monthly_messages = 2 where id = 'trial';
select is(tests.answer(tests.submit('m-1')) #> '{quota,messages_remaining}', '1', 'one of two');
create temporary table open as select tests.submit('m-2') as r;
select is((select r #> '{quota,messages_remaining}' from open), '0', 'the last one');
create temporary table t as select tests.submit('m-1', p_thread => 'otro hilo') as r;
select is((select tests.code(r) from t), 'quota_exhausted', 'an open reservation counts');
select is(
  (select r #> '{error,details}' from t),
  (select jsonb_build_object('used', 2, 'limit', 2, 'renews_at', trial_end_date + 1) from public.user_subscriptions where user_id = tests.user_id('ana')),
  'it says what was used, the limit and when it renews'
);
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed') from open;
select is(tests.submit('m-1', p_thread => 'otro hilo') -> 'ok', 'true', 'a turn that failed gives its message back');
update public.subscription_plans set max_monthly_messages = 0 where id = 'trial';
select is(tests.code(tests.submit('m-1', p_thread => 'tercero')), 'quota_exhausted', 'none is none');
update public.subscription_plans set max_monthly_messages = null where id = 'trial';
select is(tests.submit('m-1', p_thread => 'tercero') #> '{quota,messages_limit}', 'null', 'null is without limit');

select * from finish();
rollback;

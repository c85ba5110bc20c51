begin;
select plan(5);

select tests.create_user('ana');

update public.subscription_plans set max_monthly_messages = 0 where id = 'trial';
select is(tests.code(tests.submit('m-1')), 'quota_exhausted', 'refused at the last step');
select is_empty($$select from public.conversations where id = tests.user_id('hilo')$$, 'no conversation');
select is_empty($$select from public.messages where user_id = tests.user_id('ana')$$, 'no message');
select is_empty($$select from private.turns where user_id = tests.user_id('ana')$$, 'no turn');
select is_empty(
  $$select from private.usage_counters c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$,
  'no reservation'
);

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
create temporary table s as select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed', p_error_code => 'providers_unavailable') as r from t;
select is((select r #> '{quota,messages_used}' from s), '0', 'the message is given back');
select is_empty($$select from private.usage_ledger where conversation_id = tests.user_id('hilo')$$, 'no entry');
select results_eq(
  $$select status::text, error_details, content from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('failed', 'providers_unavailable', '')$$,
  'the message says why'
);
select is_empty($$select from private.check_usage() c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$, 'and all agree');

select * from finish();
rollback;

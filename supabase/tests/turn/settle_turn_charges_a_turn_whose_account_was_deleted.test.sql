begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'she deletes her account while it streams');
select is((select tests.answer(r) #>> '{turn,state}' from t), 'gone', 'settling works');
select results_eq(
  $$select user_id, subscription_id, messages from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$select null::uuid, id, 1 from s$$,
  'the entry has no name'
);
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agree');

select * from finish();
rollback;

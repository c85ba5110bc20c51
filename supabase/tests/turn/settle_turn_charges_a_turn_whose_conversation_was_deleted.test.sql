begin;
select plan(7);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select tests.sign_in('ana');
select is(tests.affected($$delete from public.conversations where id = tests.user_id('hilo')$$), 1::bigint, 'she deletes it while it streams');
select tests.sign_out();
select is(
  (select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t),
  '{"ok": true, "stop": true, "state": "gone"}', 'the producer is told'
);
create temporary table s as select tests.answer(r) as r from t;
select is((select r #>> '{turn,state}' from s), 'gone', 'settling works, and says so');
select is((select messages from private.usage_ledger where conversation_id = tests.user_id('hilo')), 1, 'and charges it');
select is((select tests.answer(r) -> 'already' from t), 'true', 'once');
select is_empty($$select from private.check_usage() c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$, 'and all agree');
select tests.answer(tests.submit('m-1', p_thread => 'otro hilo'));
delete from public.conversations where id = tests.user_id('otro hilo');
select is_empty($$select from private.turns where conversation_id = tests.user_id('otro hilo')$$, 'finished turns go with their messages');

select * from finish();
rollback;

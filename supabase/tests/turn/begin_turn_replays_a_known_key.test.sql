begin;
select plan(7);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t;
create temporary table again as select tests.submit('m-1') as r;
select is((select r -> 'replay' from again), 'true', 'it says so');
select is((select r #>> '{turn,message_id}' from again), (select r #>> '{turn,message_id}' from t), 'the same turn');
select is((select r #>> '{turn,state}' from again), 'streaming', 'as it is now');
select is((select r #>> '{turn,content}' from again), 'Cla', 'with the text so far');
select is((select r #>> '{message,content}' from again), 'Hola', 'and the question');
select is((select count(*) from public.messages where conversation_id = tests.user_id('hilo')), 2::bigint, 'nothing was added');
select is((select messages_reserved from private.usage_counters as c join public.user_subscriptions s on s.id = c.subscription_id
  where s.user_id = tests.user_id('ana')), 1, 'nothing more is reserved');

select * from finish();
rollback;

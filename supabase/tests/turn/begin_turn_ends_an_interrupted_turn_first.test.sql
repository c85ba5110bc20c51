begin;
select plan(3);

select tests.create_user('ana');

update public.subscription_plans set max_monthly_messages = 1 where id = 'trial';
create temporary table t as select tests.submit('m-1') as r;
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(tests.submit('m-2') -> 'ok', 'true', 'the person is not kept waiting, nor its quota');
select is((select error_details from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)), 'turn_interrupted', 'it is marked as interrupted');
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo') and state = 'streaming';
select is(tests.submit('m-2') #>> '{turn,state}', 'failed', 'asked for again, it says that it was interrupted');

select * from finish();
rollback;

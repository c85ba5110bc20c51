begin;
select plan(6);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
delete from public.conversations where id = tests.user_id('hilo');
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')) #>> '{error,code}', 'conversation_not_found', 'it is gone, while its answer streams');
create temporary table again as select tests.submit('m-1') as r;
select is((select r #> '{conversation,created}' from again), 'true', 'one under the same id is a new one');
select isnt((select r #>> '{turn,message_id}' from again), (select r #>> '{turn,message_id}' from t), 'with a turn of its own');
select is((select tests.answer(r) #>> '{turn,state}' from t), 'gone', 'the old one ends');
select is((select tests.answer(r) #>> '{turn,state}' from again), 'completed', 'beside the new one');
select is((select count(*) from private.usage_ledger where conversation_id = tests.user_id('hilo')), 2::bigint, 'both are charged');

select * from finish();
rollback;

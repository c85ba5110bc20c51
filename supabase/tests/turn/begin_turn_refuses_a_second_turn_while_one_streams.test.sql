begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
create temporary table second as select tests.submit('m-2') as r;
select is((select tests.code(r) from second), 'turn_in_progress', 'in the same conversation');
select is((select r #>> '{error,details,message_id}' from second), (select r #>> '{turn,message_id}' from t), 'it names the answer that streams');
select is(tests.submit('m-2', p_thread => 'otro hilo') -> 'ok', 'true', 'another conversation is free');
select tests.answer(r) from t;
select is(tests.submit('m-2') -> 'ok', 'true', 'and so is this one, once it has ended');

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1', 'Hola') as r;
select tests.answer(r) from t;
create temporary table uuids as select tests.submit('6f1c3b0e-5f43-4a1c-9d56-8d0a53f0a111', 'Como uuid') as r;
select tests.answer(r) from uuids;
select is((private.message_by_reference(tests.user_id('hilo'), 'm-1')).content, 'Hola', 'the client''s');
select is((private.message_by_reference(tests.user_id('hilo'), (select r #>> '{turn,user_message_id}' from t))).content, 'Hola', 'its own');
select is((private.message_by_reference(tests.user_id('hilo'), '6f1c3b0e-5f43-4a1c-9d56-8d0a53f0a111')).content, 'Como uuid', 'the client''s, where it looks like one of ours');
select is((private.message_by_reference(tests.user_id('hilo'), 'm-9')).id, null, 'or not at all');

select * from finish();
rollback;

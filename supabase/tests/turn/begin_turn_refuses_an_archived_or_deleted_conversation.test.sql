begin;
select plan(4);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
update public.conversations set status = 'archived' where id = tests.user_id('hilo');
select is(tests.code(tests.submit('m-2')), 'conversation_archived', 'archived');
select is(tests.submit('m-1') -> 'replay', 'true', 'what was said there is still told');
update public.conversations set status = 'deleted' where id = tests.user_id('hilo');
select is(tests.code(tests.submit('m-2')), 'conversation_archived', 'deleted');
update public.conversations set status = 'paused' where id = tests.user_id('hilo');
select is(tests.submit('m-2') -> 'ok', 'true', 'a paused one goes on');

select * from finish();
rollback;

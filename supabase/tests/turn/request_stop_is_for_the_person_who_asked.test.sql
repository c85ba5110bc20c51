begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;

select is(tests.code(public.request_stop(tests.user_id('ana'), tests.user_id('hilo'))), 'conversation_not_found', 'no conversation');
create temporary table t as select tests.submit('m-1') as r;
select is(tests.code(public.request_stop(tests.user_id('bruno'), tests.user_id('hilo'))), 'conversation_not_found', 'not theirs');
select is(public.request_stop(tests.user_id('ana'), tests.user_id('hilo')) ->> 'message_id', (select r #>> '{turn,message_id}' from t), 'hers');
select is(public.request_stop(tests.user_id('ana'), tests.user_id('hilo')) ->> 'message_id', (select r #>> '{turn,message_id}' from t), 'asking twice is asking');
select tests.answer(r, 'X', 'stopped') from t;
select is(public.request_stop(tests.user_id('ana'), tests.user_id('hilo')), '{"ok": true, "message_id": null}', 'nothing to stop');

select * from finish();
rollback;

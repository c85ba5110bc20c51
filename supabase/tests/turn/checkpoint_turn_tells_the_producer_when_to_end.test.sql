begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select public.request_stop(tests.user_id('ana'), tests.user_id('hilo'));
select is((select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t), '{"ok": true, "stop": true, "state": "streaming"}', 'stopped by its person');
select tests.answer(r, 'Fin') from t;
select is((select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Tarde') from t), '{"ok": true, "stop": true, "state": "completed"}', 'ended by somebody else');
select is((select content from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)), 'Fin', 'whose text stays');
select is(tests.code(public.checkpoint_turn(gen_random_uuid(), 'X')), 'message_not_found', 'a turn that never was');

select * from finish();
rollback;

begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;

select is(tests.code(public.read_turn(tests.user_id('ana'), tests.user_id('hilo'))), 'conversation_not_found', 'no conversation');
create temporary table t as select tests.submit('m-1') as r;
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t;
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')) #>> '{turn,content}', 'Cla', 'the text so far');
select is(tests.code(public.read_turn(tests.user_id('bruno'), tests.user_id('hilo'))), 'conversation_not_found', 'not for somebody else');
select is(tests.code(public.read_turn(tests.user_id('bruno'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t))), 'conversation_not_found', 'not by its id');
select tests.answer(r) from t;
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')), '{"ok": true, "turn": null}', 'nothing streams any more');
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #>> '{turn,state}',
  'completed', 'by its id, whatever its state'
);
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #> '{quota,messages_used}',
  '1', 'and, once it has ended, where the quota stands'
);

select * from finish();
rollback;

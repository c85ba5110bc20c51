begin;
select plan(2);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')), '{"ok": true, "turn": null}', 'nothing streams');
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #>> '{turn,error_code}',
  'turn_interrupted', 'it was interrupted'
);

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;

create temporary table t as select pg_temp.submit('m-1') as r;
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')), '{"ok": true, "turn": null}', 'nothing streams');
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #>> '{turn,error_code}',
  'turn_interrupted', 'it was interrupted'
);

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;

select pg_temp.submit('m-1');
delete from public.conversations where id = tests.user_id('hilo');
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(public.sweep_turns(), '{"ok": true, "swept": 1}', 'its reservation is released');
select is((select state from private.turns where conversation_id = tests.user_id('hilo')), 'failed', 'it is kept for a late settle_turn');
update private.turns set finished_at = now() - interval '2 hours' where conversation_id = tests.user_id('hilo');
select public.sweep_turns();
select is_empty($$select from private.turns where conversation_id = tests.user_id('hilo')$$, 'for an hour');

select * from finish();
rollback;

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

update public.subscription_plans set max_monthly_messages = 1 where id = 'trial';
create temporary table t as select pg_temp.submit('m-1') as r;
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo');
select is(pg_temp.submit('m-2') -> 'ok', 'true', 'the person is not kept waiting, nor its quota');
select is((select error_details from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)), 'turn_interrupted', 'it is marked as interrupted');
update private.turns set lease_expires_at = now() - interval '1 second' where conversation_id = tests.user_id('hilo') and state = 'streaming';
select is(pg_temp.submit('m-2') #>> '{turn,state}', 'failed', 'asked for again, it says that it was interrupted');

select * from finish();
rollback;

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
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

update public.user_assistants set is_active = false where user_id = tests.user_id('ana') and assistant_id = 'sofia';
create temporary table t as select pg_temp.submit('m-1') as r;
select is((select pg_temp.code(r) from t), 'assistant_not_active', 'switched off');
select is((select r #>> '{error,details,assistant_id}' from t), 'sofia', 'it says which');
delete from public.user_assistants where user_id = tests.user_id('ana') and assistant_id = 'sofia';
select is(pg_temp.code(pg_temp.submit('m-1')), 'assistant_not_active', 'never switched on');

select * from finish();
rollback;

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
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

select is(pg_temp.code(pg_temp.submit('m-1', p_person => 'nadie')), 'profile_not_found', 'unknown');
update public.profiles set is_active = false where id = tests.user_id('ana');
select is(pg_temp.code(pg_temp.submit('m-1')), 'account_inactive', 'suspended');

select * from finish();
rollback;

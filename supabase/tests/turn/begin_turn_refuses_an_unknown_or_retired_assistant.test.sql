begin;
select plan(4);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create function pg_temp.answer(p_turn jsonb, p_content text default 'Claro que sí', p_state text default 'completed')
returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => p_state, p_content => p_content,
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 1000, p_cached_input_tokens => 200,
    p_output_tokens => 50, p_cost_micros => 107, p_processing_ms => 900, p_first_token_ms => 250, p_finish_reason => 'stop'
  );
$$;
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

select is(pg_temp.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'nadie', 'submit', 'm-1', null, 'Hola')::jsonb), 'assistant_not_found', 'unknown');
select is(pg_temp.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'submit', 'm-1', null, 'Hola')::jsonb), 'assistant_not_found', 'not named');
select pg_temp.answer(pg_temp.submit('m-1'));
update public.assistants_catalog set is_active = false where id = 'sofia';
select is(pg_temp.code(pg_temp.submit('m-2')), 'assistant_not_found', 'retired');
select is(pg_temp.code(pg_temp.submit('m-2', p_thread => 'otro hilo')), 'assistant_not_found', 'retired, in a new conversation');

select * from finish();
rollback;

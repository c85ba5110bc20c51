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

select pg_temp.answer(pg_temp.submit('m-1'));
select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'the account goes');
select results_eq(
  $$select user_id, messages, cost_micros from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$values (null::uuid, 1, 107::bigint)$$,
  'the numbers stay'
);
select is_empty($$select from private.turns where user_id = tests.user_id('ana')$$, 'her turns are gone');
select is_empty($$select from private.check_usage()$$, 'and all still agrees');

select * from finish();
rollback;

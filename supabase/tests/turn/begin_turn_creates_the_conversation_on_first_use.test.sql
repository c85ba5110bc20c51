begin;
select plan(8);

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

create temporary table t as select pg_temp.submit('m-1', '¿Qué puedes hacer por mi taquería?') as r;
select is((select r -> 'ok' from t), 'true', 'it begins');
select is((select r #> '{conversation,created}' from t), 'true', 'and says that it made the conversation');
select results_eq(
  $$select user_id, assistant_id, title, message_count from public.conversations where id = tests.user_id('hilo')$$,
  $$values (tests.user_id('ana'), 'sofia', null::text, 2)$$,
  'which is hers, with the assistant she asked for'
);
select results_eq(
  $$select role::text, content, status::text, client_message_id from public.messages
    where conversation_id = tests.user_id('hilo') order by created_at$$,
  $$values ('user', '¿Qué puedes hacer por mi taquería?', 'delivered', 'm-1'), ('assistant', '', 'sending', null)$$,
  'with her message, and an answer that is on its way'
);
select is(
  (select current_message_id from public.conversations where id = tests.user_id('hilo')),
  (select (r #>> '{turn,message_id}')::uuid from t),
  'the answer is the tip of the branch'
);
select is(
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)),
  (select (r #>> '{turn,user_message_id}')::uuid from t),
  'and replies to her message'
);
select is(pg_temp.answer((select r from t)) -> 'ok', 'true', 'answered');
select is(pg_temp.submit('m-2') #> '{conversation,created}', 'false', 'the next turn finds the conversation');

select * from finish();
rollback;

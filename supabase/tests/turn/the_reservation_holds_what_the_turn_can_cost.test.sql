begin;
select plan(5);

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

create temporary table t as select pg_temp.submit('m-1') as r;
create temporary table turn as select * from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from t);
select is((select reserved_messages from turn), 1, 'one message');
select is((select reserved_tokens - estimated_input_tokens from turn), 1000, 'the longest answer');
select cmp_ok(
  (select estimated_input_tokens from turn), '>=',
  (select 10 + ceil(char_length(system_prompt) / 3.5)::integer from public.assistants_catalog where id = 'sofia'),
  'and message, persona and profile'
);
select results_eq(
  $$select messages_used, messages_reserved, tokens_used, tokens_reserved from private.usage_counters
    where subscription_id = (select subscription_id from turn)$$,
  $$select 0, 1, 0::bigint, reserved_tokens::bigint from turn$$,
  'held on the counters'
);
select pg_temp.answer(r) from t;
select results_eq(
  $$select messages_used, messages_reserved, tokens_used, tokens_reserved from private.usage_counters
    where subscription_id = (select subscription_id from turn)$$,
  $$values (1, 0, 1050::bigint, 0::bigint)$$,
  'and replaced by what it did cost'
);

select * from finish();
rollback;

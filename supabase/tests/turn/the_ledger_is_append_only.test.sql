begin;
select plan(6);

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
select throws_ok($$update private.usage_ledger set cost_micros = 0$$, '42501', null, 'no entry is changed');
select throws_ok($$update private.usage_ledger set user_id = null, messages = 0$$, '42501', null, 'not even with the name');
select throws_ok($$delete from private.usage_ledger$$, '42501', null, 'none is removed');
select throws_ok($$truncate private.usage_ledger$$, '42501', null, 'nor all at once');
select lives_ok($$update private.usage_ledger set user_id = null where user_id = tests.user_id('ana')$$, 'only the name comes off');
select throws_ok(
  $$insert into private.usage_ledger (idempotency_key, subscription_id, period_start, kind) select idempotency_key, subscription_id, period_start, kind from private.usage_ledger$$,
  '23505', null, 'and no key is used twice'
);

select * from finish();
rollback;

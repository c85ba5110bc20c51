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

select pg_temp.answer(pg_temp.submit('m-1'));
select pg_temp.submit('m-2');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'all agrees');
update private.usage_counters set messages_used = 9, tokens_reserved = 1 where subscription_id = (select id from s);
update public.subscription_usage set ai_model_costs = 1, usage_by_assistant = '{}' where user_subscription_id = (select id from s);
update public.user_subscriptions set current_period_usage = '{}' where id = (select id from s);
select set_eq(
  $$select measure from private.check_usage() where subscription_id = (select id from s)$$,
  array['messages_used', 'tokens_reserved', 'subscription_usage.ai_model_costs', 'usage_by_assistant.messages', 'usage_by_assistant.tokens',
    'usage_by_assistant.cost_micros', 'current_period_usage.messages', 'current_period_usage.tokens', 'current_period_usage.cost_micros'],
  'each number that was tampered with'
);
select is(private.recompute_usage((select id from s)), 1, 'one period is mended');
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agrees again');
delete from private.usage_counters where subscription_id = (select id from s);
delete from public.subscription_usage where user_subscription_id = (select id from s);
select private.recompute_usage();
select is_empty($$select from private.check_usage()$$, 'even from nothing');

select * from finish();
rollback;

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

create temporary table t as select pg_temp.submit('m-1') as r;
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'she deletes her account while it streams');
select is((select pg_temp.answer(r) #>> '{turn,state}' from t), 'gone', 'settling works');
select results_eq(
  $$select user_id, subscription_id, messages from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$select null::uuid, id, 1 from s$$,
  'the entry has no name'
);
select is_empty($$select from private.check_usage() where subscription_id = (select id from s)$$, 'and all agree');

select * from finish();
rollback;

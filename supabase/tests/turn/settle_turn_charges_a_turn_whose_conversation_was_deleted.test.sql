begin;
select plan(7);

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
select tests.sign_in('ana');
select is(tests.affected($$delete from public.conversations where id = tests.user_id('hilo')$$), 1::bigint, 'she deletes it while it streams');
select tests.sign_out();
select is(
  (select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t),
  '{"ok": true, "stop": true, "state": "gone"}', 'the producer is told'
);
create temporary table s as select pg_temp.answer(r) as r from t;
select is((select r #>> '{turn,state}' from s), 'gone', 'settling works, and says so');
select is((select messages from private.usage_ledger where conversation_id = tests.user_id('hilo')), 1, 'and charges it');
select is((select pg_temp.answer(r) -> 'already' from t), 'true', 'once');
select is_empty($$select from private.check_usage() c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$, 'and all agree');
select pg_temp.answer(pg_temp.submit('m-1', p_thread => 'otro hilo'));
delete from public.conversations where id = tests.user_id('otro hilo');
select is_empty($$select from private.turns where conversation_id = tests.user_id('otro hilo')$$, 'finished turns go with their messages');

select * from finish();
rollback;

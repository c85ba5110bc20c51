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
create function pg_temp.answer(p_turn jsonb, p_content text default 'Claro que sí', p_state text default 'completed')
returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => p_state, p_content => p_content,
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 1000, p_cached_input_tokens => 200,
    p_output_tokens => 50, p_cost_micros => 107, p_processing_ms => 900, p_first_token_ms => 250, p_finish_reason => 'stop'
  );
$$;

select pgmq.purge_queue('turn_followups');
select pg_temp.answer(pg_temp.submit('m-1'));
create temporary table j as select (public.claim_jobs(1, 60) #>> '{jobs,0,id}')::bigint as id;
delete from public.conversations where id = tests.user_id('hilo');
select is(public.title_context(tests.user_id('hilo')) #>> '{error,code}', 'conversation_not_found', 'there is nothing to name');
select is((select public.finish_title(id, tests.user_id('hilo'), 'Tarde', '{"input_tokens": 80, "cost_micros": 8}') -> 'applied' from j), 'false', 'nor to write it on');
select is((select cost_micros from private.usage_ledger where idempotency_key = 'title:' || tests.user_id('hilo')), 8::bigint, 'but what it cost is booked');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');
create function pg_temp.turn(p_key text, p_content text, p_thread text default 'hilo', p_person text default 'ana')
returns uuid language plpgsql as $$
declare v_turn jsonb;
begin
  v_turn := public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
  perform public.settle_turn(
    p_message_id => (v_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Entendido.',
    p_provider => 'offline', p_model => 'sintra-offline-1'
  );
  return (v_turn #>> '{turn,user_message_id}')::uuid;
end;
$$;
create function pg_temp.fact(p_key text, p_content text, p_number text default null)
returns jsonb language sql as $$
  select jsonb_build_object('content', p_content, 'category', 'business', 'kind', 'fact', 'fact_key', p_key,
    'value', case when p_number is not null then jsonb_build_object('number', p_number) end,
    'confidence', 0.9, 'tags', '[]'::jsonb, 'origin', 'rules', 'language', 'es');
$$;
create function pg_temp.job() returns jsonb language sql as $$
  select public.claim_cerebro_jobs(1, 60) -> 'jobs' -> 0;
$$;

select pg_temp.turn('m-1', 'Uno'), pg_temp.turn('m-2', 'Dos');
create temporary table one as select pg_temp.job() as job;
select is((select job #>> '{message,message_id}' from one), (select id::text from public.messages where content = 'Uno'), 'the oldest first');
select is(jsonb_array_length(public.claim_cerebro_jobs(10, 60) -> 'jobs'), 0, 'the next one waits for it');
select is(public.fail_cerebro_job((select (job ->> 'id')::bigint from one), 'kaputt') ->> 'retry_in_seconds', '10', 'also where it failed');
select is(jsonb_array_length(public.claim_cerebro_jobs(10, 60) -> 'jobs'), 0, 'until it has been tried again');
update pgmq.q_cerebro set vt = clock_timestamp() where msg_id = (select (job ->> 'id')::bigint from one);
select is((select pg_temp.job() ->> 'id'), (select job ->> 'id' from one), 'which comes first');
select public.finish_cerebro_job((select (job ->> 'id')::bigint from one));
select is(
  (select pg_temp.job() #>> '{message,message_id}'), (select id::text from public.messages where content = 'Dos'), 'then the next'
);

select * from finish();
rollback;

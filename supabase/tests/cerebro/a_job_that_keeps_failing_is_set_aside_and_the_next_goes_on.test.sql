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

select pg_temp.turn('m-1', 'Veneno'), pg_temp.turn('m-2', 'Sano');
create temporary table poison as select min(msg_id) as id from pgmq.q_cerebro where message ->> 'type' = 'learn';
update pgmq.q_cerebro set read_ct = 4 where msg_id = (select id from poison);
select is((pg_temp.job() ->> 'id')::bigint, (select id from poison), 'it is tried a fifth time');
select is(public.fail_cerebro_job((select id from poison), 'se rompió') ->> 'dead', 'true', 'and given up');
select is((select (queue, error) from private.dead_jobs where job_id = (select id from poison)), ('cerebro'::text, 'se rompió'::text), 'set aside with its error');
select is(pg_temp.job() #>> '{message,message_id}', (select id::text from public.messages where content = 'Sano'), 'the next one goes on');
-- One that takes its worker down with it never reports.
update pgmq.q_cerebro set read_ct = 5, vt = clock_timestamp() where message ->> 'type' = 'learn';
select pg_temp.turn('m-3', 'De nuevo');
select is(pg_temp.job() #>> '{message,message_id}', (select id::text from public.messages where content = 'De nuevo'), 'whoever claims gets the next one at once');
select is((select count(*) from private.dead_jobs where error like 'claimed five times%'), 1::bigint, 'also one that never reports');

select * from finish();
rollback;

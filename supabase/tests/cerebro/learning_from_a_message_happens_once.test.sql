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

create temporary table t as select pg_temp.turn('m-1', 'Vendemos tortas ahogadas') as message_id;
create temporary table j as select pg_temp.job() as job;
select is((select job #>> '{message,type}' from j), 'learn', 'a turn that ended asks to be learned from');
create temporary table actions as
  select jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', pg_temp.fact('offers:torta ahogada', 'Vende tortas ahogadas'),
    'span', '{"start": 9, "end": 24}'::jsonb, 'valid_from', now()
  )) as a;
create temporary table first as
  select public.apply_learning((select (job ->> 'id')::bigint from j), tests.user_id('ana'), (select message_id from t), (select a from actions)) as r;
select is((select r ->> 'applied' from first), '1', 'the first time it is written');
create temporary table again as
  select public.apply_learning((select (job ->> 'id')::bigint from j), tests.user_id('ana'), (select message_id from t), (select a from actions)) as r;
select is((select r ->> 'already' from again), 'true', 'the second time it says so');
select is((select count(*) from public.user_insights where user_id = tests.user_id('ana')), 1::bigint, 'one insight');
select is((select count(*) from private.insight_events where user_id = tests.user_id('ana')), 1::bigint, 'one line of its history');
select is_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'the job is gone');

select * from finish();
rollback;

begin;
select plan(4);

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

select tests.create_user('beto');
select tests.put_on_plan('beto', 'professional');
select pg_temp.turn('a-' || n, 'Digo ' || n) from generate_series(1, 5) as n;
select pg_temp.turn('b-1', 'Yo también', 'otro', 'beto');
create temporary table first as select public.claim_cerebro_jobs(10, 60) -> 'jobs' as jobs;
select is(jsonb_array_length((select jobs from first)), 2, 'both are served');
select isnt((select jobs #>> '{0,message,user_id}' from first), (select jobs #>> '{1,message,user_id}' from first), 'one job each');
select public.finish_cerebro_jobs(array(select (j ->> 'id')::bigint from first, jsonb_array_elements(jobs) as j));
select pg_temp.turn('b-2', 'Otra cosa', 'otro', 'beto');
select is(
  array(select pg_temp.job() #>> '{message,user_id}' from generate_series(1, 2) order by 1),
  array(select tests.user_id(n)::text from unnest(array['ana', 'beto']) n order by 1), 'one after the other, whoever has more'
);

-- However much waits behind it, the oldest job of each person is found by a step from one person to the next.
insert into pgmq.q_cerebro (vt, message)
select now(), jsonb_build_object('type', 'learn', 'user_id', tests.user_id('ana'), 'message_id', gen_random_uuid()) from generate_series(1, 20000);
analyze pgmq.q_cerebro;
update pgmq.q_cerebro set vt = clock_timestamp() where vt > clock_timestamp();
create function pg_temp.read() returns bigint language sql as $$
  select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint from pg_catalog.pg_stat_xact_all_tables where relname = 'q_cerebro';
$$;
create temporary table before as select pg_temp.read() as rows;
select public.claim_cerebro_jobs(10, 60);
select cmp_ok(pg_temp.read() - (select rows from before), '<', 40::bigint, 'twenty thousand waiting jobs are not read to find two');

select * from finish();
rollback;

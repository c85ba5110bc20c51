begin;
select plan(4);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select tests.create_user('beto');
select tests.put_on_plan('beto', 'professional');
select tests.turn('a-' || n, 'Digo ' || n) from generate_series(1, 5) as n;
select tests.turn('b-1', 'Yo también', 'otro', 'beto');
create temporary table first as select public.claim_cerebro_jobs(10, 60) -> 'jobs' as jobs;
select is(jsonb_array_length((select jobs from first)), 2, 'both are served');
select isnt((select jobs #>> '{0,message,user_id}' from first), (select jobs #>> '{1,message,user_id}' from first), 'one job each');
select public.finish_cerebro_jobs(array(select (j ->> 'id')::bigint from first, jsonb_array_elements(jobs) as j));
select tests.turn('b-2', 'Otra cosa', 'otro', 'beto');
select is(
  array(select tests.job() #>> '{message,user_id}' from generate_series(1, 2) order by 1),
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

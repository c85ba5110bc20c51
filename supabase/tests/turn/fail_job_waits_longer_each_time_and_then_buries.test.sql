begin;
select plan(9);

select pgmq.purge_queue('turn_followups');
create temporary table j as select s as id from pgmq.send('turn_followups', '{"type": "title", "poison": true}') s;
create function pg_temp.attempt() returns text language plpgsql as $$
declare
  r jsonb;
begin
  update pgmq.q_turn_followups set vt = clock_timestamp() - interval '1 second';
  perform public.claim_jobs(1, 60);
  r := public.fail_job((select id from j), 'no se pudo');
  return coalesce(r ->> 'retry_in_seconds', '-') || ' ' || (r ->> 'dead');
end
$$;
select is(pg_temp.attempt(), '10 false', 'the first time');
select ok((select vt > clock_timestamp() + interval '8 seconds' from pgmq.q_turn_followups), 'hidden until then');
select is(pg_temp.attempt(), '20 false', 'the second');
select is(pg_temp.attempt(), '40 false', 'the third');
select is(pg_temp.attempt(), '80 false', 'the fourth');
select is(pg_temp.attempt(), '- true', 'the fifth is the last');
select results_eq(
  $$select payload, error, read_count from private.dead_jobs where job_id = (select id from j)$$,
  $$values ('{"type": "title", "poison": true}'::jsonb, 'no se pudo', 5)$$,
  'it is set aside with its error'
);
select is_empty($$select from pgmq.q_turn_followups$$, 'and out of the queue');
select is(public.fail_job((select id from j)) #>> '{error,code}', 'job_not_found', 'where it is not found any more');

select * from finish();
rollback;

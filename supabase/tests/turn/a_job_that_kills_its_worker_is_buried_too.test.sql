begin;
select plan(3);

select pgmq.purge_queue('turn_followups');
create temporary table j as select s as id from pgmq.send('turn_followups', '{"type": "title"}') s;
create function pg_temp.claim() returns integer language plpgsql as $$
begin
  update pgmq.q_turn_followups set vt = clock_timestamp() - interval '1 second';
  return jsonb_array_length(public.claim_jobs(1, 60) -> 'jobs');
end
$$;
select results_eq($$select pg_temp.claim() from generate_series(1, 5)$$, $$values (1), (1), (1), (1), (1)$$, 'it is given out five times');
select is(pg_temp.claim(), 0, 'and not a sixth');
select is((select error from private.dead_jobs where job_id = (select id from j)), 'claimed five times, never finished', 'it is set aside');

select * from finish();
rollback;

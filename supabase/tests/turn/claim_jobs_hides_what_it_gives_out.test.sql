begin;
select plan(6);

select pgmq.purge_queue('turn_followups');
select pgmq.send('turn_followups', jsonb_build_object('type', 'title', 'n', n)) from generate_series(1, 3) n;
create temporary table first as select public.claim_jobs(2, 60) as r;
select is((select jsonb_array_length(r -> 'jobs') from first), 2, 'as many as are asked for');
select is((select r #> '{jobs,0,message,n}' from first), '1', 'oldest first');
select is((select r #> '{jobs,0,read_count}' from first), '1', 'read once');
select is(jsonb_array_length(public.claim_jobs(10, 60) -> 'jobs'), 1, 'nobody else gets them');
select is(public.finish_job((select (r #>> '{jobs,0,id}')::bigint from first)), '{"ok": true, "finished": true}', 'done');
select is(public.finish_job((select (r #>> '{jobs,0,id}')::bigint from first)), '{"ok": true, "finished": false}', 'and gone');

select * from finish();
rollback;

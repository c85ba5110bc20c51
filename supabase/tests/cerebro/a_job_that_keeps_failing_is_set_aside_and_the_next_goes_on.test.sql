begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select tests.turn('m-1', 'Veneno'), tests.turn('m-2', 'Sano');
create temporary table poison as select min(msg_id) as id from pgmq.q_cerebro where message ->> 'type' = 'learn';
update pgmq.q_cerebro set read_ct = 4 where msg_id = (select id from poison);
select is((tests.job() ->> 'id')::bigint, (select id from poison), 'it is tried a fifth time');
select is(public.fail_cerebro_job((select id from poison), 'se rompió') ->> 'dead', 'true', 'and given up');
select is((select (queue, error) from private.dead_jobs where job_id = (select id from poison)), ('cerebro'::text, 'se rompió'::text), 'set aside with its error');
select is(tests.job() #>> '{message,message_id}', (select id::text from public.messages where content = 'Sano'), 'the next one goes on');
-- One that takes its worker down with it never reports.
update pgmq.q_cerebro set read_ct = 5, vt = clock_timestamp() where message ->> 'type' = 'learn';
select tests.turn('m-3', 'De nuevo');
select is(tests.job() #>> '{message,message_id}', (select id::text from public.messages where content = 'De nuevo'), 'whoever claims gets the next one at once');
select is((select count(*) from private.dead_jobs where error like 'claimed five times%'), 1::bigint, 'also one that never reports');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select tests.turn('m-1', 'Uno'), tests.turn('m-2', 'Dos');
create temporary table one as select tests.job() as job;
select is((select job #>> '{message,message_id}' from one), (select id::text from public.messages where content = 'Uno'), 'the oldest first');
select is(jsonb_array_length(public.claim_cerebro_jobs(10, 60) -> 'jobs'), 0, 'the next one waits for it');
select is(public.fail_cerebro_job((select (job ->> 'id')::bigint from one), 'kaputt') ->> 'retry_in_seconds', '10', 'also where it failed');
select is(jsonb_array_length(public.claim_cerebro_jobs(10, 60) -> 'jobs'), 0, 'until it has been tried again');
update pgmq.q_cerebro set vt = clock_timestamp() where msg_id = (select (job ->> 'id')::bigint from one);
select is((select tests.job() ->> 'id'), (select job ->> 'id' from one), 'which comes first');
select public.finish_cerebro_job((select (job ->> 'id')::bigint from one));
select is(
  (select tests.job() #>> '{message,message_id}'), (select id::text from public.messages where content = 'Dos'), 'then the next'
);

select * from finish();
rollback;

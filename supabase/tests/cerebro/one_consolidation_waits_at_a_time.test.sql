begin;
select plan(7);

select tests.create_user('ana');
select private.ask_to_consolidate(tests.user_id('ana')) from generate_series(1, 3);
create function pg_temp.waiting() returns bigint language sql as $$
  select count(*) from pgmq.q_cerebro where (message ->> 'user_id')::uuid = tests.user_id('ana') and message ->> 'type' = 'consolidate';
$$;
select is(pg_temp.waiting(), 1::bigint, 'asked three times, it waits once');
create temporary table job as select (public.claim_cerebro_jobs(1, 60) #>> '{jobs,0,id}')::bigint as id;
select private.ask_to_consolidate(tests.user_id('ana'));
select is(pg_temp.waiting(), 2::bigint, 'what is asked for while one is done is done after it');
select is(public.apply_consolidation((select id from job), tests.user_id('ana'), '[]', '[]', '[{"assistant_id": "sofia", "trust_level": 0.9}]') ->> 'already', 'false', 'it is applied');
select is(public.apply_consolidation((select id from job), tests.user_id('ana'), '[]', '[]', '[]') ->> 'already', 'true', 'once');
create temporary table trust as select assistant_id, trust_level from public.user_assistants where user_id = tests.user_id('ana');
select private.recompute_assistant_statistics(tests.user_id('ana'));
select is_empty(
  $$select from trust t join public.user_assistants u on u.user_id = tests.user_id('ana') and u.assistant_id = t.assistant_id where u.trust_level <> t.trust_level$$,
  'the statistics of assistants follow from ratings, before and after'
);
insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
values ('cerebro', 2, jsonb_build_object('type', 'learn', 'user_id', tests.user_id('ana')), 'x', 5, now());
delete from auth.users where id = tests.user_id('ana');
select is(pg_temp.waiting(), 0::bigint, 'with the account its jobs go');
select is_empty($$select from private.dead_jobs where payload ->> 'user_id' = tests.user_id('ana')::text$$, 'also those that were set aside');

select * from finish();
rollback;

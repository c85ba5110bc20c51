begin;
select plan(4);

select results_eq(
  $$select jobname::text, schedule::text, command::text from cron.job where jobname in ('sintra_sweeper', 'sintra_worker') order by 1$$,
  $$values ('sintra_sweeper', '* * * * *', 'select private.sweep_turns(100)'), ('sintra_worker', '* * * * *', 'select private.run_due_jobs()')$$,
  'the sweeper and the worker, every minute'
);
select lives_ok($$select cron.schedule('sintra_worker', '* * * * *', 'select private.run_due_jobs()')$$, 'setting one again');
select is((select count(*) from cron.job where jobname = 'sintra_worker'), 1::bigint, 'replaces it');
select pgmq.purge_queue('turn_followups');
select is(private.run_due_jobs(), null, 'an empty queue calls nobody');

select * from finish();
rollback;

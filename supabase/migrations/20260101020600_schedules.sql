-- Schedules. cron.schedule replaces a job of the same name, so this may be applied again.

select cron.schedule('sintra_sweeper', '* * * * *', 'select private.sweep_turns(100)');
select cron.schedule('sintra_worker', '* * * * *', 'select private.run_due_jobs()');
-- The schedules' own diary grows by a row a run; a week of it is enough to see what went wrong.
select cron.schedule(
  'sintra_schedule_history',
  '17 4 * * *',
  $$delete from cron.job_run_details where end_time < now() - interval '7 days'$$
);

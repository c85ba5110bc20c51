begin;
select plan(15);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario', 'elena']) n;
delete from pgmq.q_billing;
create function pg_temp.sub(p_name text) returns uuid language sql as $$ select id from public.user_subscriptions where user_id = tests.user_id(p_name) $$;
-- ana's period is over, bruno's trial, carla owes, dario's goes on, elena has left
update public.user_subscriptions set status = 'active', current_period_start = current_date - 31, current_period_end = current_date where id = pg_temp.sub('ana');
update public.user_subscriptions set trial_start_date = current_date - 20, trial_end_date = current_date - 1 where id = pg_temp.sub('bruno');
update public.user_subscriptions set status = 'active', current_period_end = current_date + 5 where id in (pg_temp.sub('carla'), pg_temp.sub('dario'));
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, issue_date, due_date, status)
  values (pg_temp.sub('carla'), 'T-1', 1, 1, current_date - 9, current_date - 1, 'sent'), (pg_temp.sub('dario'), 'T-2', 1, 1, current_date - 9, current_date, 'sent');
update public.user_subscriptions set status = 'cancelled', current_period_start = current_date - 33, current_period_end = current_date - 3 where id = pg_temp.sub('elena');

select bag_eq($$select private.due_subscriptions(current_date, 100)$$, $$select pg_temp.sub(n) from unnest(array['ana', 'bruno', 'carla']) n$$, 'who is due');
savepoint before;
update public.invoices set status = 'overdue' where invoice_number = 'T-1';
update public.user_subscriptions set status = 'past_due', current_period_end = current_date + 60 where id = pg_temp.sub('carla');
select is_empty($$select d from private.due_subscriptions(current_date, 100) d where d = pg_temp.sub('carla')$$, 'nobody is asked every minute while they may still pay');
select is_empty($$select d from private.due_subscriptions(current_date + 13, 100) d where d = pg_temp.sub('carla')$$, 'not on the last day but one');
select isnt_empty($$select d from private.due_subscriptions(current_date + 14, 100) d where d = pg_temp.sub('carla')$$, 'and the end of dunning is noticed');
rollback to before;
select is((select count(*) from private.due_subscriptions(current_date, 2)), 2::bigint, 'not more than asked for');
select is(private.run_billing(current_date), 3::bigint, 'each gets a job');
select is(private.run_billing(current_date), 0::bigint, 'once');
select is(private.enqueue_billing(array[pg_temp.sub('ana'), pg_temp.sub('dario')]), 1::bigint, 'whoever asks');

create temporary table j as select public.claim_billing_jobs(100, 60) -> 'jobs' as jobs;
select is((select jsonb_array_length(jobs) from j), 4, 'the worker takes them');
select is(jsonb_array_length(public.claim_billing_jobs(100, 60) -> 'jobs'), 0, 'and nobody else meanwhile');
create function pg_temp.job(p_name text) returns bigint language sql as $$ select msg_id from pgmq.q_billing where message ->> 'subscription_id' = pg_temp.sub(p_name)::text $$;
select is(public.finish_billing_job(pg_temp.job('ana')) ->> 'finished', 'true', 'one is done');
select is(public.fail_billing_job(pg_temp.job('bruno'), 'no') ->> 'retry_in_seconds', '10', 'one fails and comes back');
update pgmq.q_billing set read_ct = 5 where msg_id = pg_temp.job('bruno');
select is(public.fail_billing_job(pg_temp.job('bruno'), 'never') ->> 'dead', 'true', 'until it has failed five times');
set constraints all immediate;
select is((select error from private.dead_jobs where queue = 'billing'), 'never', 'which somebody sees');
select is((select count(*) from private.due_subscriptions(current_date, 100)), 1::bigint, 'and it is not sent anew every minute');

select * from finish();
rollback;

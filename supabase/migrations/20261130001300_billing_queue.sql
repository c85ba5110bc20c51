-- The queue of billing: one job for each subscription whose period is over, whose trial has ended or whose invoice is overdue.
-- A job is idempotent and names nothing but its subscription: what is to be done is read when it is done.

do $$
begin
  if not exists (select from pgmq.list_queues() as q where q.queue_name = 'billing') then
    perform pgmq.create('billing');
  end if;
end;
$$;

alter table pgmq.q_billing add constraint a_job_names_its_subscription check ((message ->> 'subscription_id') is not null);

-- Asked for twice, done once; and one at a time.
create unique index q_billing_one_each_idx on pgmq.q_billing (((message ->> 'subscription_id')::uuid));

create function private.enqueue_billing(p_subscription_ids uuid[])
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_sent bigint;
begin
  -- As pgmq.send does, for which there is no "on conflict".
  insert into pgmq.q_billing (vt, message)
  select clock_timestamp(), jsonb_build_object('type', 'bill', 'subscription_id', s.id)
  from unnest(p_subscription_ids) as s (id)
  on conflict do nothing;
  get diagnostics v_sent = row_count;
  if v_sent > 0 then
    perform private.invoke_worker();
  end if;
  return v_sent;
end;
$$;

comment on function private.enqueue_billing(uuid[]) is
  'Sends a job {"type": "bill", "subscription_id"} for each subscription that has none, and calls the worker, when this transaction commits; returns how many.';

create function private.due_subscriptions(p_today date, p_limit integer)
returns setof uuid
language sql
stable
set search_path = ''
as $$
  -- Each part by an index of its own that holds nothing else, so a night with nothing to do reads nothing.
  select d.id
  from (
    (
      select s.id
      from public.user_subscriptions as s
      where s.status in ('active', 'past_due') and s.current_period_end <= p_today
      order by s.current_period_end, s.id
      limit p_limit
    )
    union
    (
      select s.id
      from public.user_subscriptions as s
      where s.status = 'trial' and s.trial_end_date < p_today
      order by s.trial_end_date, s.id
      limit p_limit
    )
    union
    (
      select i.user_subscription_id
      from public.invoices as i
      join public.user_subscriptions as s on s.id = i.user_subscription_id
      where (
          i.status = 'sent' and i.due_date < p_today and s.status in ('active', 'past_due')
          -- Nothing is to be done in the days of dunning but wait for their end: Dunning::last_day in crates/billing.
          or i.status = 'overdue' and i.due_date + 15 <= p_today and s.status = 'past_due'
        )
      order by i.due_date, i.id
      limit p_limit
    )
  ) as d (id)
  where not exists (select from pgmq.q_billing as q where (q.message ->> 'subscription_id')::uuid = d.id)
  limit p_limit;
$$;

comment on function private.due_subscriptions(date, integer) is
  'Subscriptions for which there is something to do on a day (UTC) and no job yet: a period or a trial that is over, an invoice past its due date.';

create function private.run_billing(p_today date default private.today(), p_limit integer default 5000)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_sent bigint;
begin
  v_sent := private.enqueue_billing(
    array(select d from private.due_subscriptions(p_today, p_limit) as d union select c from private.due_charges(p_today, p_limit) as c)
  );
  if v_sent = 0 and exists (select from pgmq.q_billing as q where q.vt <= clock_timestamp()) then
    perform private.invoke_worker();
  end if;
  return v_sent;
end;
$$;

comment on function private.run_billing(date, integer) is
  'Sends the jobs of a day, at most p_limit at a time, and calls the worker where any waits; what the schedule sintra_billing runs. Returns how many were sent.';

select cron.schedule('sintra_billing', '* * * * *', 'select private.run_billing()');

-- What the worker calls -----------------------------------------------------------------------------------------------

create function private.tg_dead_jobs__wait_for_a_day() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- The schedule would send it anew within a minute. It is tried again in a day, for whoever has mended what was wrong.
  perform pgmq.send('billing', new.payload, 86400);
  return null;
end;
$$;

comment on function private.tg_dead_jobs__wait_for_a_day() is
  'Trigger: a subscription that could not be billed is tried again in a day, and not before.';

-- At the end of the transaction, which takes the job that failed out of the queue first.
create constraint trigger tg_dead_jobs__wait_for_a_day after insert on private.dead_jobs
  deferrable initially deferred
  for each row when (new.queue = 'billing')
  execute function private.tg_dead_jobs__wait_for_a_day();

create function public.claim_billing_jobs(p_quantity integer default 10, p_visibility_seconds integer default 120)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.claim_jobs('billing', p_quantity, p_visibility_seconds);
end;

comment on function public.claim_billing_jobs(integer, integer) is
  'Takes up to p_quantity (at most 100) jobs of billing, oldest first, as claim_jobs does: {ok, jobs: [{id, read_count, enqueued_at, message: {type, subscription_id}}]}. For service_role only.';

create function public.finish_billing_job(p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_job('billing', p_job_id);
end;

comment on function public.finish_billing_job(bigint) is 'Removes a job of billing that is done: {ok, finished}. For service_role only.';

create function public.fail_billing_job(p_job_id bigint, p_error text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.fail_job('billing', p_job_id, p_error);
end;

comment on function public.fail_billing_job(bigint, text) is
  'Gives a job of billing back: tried again after 10, 20, 40 and 80 seconds, then noted in private.dead_jobs and tried again in a day. {ok, dead, retry_in_seconds}. Error: job_not_found. For service_role only.';

grant execute on function public.claim_billing_jobs(integer, integer) to service_role;
grant execute on function public.finish_billing_job(bigint) to service_role;
grant execute on function public.fail_billing_job(bigint, text) to service_role;

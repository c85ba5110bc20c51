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
      where i.status in ('sent', 'overdue') and i.due_date < p_today and s.status in ('active', 'past_due')
      order by i.due_date, i.id
      limit p_limit
    )
  ) as d (id)
  where not exists (select from pgmq.q_billing as q where (q.message ->> 'subscription_id')::uuid = d.id)
  limit p_limit;
$$;

comment on function private.due_subscriptions(date, integer) is
  'Subscriptions for which there is something to do on a day (UTC) and no job yet: a period or a trial that is over, an invoice past its due date.';

create function private.run_billing(p_today date default (now() at time zone 'UTC')::date, p_limit integer default 5000)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_sent bigint;
begin
  v_sent := private.enqueue_billing(array(select d from private.due_subscriptions(p_today, p_limit) as d));
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

create function private.bury_billing_job(p_job_id bigint, p_error text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
  select 'billing', q.msg_id, q.message, left(p_error, 4000), q.read_ct, q.enqueued_at
  from pgmq.q_billing as q
  where q.msg_id = p_job_id
  on conflict (queue, job_id) do nothing;
  -- The schedule would send it anew within a minute. It is tried again in a day, for whoever has mended what was wrong.
  perform pgmq.set_vt('billing', p_job_id, 86400);
  update pgmq.q_billing as q set read_ct = 0 where q.msg_id = p_job_id;
end;
$$;

comment on function private.bury_billing_job(bigint, text) is
  'Notes a job that failed five times in dead_jobs, and has it wait for a day.';

create function private.claim_billing_jobs(p_quantity integer, p_visibility_seconds integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job record;
  v_jobs jsonb := '[]';
begin
  for v_job in
    select r.msg_id, r.read_ct, r.enqueued_at, r.message
    from pgmq.read('billing', p_visibility_seconds, least(greatest(p_quantity, 1), 100)) as r
    order by r.msg_id
  loop
    if v_job.read_ct > 5 then
      perform private.bury_billing_job(v_job.msg_id, 'claimed five times, never finished');
    else
      v_jobs := v_jobs || jsonb_build_object(
        'id', v_job.msg_id,
        'read_count', v_job.read_ct,
        'enqueued_at', v_job.enqueued_at,
        'message', v_job.message
      );
    end if;
  end loop;
  return jsonb_build_object('ok', true, 'jobs', v_jobs);
end;
$$;

comment on function private.claim_billing_jobs(integer, integer) is 'Body of public.claim_billing_jobs.';

create function public.claim_billing_jobs(p_quantity integer default 10, p_visibility_seconds integer default 120)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.claim_billing_jobs(p_quantity, p_visibility_seconds);
end;

comment on function public.claim_billing_jobs(integer, integer) is
  'Takes up to p_quantity (at most 100) jobs of billing, oldest first, as claim_jobs does: {ok, jobs: [{id, read_count, enqueued_at, message: {type, subscription_id}}]}. For service_role only.';

create function private.finish_billing_job(p_job_id bigint)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  select jsonb_build_object('ok', true, 'finished', pgmq.delete('billing', p_job_id));
$$;

comment on function private.finish_billing_job(bigint) is 'Body of public.finish_billing_job.';

create function public.finish_billing_job(p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_billing_job(p_job_id);
end;

comment on function public.finish_billing_job(bigint) is 'Removes a job of billing that is done: {ok, finished}. For service_role only.';

create function private.fail_billing_job(p_job_id bigint, p_error text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_attempts integer;
  v_retry integer;
begin
  select q.read_ct into v_attempts from pgmq.q_billing as q where q.msg_id = p_job_id for update;
  if not found then
    return private.refusal('job_not_found');
  end if;
  if v_attempts >= 5 then
    perform private.bury_billing_job(p_job_id, coalesce(p_error, 'unknown'));
    return jsonb_build_object('ok', true, 'dead', true, 'retry_in_seconds', null);
  end if;
  v_retry := 5 * (2 ^ v_attempts)::integer;
  perform pgmq.set_vt('billing', p_job_id, v_retry);
  return jsonb_build_object('ok', true, 'dead', false, 'retry_in_seconds', v_retry);
end;
$$;

comment on function private.fail_billing_job(bigint, text) is 'Body of public.fail_billing_job.';

create function public.fail_billing_job(p_job_id bigint, p_error text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.fail_billing_job(p_job_id, p_error);
end;

comment on function public.fail_billing_job(bigint, text) is
  'Gives a job of billing back: tried again after 10, 20, 40 and 80 seconds, then noted in private.dead_jobs and tried again in a day. {ok, dead, retry_in_seconds}. Error: job_not_found. For service_role only.';

grant execute on function private.claim_billing_jobs(integer, integer), public.claim_billing_jobs(integer, integer) to service_role;
grant execute on function private.finish_billing_job(bigint), public.finish_billing_job(bigint) to service_role;
grant execute on function private.fail_billing_job(bigint, text), public.fail_billing_job(bigint, text) to service_role;

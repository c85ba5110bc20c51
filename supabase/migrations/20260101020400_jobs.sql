-- Follow-up jobs: the queue, how the worker is called, and where poison is set aside.
--
-- The queue is the outbox of the turns: a job is sent by the transaction that settles a turn, so it exists if and only
-- if the turn does. Delivery is at least once; every job is idempotent.

do $$
begin
  if not exists (select from pgmq.list_queues() as q where q.queue_name = 'turn_followups') then
    perform pgmq.create('turn_followups');
  end if;
end;
$$;

create table private.dead_jobs (
  queue text not null,
  job_id bigint not null,
  payload jsonb not null,
  error text not null,
  read_count integer not null,
  enqueued_at timestamptz not null,
  died_at timestamptz not null default now(),

  constraint dead_jobs_pkey primary key (queue, job_id)
);

-- Read by whoever runs the platform, with the database's own tools.
alter table private.dead_jobs enable row level security;

comment on table private.dead_jobs is
  'Jobs that failed five times, with their last error. Nothing retries them; to try again, send the payload anew: select pgmq.send(queue, payload) from private.dead_jobs where job_id = ….';
comment on column private.dead_jobs.queue is 'pgmq queue that it came from.';
comment on column private.dead_jobs.job_id is 'Its message id in that queue.';
comment on column private.dead_jobs.payload is 'The job: {"type": …, …}.';
comment on column private.dead_jobs.error is 'Why it failed the last time.';
comment on column private.dead_jobs.read_count is 'How often it was tried.';
comment on column private.dead_jobs.enqueued_at is 'When it was sent.';
comment on column private.dead_jobs.died_at is 'When it was given up.';

create function private.invoke_worker()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_url text;
  v_key text;
  v_request_id bigint;
begin
  -- Once a transaction: a batch that settles a hundred turns needs one worker, which drains the queue.
  if current_setting('sintra.worker_invoked', true) = pg_current_xact_id()::text then
    return null;
  end if;
  begin
    select
      max(s.decrypted_secret) filter (where s.name = 'functions_url'),
      max(s.decrypted_secret) filter (where s.name = 'worker_secret_key')
    into v_url, v_key
    from vault.decrypted_secrets as s
    where s.name in ('functions_url', 'worker_secret_key');
    if v_url is null or v_key is null then
      return null;
    end if;
    v_request_id := net.http_post(
      url := rtrim(v_url, '/') || '/worker',
      body := '{}'::jsonb,
      headers := jsonb_build_object('content-type', 'application/json', 'apikey', v_key),
      timeout_milliseconds := 5000
    );
  exception when others then
    -- The call is a courtesy: the schedule finds the job within a minute, and no turn is undone for it.
    raise warning 'the worker could not be called: %', sqlerrm;
    return null;
  end;
  perform set_config('sintra.worker_invoked', pg_current_xact_id()::text, true);
  return v_request_id;
end;
$$;

comment on function private.invoke_worker() is
  'Calls the function worker through pg_net when this transaction commits, at most once in it; returns the request''s id. Does nothing where the vault lacks the secrets functions_url (https://…/functions/v1) and worker_secret_key.';

create function private.enqueue_followup(p_job jsonb)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job_id bigint;
begin
  select s into v_job_id from pgmq.send('turn_followups', p_job) as s;
  perform private.invoke_worker();
  return v_job_id;
end;
$$;

comment on function private.enqueue_followup(jsonb) is
  'Sends a job {"type": …} to turn_followups and calls the worker, both when this transaction commits; returns the job''s id.';

create function private.run_due_jobs()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from pgmq.q_turn_followups as q where q.vt <= clock_timestamp()) then
    return private.invoke_worker();
  end if;
  return null;
end;
$$;

comment on function private.run_due_jobs() is
  'Calls the worker where a job waits; the safety net that the schedule sintra_worker runs.';

create function private.bury_job(p_queue text, p_job_id bigint, p_error text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  execute format(
    'insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
    select $1, q.msg_id, q.message, left($3, 4000), q.read_ct, q.enqueued_at
    from pgmq.%I as q
    where q.msg_id = $2
    on conflict (queue, job_id) do nothing',
    'q_' || p_queue
  )
  using p_queue, p_job_id, p_error;
  perform pgmq.delete(p_queue, p_job_id);
end;
$$;

comment on function private.bury_job(text, bigint, text) is 'Moves a job from its queue to dead_jobs.';

-- The queue of the Cerebro. As everywhere, a job exists if and only if the transaction that asks for it commits, and is
-- delivered at least once. Here two things are added: one person's jobs are done in their order, one at a time, because what
-- was said later changes what was said before; and the person who has waited longest comes next, so that nobody who talks a
-- great deal keeps the others waiting.

do $$
begin
  if not exists (select from pgmq.list_queues() as q where q.queue_name = 'cerebro') then
    perform pgmq.create('cerebro');
  end if;
end;
$$;

-- The oldest job of a person, without looking at anybody else's.
create index if not exists q_cerebro_user_idx on pgmq.q_cerebro ((message ->> 'user_id'), msg_id);

create function private.enqueue_cerebro(p_job jsonb)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job_id bigint;
begin
  select s into v_job_id from pgmq.send('cerebro', p_job) as s;
  insert into private.cerebro_state as s (user_id, has_jobs)
  values ((p_job ->> 'user_id')::uuid, true)
  on conflict (user_id) do update set has_jobs = true where not s.has_jobs;
  perform private.invoke_worker();
  return v_job_id;
end;
$$;

comment on function private.enqueue_cerebro(jsonb) is
  'Sends a job {"type": learn | consolidate | summarize, "user_id": …, …} to the queue cerebro and calls the worker, both when this transaction commits; returns the job''s id. A job names things and never holds what was said.';

create function private.ask_to_consolidate(p_user_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.cerebro_state as s (user_id, is_consolidation_due)
  select p.id, true from public.profiles as p where p.id = p_user_id
  on conflict (user_id) do update set is_consolidation_due = true where not s.is_consolidation_due;
  if found then
    perform private.enqueue_cerebro(jsonb_build_object('type', 'consolidate', 'user_id', p_user_id));
  end if;
end;
$$;

comment on function private.ask_to_consolidate(uuid) is
  'Has patterns, recommendations and the digest of a person worked out anew, once however often it is asked for before that.';

-- What asks for work --------------------------------------------------------------------------------------------------

create function private.tg_messages__learn() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_conversation record;
begin
  select c.user_id, c.is_off_record, c.message_count, p.is_memory_paused
  into v_conversation
  from public.conversations as c
  join public.profiles as p on p.id = c.user_id
  where c.id = new.conversation_id;
  if not found then
    return null;
  end if;
  if not v_conversation.is_off_record and not v_conversation.is_memory_paused and new.reply_to_message_id is not null then
    perform private.enqueue_cerebro(jsonb_build_object(
      'type', 'learn',
      'user_id', v_conversation.user_id,
      'conversation_id', new.conversation_id,
      'message_id', new.reply_to_message_id,
      'answer_id', new.id
    ));
  end if;
  -- Looked at now and then; the job itself sees whether there is enough to sum up.
  if v_conversation.message_count > 40 and v_conversation.message_count % 10 < 2 then
    perform private.enqueue_cerebro(jsonb_build_object(
      'type', 'summarize',
      'user_id', v_conversation.user_id,
      'conversation_id', new.conversation_id,
      'answer_id', new.id
    ));
  end if;
  return null;
end;
$$;

comment on function private.tg_messages__learn() is
  'Trigger: a turn that has ended with an answer is learned from, unless the memory is paused or the conversation off the record; a conversation that has become long is summed up.';

create trigger tg_messages__learn after update of status on public.messages
  for each row when (old.status = 'sending' and new.status = 'delivered' and new.role = 'assistant' and new.content <> '')
  execute function private.tg_messages__learn();

create function private.tg_messages__consolidate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.ask_to_consolidate(new.user_id);
  return null;
end;
$$;

comment on function private.tg_messages__consolidate() is 'Trigger: what a person thinks of an answer changes what is known of the relationship.';

create trigger tg_messages__consolidate after update of user_rating, is_helpful on public.messages
  for each row when (
    (old.user_rating, old.is_helpful) is distinct from (new.user_rating, new.is_helpful) and new.user_id is not null
  )
  execute function private.tg_messages__consolidate();

create function private.tg_user_projects__consolidate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- Progress is written by the consolidation itself, and asks for none.
  if coalesce(current_setting('sintra.consolidating', true), '') <> 'on' then
    perform private.ask_to_consolidate(coalesce(new.user_id, old.user_id));
  end if;
  return null;
end;
$$;

comment on function private.tg_user_projects__consolidate() is 'Trigger: the digest and the recommendations follow the projects.';

create trigger tg_user_projects__consolidate_inserted after insert on public.user_projects
  for each row execute function private.tg_user_projects__consolidate();
create trigger tg_user_projects__consolidate_updated after update on public.user_projects
  for each row when (old is distinct from new) execute function private.tg_user_projects__consolidate();
create trigger tg_user_projects__consolidate_deleted after delete on public.user_projects
  for each row execute function private.tg_user_projects__consolidate();

-- What the worker calls -----------------------------------------------------------------------------------------------

create function private.release_person(p_user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Locked first and looked at after: whoever sends another job meanwhile has either committed by now, so that it is seen,
  -- or waits for this row and says so itself.
  perform from private.cerebro_state as s where s.user_id = p_user_id for update;
  update private.cerebro_state as s
  set
    free_at = '-infinity',
    has_jobs = exists (select from pgmq.q_cerebro as q where q.message ->> 'user_id' = p_user_id::text)
  where s.user_id = p_user_id;
end;
$$;

comment on function private.release_person(uuid) is 'Lets the next job of a person be given out, where there is one.';

create function private.end_cerebro_job(p_job_id bigint)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  v_user_id uuid;
begin
  delete from pgmq.q_cerebro as q where q.msg_id = p_job_id returning (q.message ->> 'user_id')::uuid into v_user_id;
  if not found then
    return false;
  end if;
  perform private.release_person(v_user_id);
  return true;
end;
$$;

comment on function private.end_cerebro_job(bigint) is 'Removes a job and lets the person''s next one go on; false where it was no longer there.';

create function private.bury_cerebro_job(p_job_id bigint, p_error text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
  select 'cerebro', q.msg_id, q.message, left(p_error, 4000), q.read_ct, q.enqueued_at
  from pgmq.q_cerebro as q
  where q.msg_id = p_job_id
  on conflict (queue, job_id) do nothing;
  update private.cerebro_state as s
  set is_consolidation_due = false
  from pgmq.q_cerebro as q
  where q.msg_id = p_job_id and q.message ->> 'type' = 'consolidate' and s.user_id = (q.message ->> 'user_id')::uuid;
  perform private.end_cerebro_job(p_job_id);
end;
$$;

comment on function private.bury_cerebro_job(bigint, text) is 'Moves a job to dead_jobs; the person''s next one goes on.';

create function private.claim_cerebro_jobs(p_quantity integer, p_visibility_seconds integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_jobs jsonb;
  v_poison bigint[];
  v_job_id bigint;
begin
  with next as (
    -- Whoever is being served by another worker is passed over, and so is whoever another worker looks at right now.
    select s.user_id
    from private.cerebro_state as s
    where s.has_jobs and s.free_at <= clock_timestamp()
    order by s.served_at, s.user_id
    limit least(greatest(p_quantity, 1), 100)
    for update skip locked
  ),
  oldest as (
    select n.user_id, q.msg_id
    from next as n
    left join lateral (
      select j.msg_id
      from pgmq.q_cerebro as j
      where j.message ->> 'user_id' = n.user_id::text
      order by j.msg_id
      limit 1
    ) as q on true
  ),
  given as (
    update pgmq.q_cerebro as j
    set vt = clock_timestamp() + make_interval(secs => p_visibility_seconds), read_ct = j.read_ct + 1
    from oldest as o
    where j.msg_id = o.msg_id
    returning j.msg_id, j.read_ct, j.enqueued_at, j.message
  ),
  marked as (
    update private.cerebro_state as s
    set
      has_jobs = o.msg_id is not null,
      served_at = clock_timestamp(),
      free_at = case when o.msg_id is null then '-infinity' else clock_timestamp() + make_interval(secs => p_visibility_seconds) end
    from oldest as o
    where s.user_id = o.user_id
  )
  select
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'id', g.msg_id, 'read_count', g.read_ct, 'enqueued_at', g.enqueued_at, 'message', g.message
        ) order by g.msg_id
      ) filter (where g.read_ct <= 5), '[]'
    ),
    array_agg(g.msg_id) filter (where g.read_ct > 5)
  into v_jobs, v_poison
  from given as g;
  -- A job that takes its worker down with it never reports: it is counted by its readings.
  foreach v_job_id in array coalesce(v_poison, '{}') loop
    perform private.bury_cerebro_job(v_job_id, 'claimed five times, never finished');
  end loop;
  return jsonb_build_object('ok', true, 'jobs', v_jobs);
end;
$$;

comment on function private.claim_cerebro_jobs(integer, integer) is 'Body of public.claim_cerebro_jobs.';

create function public.claim_cerebro_jobs(p_quantity integer default 10, p_visibility_seconds integer default 120)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.claim_cerebro_jobs(p_quantity, p_visibility_seconds);
end;

comment on function public.claim_cerebro_jobs(integer, integer) is
  'Takes the oldest job of each of up to p_quantity (at most 100) people, those first who have waited longest: {ok, jobs: [{id, read_count, enqueued_at, message: {type, user_id, …}}]}. Until it is finished, has failed, or p_visibility_seconds have passed, the person''s next job waits. Given out five times in all. For service_role only.';

create function private.finish_cerebro_jobs(p_job_ids bigint[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_users uuid[];
  v_finished integer;
begin
  -- As in release_person: locked first, in one order, and looked at after.
  select array_agg(l.user_id) into v_users
  from (
    select s.user_id
    from private.cerebro_state as s
    where s.user_id in (
      select (q.message ->> 'user_id')::uuid from pgmq.q_cerebro as q where q.msg_id = any (p_job_ids)
    )
    order by s.user_id
    for update
  ) as l;
  delete from pgmq.q_cerebro as q where q.msg_id = any (p_job_ids);
  get diagnostics v_finished = row_count;
  update private.cerebro_state as s
  set
    free_at = '-infinity',
    has_jobs = exists (select from pgmq.q_cerebro as q where q.message ->> 'user_id' = s.user_id::text)
  where s.user_id = any (v_users);
  return jsonb_build_object('ok', true, 'finished', v_finished);
end;
$$;

comment on function private.finish_cerebro_jobs(bigint[]) is 'Body of public.finish_cerebro_jobs.';

create function public.finish_cerebro_jobs(p_job_ids bigint[])
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_cerebro_jobs(p_job_ids);
end;

comment on function public.finish_cerebro_jobs(bigint[]) is
  'Removes jobs that are done: {ok, finished}, how many were still there. For service_role only.';

create function public.finish_cerebro_job(p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_cerebro_jobs(array[p_job_id]);
end;

comment on function public.finish_cerebro_job(bigint) is
  'Removes a job that is done: {ok, finished}, 1 or 0. For service_role only.';

create function private.fail_cerebro_job(p_job_id bigint, p_error text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job record;
  v_retry integer;
begin
  select q.read_ct, (q.message ->> 'user_id')::uuid as user_id into v_job
  from pgmq.q_cerebro as q
  where q.msg_id = p_job_id
  for update;
  if not found then
    return private.refusal('job_not_found');
  end if;
  if v_job.read_ct >= 5 then
    perform private.bury_cerebro_job(p_job_id, coalesce(p_error, 'unknown'));
    return jsonb_build_object('ok', true, 'dead', true, 'retry_in_seconds', null);
  end if;
  v_retry := 5 * (2 ^ v_job.read_ct)::integer;
  perform pgmq.set_vt('cerebro', p_job_id, v_retry);
  update private.cerebro_state as s
  set free_at = clock_timestamp() + make_interval(secs => v_retry)
  where s.user_id = v_job.user_id;
  return jsonb_build_object('ok', true, 'dead', false, 'retry_in_seconds', v_retry);
end;
$$;

comment on function private.fail_cerebro_job(bigint, text) is 'Body of public.fail_cerebro_job.';

create function public.fail_cerebro_job(p_job_id bigint, p_error text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.fail_cerebro_job(p_job_id, p_error);
end;

comment on function public.fail_cerebro_job(bigint, text) is
  'Gives a job back: it is tried again after 10, 20, 40 and 80 seconds, while the person''s other jobs wait for it, and moved to private.dead_jobs with its error the fifth time. {ok, dead, retry_in_seconds}. Error: job_not_found. For service_role only.';

create or replace function private.run_due_jobs()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from pgmq.q_turn_followups as q where q.vt <= clock_timestamp())
    or exists (select from private.cerebro_state as s where s.has_jobs and s.free_at <= clock_timestamp()) then
    return private.invoke_worker();
  end if;
  return null;
end;
$$;

grant execute on function private.claim_cerebro_jobs(integer, integer) to service_role;
grant execute on function public.claim_cerebro_jobs(integer, integer) to service_role;
grant execute on function private.finish_cerebro_jobs(bigint[]) to service_role;
grant execute on function public.finish_cerebro_jobs(bigint[]) to service_role;
grant execute on function public.finish_cerebro_job(bigint) to service_role;
grant execute on function private.fail_cerebro_job(bigint, text) to service_role;
grant execute on function public.fail_cerebro_job(bigint, text) to service_role;

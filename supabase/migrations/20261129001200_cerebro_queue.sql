-- The queue of the Cerebro. As everywhere, a job exists if and only if the transaction that asks for it commits, and is
-- delivered at least once. Here two things are added: one person's jobs are done in their order, one at a time, because what
-- was said later changes what was said before; and people are served in a round, so that nobody who talks a great deal keeps
-- the others waiting.
--
-- There is no row for each person that says whether they have jobs. Such a row would be locked by the turn that sends a job,
-- and turns would wait for learning, and learning, which books what it cost, for turns. Who has jobs is read off an index, from
-- one person to the next, whatever the length of their queues.

do $$
begin
  if not exists (select from pgmq.list_queues() as q where q.queue_name = 'cerebro') then
    perform pgmq.create('cerebro');
  end if;
end;
$$;

alter table pgmq.q_cerebro add constraint a_job_names_its_person check ((message ->> 'user_id') is not null);

-- From each person's oldest job to the next person's.
create index q_cerebro_user_id_idx on pgmq.q_cerebro (((message ->> 'user_id')::uuid), msg_id);
-- One that waits is enough. What forgetting sends is not counted: it must not wait for whoever is just sending the same.
create unique index q_cerebro_one_waits_idx on pgmq.q_cerebro
  (((message ->> 'user_id')::uuid), (message ->> 'type'), (coalesce(message ->> 'conversation_id', '')))
  where message ->> 'type' in ('consolidate', 'summarize') and read_ct = 0 and not message ? 'again';

create function private.enqueue_cerebro(p_job jsonb)
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job_id bigint;
begin
  -- As pgmq.send does, for which there is no "on conflict".
  loop
    insert into pgmq.q_cerebro (vt, message) values (clock_timestamp(), p_job)
    on conflict do nothing
    returning msg_id into v_job_id;
    exit when found;
    -- The one that waits must not be given out before this transaction has ended, or it would not see what this one did.
    select q.msg_id into v_job_id
    from pgmq.q_cerebro as q
    where (q.message ->> 'user_id')::uuid = (p_job ->> 'user_id')::uuid
      and q.message ->> 'type' = p_job ->> 'type'
      and coalesce(q.message ->> 'conversation_id', '') = coalesce(p_job ->> 'conversation_id', '')
      and q.message ->> 'type' in ('consolidate', 'summarize') and q.read_ct = 0 and not q.message ? 'again'
    for key share;
    exit when found;
  end loop;
  perform private.invoke_worker();
  return v_job_id;
end;
$$;

comment on function private.enqueue_cerebro(jsonb) is
  'Sends a job {"type": learn | consolidate | summarize, "user_id": …, …} to the queue cerebro and calls the worker, both when this transaction commits; returns the job''s id, for consolidate and summarize that of the one that waits already, where there is one. A job names things and never holds what was said.';

create function private.ask_to_consolidate(p_user_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select from public.profiles as p where p.id = p_user_id) then
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
  if new.reply_to_message_id is null then
    null;
  elsif v_conversation.is_off_record or v_conversation.is_memory_paused then
    insert into private.learned_messages (message_id) values (new.reply_to_message_id) on conflict do nothing;
  elsif not exists (select from private.learned_messages as l where l.message_id = new.reply_to_message_id) then
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
  'Trigger: a turn that has ended with an answer is learned from, unless the memory is paused or the conversation off the record, and then it never is; a conversation that has become long is summed up.';

create trigger tg_messages__learn after update of status on public.messages
  for each row when (old.status = 'sending' and new.status = 'delivered' and new.role = 'assistant' and new.content <> '')
  execute function private.tg_messages__learn();

create function private.tg_messages__consolidate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- Only a person rates, and only their own answers.
  if auth.uid() is not null then
    perform private.ask_to_consolidate(auth.uid());
  end if;
  return null;
end;
$$;

comment on function private.tg_messages__consolidate() is 'Trigger: what a person thinks of an answer changes what is known of the relationship.';

-- Once a statement, after all that its rows set off: whoever has sent a job must wait for nobody after that.
create trigger tg_messages__consolidate after update of user_rating, is_helpful on public.messages
  for each statement execute function private.tg_messages__consolidate();

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

create function private.tg_profiles__forget_jobs() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from pgmq.q_cerebro as q where (q.message ->> 'user_id')::uuid = old.id;
  delete from private.dead_jobs as d where d.queue = 'cerebro' and d.payload ->> 'user_id' = old.id::text;
  return null;
end;
$$;

comment on function private.tg_profiles__forget_jobs() is 'Trigger: the jobs of an account go with it.';

create trigger tg_profiles__forget_jobs after delete on public.profiles
  for each row execute function private.tg_profiles__forget_jobs();

-- What the worker calls -----------------------------------------------------------------------------------------------

create function private.end_cerebro_job(p_job_id bigint)
returns boolean
language plpgsql
set search_path = ''
as $$
begin
  delete from pgmq.q_cerebro as q where q.msg_id = p_job_id;
  return found;
end;
$$;

comment on function private.end_cerebro_job(bigint) is 'Removes a job, so that the person''s next one can go on; false where it was no longer there.';

create function private.oldest_cerebro_jobs(p_after uuid, p_quantity integer)
returns table (job_id bigint, user_id uuid, read_count integer)
language plpgsql
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  return query
  with recursive head as (
    -- Behind p_after to the last, and then from the first up to p_after.
    select p_after as user_id, null::bigint as msg_id, null::timestamptz as vt, false as is_second_half
    union all
    select n.*
    from head as h
    cross join lateral (
      (
        select (q.message ->> 'user_id')::uuid as user_id, q.msg_id, q.vt, h.is_second_half
        from pgmq.q_cerebro as q
        where (q.message ->> 'user_id')::uuid > h.user_id
        order by (q.message ->> 'user_id')::uuid, q.msg_id
        limit 1
      )
      union all
      (
        select (q.message ->> 'user_id')::uuid, q.msg_id, q.vt, true
        from pgmq.q_cerebro as q
        where not h.is_second_half
        order by (q.message ->> 'user_id')::uuid, q.msg_id
        limit 1
      )
      limit 1
    ) as n
    where not n.is_second_half or n.user_id <= p_after
  )
  select l.msg_id, h.user_id, l.read_ct
  from head as h
  -- Taken by another worker since, or just now: then this person is being served, and is passed over.
  cross join lateral (
    select q.msg_id, q.read_ct
    from pgmq.q_cerebro as q
    where q.msg_id = h.msg_id and q.vt <= v_now
    for update skip locked
  ) as l
  where h.vt <= v_now
  limit p_quantity;
end;
$$;

comment on function private.oldest_cerebro_jobs(uuid, integer) is
  'Locks the oldest job of each of up to p_quantity people, one round through their ids from behind p_after. Whose oldest job is being done, or waits to be tried again, is passed over. Reads an entry for each person and none for the jobs behind it.';

create function private.claim_cerebro_jobs(p_quantity integer, p_visibility_seconds integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_wanted integer := least(greatest(p_quantity, 1), 100);
  v_reached uuid;
  v_ids bigint[];
  v_users uuid[];
  v_poison bigint[];
  v_some jsonb;
  v_jobs jsonb := '[]';
begin
  select r.user_id into v_reached from private.cerebro_round as r;
  -- Again where poison was taken out, for who stands behind it.
  for v_walk in 1 .. 10 loop
    select array_agg(o.job_id), array_agg(o.user_id), array_agg(o.job_id) filter (where o.read_count >= 5)
    into v_ids, v_users, v_poison
    from private.oldest_cerebro_jobs(v_reached, v_wanted) as o;
    exit when v_ids is null;
    v_reached := v_users[cardinality(v_users)];
    -- A job that takes its worker down with it never reports: it is counted by its readings.
    perform private.bury_job('cerebro', p.id, 'claimed five times, never finished') from unnest(v_poison) as p (id);
    with given as (
      update pgmq.q_cerebro as q
      set vt = clock_timestamp() + make_interval(secs => p_visibility_seconds), read_ct = q.read_ct + 1
      where q.msg_id = any (v_ids)
      returning q.msg_id, q.read_ct, q.enqueued_at, q.message
    )
    select
      coalesce(
        jsonb_agg(
          jsonb_build_object('id', g.msg_id, 'read_count', g.read_ct, 'enqueued_at', g.enqueued_at, 'message', g.message)
          order by g.msg_id
        ), '[]'
      )
    into v_some
    from given as g;
    v_jobs := v_jobs || v_some;
    v_wanted := v_wanted - jsonb_array_length(v_some);
    exit when v_poison is null or v_wanted <= 0;
  end loop;
  if v_jobs <> '[]' then
    -- Whoever is also writing this has come about as far.
    update private.cerebro_round as r
    set user_id = v_reached
    where r.id in (select o.id from private.cerebro_round as o for update skip locked);
  end if;
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
  'Takes the oldest job of each of up to p_quantity (at most 100) people, in a round: {ok, jobs: [{id, read_count, enqueued_at, message: {type, user_id, …}}]}. Until it is finished, has failed, or p_visibility_seconds have passed, the person''s next job waits. Given out five times in all. For service_role only.';

create function private.finish_cerebro_jobs(p_job_ids bigint[])
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_finished integer;
begin
  delete from pgmq.q_cerebro as q where q.msg_id = any (p_job_ids);
  get diagnostics v_finished = row_count;
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
  v_attempts integer;
  v_retry integer;
begin
  select q.read_ct into v_attempts from pgmq.q_cerebro as q where q.msg_id = p_job_id for update;
  if not found then
    return private.refusal('job_not_found');
  end if;
  if v_attempts >= 5 then
    perform private.bury_job('cerebro', p_job_id, coalesce(p_error, 'unknown'));
    return jsonb_build_object('ok', true, 'dead', true, 'retry_in_seconds', null);
  end if;
  v_retry := 5 * (2 ^ v_attempts)::integer;
  perform pgmq.set_vt('cerebro', p_job_id, v_retry);
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
    or exists (select from pgmq.q_cerebro as q where q.vt <= clock_timestamp()) then
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

-- What the worker function calls: take jobs, do them, report. One round trip each.

create function private.claim_jobs(p_queue text, p_quantity integer, p_visibility_seconds integer)
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
    from pgmq.read(p_queue, p_visibility_seconds, least(greatest(p_quantity, 1), 100)) as r
    order by r.msg_id
  loop
    if v_job.read_ct > 5 then
      -- A job that takes its worker down with it never reports: it is counted by its readings.
      perform private.bury_job(p_queue, v_job.msg_id, 'claimed five times, never finished');
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

comment on function private.claim_jobs(text, integer, integer) is 'Body of public.claim_jobs, for any queue whose jobs have no order.';

create function public.claim_jobs(p_quantity integer default 10, p_visibility_seconds integer default 120)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.claim_jobs('turn_followups', p_quantity, p_visibility_seconds);
end;

comment on function public.claim_jobs(integer, integer) is
  'Takes up to p_quantity (at most 100) jobs, oldest first, and hides them from others for p_visibility_seconds: {ok, jobs: [{id, read_count, enqueued_at, message: {type, …}}]}. A job that is neither finished nor failed by then is given out again, five times in all. For service_role only.';

create function private.finish_job(p_queue text, p_job_id bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object('ok', true, 'finished', pgmq.delete(p_queue, p_job_id));
end;
$$;

comment on function private.finish_job(text, bigint) is 'Body of public.finish_job, for any queue.';

create function public.finish_job(p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_job('turn_followups', p_job_id);
end;

comment on function public.finish_job(bigint) is
  'Removes a job that is done: {ok, finished}; finished is false where it was no longer there. For service_role only.';

create function private.fail_job(p_queue text, p_job_id bigint, p_error text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_attempts integer;
  v_retry integer;
begin
  execute format('select q.read_ct from pgmq.%I as q where q.msg_id = $1 for update', 'q_' || p_queue)
  into v_attempts
  using p_job_id;
  if v_attempts is null then
    return private.refusal('job_not_found');
  end if;
  if v_attempts >= 5 then
    perform private.bury_job(p_queue, p_job_id, coalesce(p_error, 'unknown'));
    return jsonb_build_object('ok', true, 'dead', true, 'retry_in_seconds', null);
  end if;
  v_retry := 5 * (2 ^ v_attempts)::integer;
  perform pgmq.set_vt(p_queue, p_job_id, v_retry);
  return jsonb_build_object('ok', true, 'dead', false, 'retry_in_seconds', v_retry);
end;
$$;

comment on function private.fail_job(text, bigint, text) is 'Body of public.fail_job, for any queue.';

create function public.fail_job(p_job_id bigint, p_error text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.fail_job('turn_followups', p_job_id, p_error);
end;

comment on function public.fail_job(bigint, text) is
  'Gives a job back: it is tried again after 10, 20, 40 and 80 seconds, and moved to private.dead_jobs with its error the fifth time. {ok, dead, retry_in_seconds}. Error: job_not_found. For service_role only.';

create function private.title_context(p_conversation_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_conversation record;
  v_messages jsonb;
  v_plan_id text;
begin
  select c.id, c.title, c.user_id, c.current_message_id, p.language
  into v_conversation
  from public.conversations as c
  join public.profiles as p on p.id = c.user_id
  where c.id = p_conversation_id;
  if not found then
    return private.refusal('conversation_not_found');
  end if;

  -- The beginning of the branch that is active, which is what the person sees as the conversation.
  select jsonb_agg(
    jsonb_build_object('role', e.message ->> 'role', 'content', left(e.message ->> 'content', 2000)) order by e.position
  )
  into v_messages
  from private.branch_history(v_conversation.id, v_conversation.current_message_id, 60, 120000) as h
  cross join lateral json_array_elements(h.history) with ordinality as e (message, position)
  where e.position <= 4;

  select s.plan_id into v_plan_id from private.effective_subscription(v_conversation.user_id) as s;
  return jsonb_build_object(
    'ok', true,
    'title', v_conversation.title,
    'language', v_conversation.language,
    'messages', coalesce(v_messages, '[]'),
    'models', private.allowed_models(
      (select p.allowed_ai_models from public.subscription_plans as p where p.id = v_plan_id)
    ),
    'user_id', v_conversation.user_id
  );
end;
$$;

comment on function private.title_context(uuid) is 'Body of public.title_context.';

create function public.title_context(p_conversation_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.title_context(p_conversation_id);
end;

comment on function public.title_context(uuid) is
  'What a title is made from: {ok, title, language, messages: [{role, content}], models, user_id}: the first four messages of the active branch, 2,000 characters each, and the models of the person''s plan. Error: conversation_not_found. For service_role only.';

create function private.finish_title(p_job_id bigint, p_conversation_id uuid, p_title text, p_usage jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_turn record;
  v_user_id uuid;
  v_applied boolean;
begin
  -- The title is paid by the subscription and in the period of the turn that asked for it, even where the conversation
  -- has been deleted since.
  select l.user_id, l.subscription_id, l.period_start, l.assistant_id
  into v_turn
  from pgmq.q_turn_followups as q
  join private.usage_ledger as l on l.idempotency_key = 'turn:' || (q.message ->> 'message_id')
  where q.msg_id = p_job_id;

  select p.id into v_user_id from public.profiles as p where p.id = v_turn.user_id for key share;
  perform from public.conversations as c where c.id = p_conversation_id for no key update;

  if v_turn.subscription_id is not null and p_usage is not null then
    perform from private.usage_counters as c
    where c.subscription_id = v_turn.subscription_id and c.period_start = v_turn.period_start
    for update;
    insert into private.usage_ledger (
      idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, conversation_id,
      provider, model, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros, occurred_at
    )
    values (
      'title:' || p_conversation_id,
      v_user_id,
      v_turn.subscription_id,
      v_turn.period_start,
      'title',
      v_turn.assistant_id,
      p_conversation_id,
      p_usage ->> 'provider',
      p_usage ->> 'model',
      0,
      greatest(coalesce((p_usage ->> 'input_tokens')::bigint, 0), 0),
      least(
        greatest(coalesce((p_usage ->> 'cached_input_tokens')::bigint, 0), 0),
        greatest(coalesce((p_usage ->> 'input_tokens')::bigint, 0), 0)
      ),
      greatest(coalesce((p_usage ->> 'output_tokens')::bigint, 0), 0),
      greatest(coalesce((p_usage ->> 'cost_micros')::bigint, 0), 0),
      clock_timestamp()
    )
    on conflict (idempotency_key) do nothing;
  end if;

  update public.conversations as c
  set title = left(btrim(p_title), 200)
  where c.id = p_conversation_id
    and c.title is null
    and c.title_source = 'auto'
    and btrim(coalesce(p_title, '')) <> '';
  v_applied := found;

  perform pgmq.delete('turn_followups', p_job_id);
  return jsonb_build_object('ok', true, 'applied', v_applied);
end;
$$;

comment on function private.finish_title(bigint, uuid, text, jsonb) is 'Body of public.finish_title.';

create function public.finish_title(
  p_job_id bigint,
  p_conversation_id uuid,
  p_title text,
  p_usage jsonb default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_title(p_job_id, p_conversation_id, p_title, p_usage);
end;

comment on function public.finish_title(bigint, uuid, text, jsonb) is
  'Ends a title job in one transaction: names the conversation unless it has a title or the person gave it one, books what the title cost ({provider, model, input_tokens, cached_input_tokens, output_tokens, cost_micros}; no message of the quota) once per conversation, removes the job. {ok, applied}. For service_role only.';

grant execute on function private.claim_jobs(text, integer, integer) to service_role;
grant execute on function public.claim_jobs(integer, integer) to service_role;
grant execute on function private.finish_job(text, bigint) to service_role;
grant execute on function public.finish_job(bigint) to service_role;
grant execute on function private.fail_job(text, bigint, text) to service_role;
grant execute on function public.fail_job(bigint, text) to service_role;
grant execute on function private.title_context(uuid) to service_role;
grant execute on function public.title_context(uuid) to service_role;
grant execute on function private.finish_title(bigint, uuid, text, jsonb) to service_role;
grant execute on function public.finish_title(bigint, uuid, text, jsonb) to service_role;

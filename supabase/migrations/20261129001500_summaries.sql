-- Long conversations: what was said on a branch up to a message, in a few sentences under that message's id. Turn 500 then
-- reads what turn 50 reads, and still knows turn 3.

create function private.blanked(p_text text, p_message_id uuid)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_text text := p_text;
  v_span record;
begin
  for v_span in
    select f.span_start, f.span_end from private.forgotten_spans as f where f.message_id = p_message_id order by f.span_start desc
  loop
    v_text := left(v_text, v_span.span_start) || '…' || substr(v_text, v_span.span_end + 1);
  end loop;
  return v_text;
end;
$$;

comment on function private.blanked(text, uuid) is 'The text of a message without the places from which something was forgotten.';

create function private.unsummarized(p_conversation_id uuid)
returns table (id uuid, role public.message_role_enum, content text, depth integer, summary_of uuid)
language sql
stable
set search_path = ''
as $$
  with recursive branch as (
    select
      m.id, m.role, m.content, m.reply_to_message_id, 1 as depth,
      (select s.through_message_id from private.conversation_summaries as s where s.through_message_id = m.id) as summary_of
    from public.conversations as c
    join public.messages as m on m.id = c.current_message_id
    where c.id = p_conversation_id and m.conversation_id = c.id
    union all
    select
      m.id, m.role, m.content, m.reply_to_message_id, b.depth + 1,
      (select s.through_message_id from private.conversation_summaries as s where s.through_message_id = m.id)
    from branch as b
    cross join lateral (select n.* from public.messages as n where n.id = b.reply_to_message_id limit 1) as m
    where b.summary_of is null and b.depth < 400 and m.conversation_id = p_conversation_id
  )
  select b.id, b.role, b.content, b.depth, b.summary_of from branch as b;
$$;

comment on function private.unsummarized(uuid) is
  'The branch of a conversation from its tip upwards to the first message with a summary, that one included, at most 400.';

create function private.summary_context(p_conversation_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_conversation record;
  v_messages jsonb;
  v_through uuid;
  v_previous record;
begin
  select c.id, c.user_id, p.language into v_conversation
  from public.conversations as c
  join public.profiles as p on p.id = c.user_id
  where c.id = p_conversation_id;
  if not found then
    return jsonb_build_object('ok', true, 'skip', 'gone');
  end if;
  select s.summary, s.message_count into v_previous
  from private.unsummarized(p_conversation_id) as u
  join private.conversation_summaries as s on s.through_message_id = u.summary_of;

  with told as (
    select u.* from private.unsummarized(p_conversation_id) as u where u.summary_of is null
  ),
  old as (
    -- The newest twenty stay as they are.
    select t.* from told as t where t.depth > 20 and (select count(*) from told) > 40 order by t.depth desc limit 60
  ),
  ended as (
    -- Up to an answer, so that what stays begins with a question.
    select min(o.depth) as depth from old as o where o.role = 'assistant'
  )
  select
    jsonb_agg(
      jsonb_build_object('id', o.id, 'role', o.role, 'content', left(private.blanked(o.content, o.id), 4000)) order by o.depth desc
    ) filter (where o.content <> '' and o.role <> 'system'),
    (array_agg(o.id order by o.depth))[1]
  into v_messages, v_through
  from old as o
  join ended as e on o.depth >= e.depth;

  return jsonb_build_object(
    'ok', true,
    'skip', case when v_messages is null then 'short' end,
    'user_id', v_conversation.user_id,
    'language', v_conversation.language,
    'previous_summary', v_previous.summary,
    'previous_count', coalesce(v_previous.message_count, 0),
    'messages', coalesce(v_messages, '[]'),
    'through_message_id', v_through,
    'models', private.allowed_models(
      (
        select sp.allowed_ai_models
        from private.effective_subscription(v_conversation.user_id) as s
        join public.subscription_plans as sp on sp.id = s.plan_id
      )
    )
  );
end;
$$;

comment on function private.summary_context(uuid) is 'Body of public.summary_context.';

create function public.summary_context(p_conversation_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.summary_context(p_conversation_id);
end;

comment on function public.summary_context(uuid) is
  'What the next summary of a conversation''s active branch is made from: {ok, skip, user_id, language, previous_summary, previous_count, messages: [{id, role, content}] (oldest first, at most 60 of 4,000 characters, none of the newest twenty, without what was forgotten), through_message_id, models}. skip is gone, or short where no more than forty messages have no summary. For service_role only.';

create function private.apply_summary(
  p_job_id bigint,
  p_conversation_id uuid,
  p_through_message_id uuid,
  p_summary text,
  p_message_count integer,
  p_usage jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job jsonb;
  v_user_id uuid;
begin
  select q.message into v_job from pgmq.q_cerebro as q where q.msg_id = p_job_id;
  select c.user_id into v_user_id from public.conversations as c where c.id = p_conversation_id;
  if v_user_id is null or not private.lock_memory(v_user_id) then
    perform private.end_cerebro_job(p_job_id);
    return jsonb_build_object('ok', true, 'already', true);
  end if;
  perform private.book_followup('summary', 'summary:' || p_through_message_id, (v_job ->> 'answer_id')::uuid, p_conversation_id, p_usage);
  -- A job that was given out before something was forgotten may still know it; it is done again.
  if v_job is not null and btrim(coalesce(p_summary, '')) <> '' then
    insert into private.conversation_summaries as s (through_message_id, conversation_id, user_id, summary, message_count)
    select m.id, m.conversation_id, v_user_id, left(btrim(p_summary), 4000), greatest(p_message_count, 1)
    from public.messages as m
    where m.id = p_through_message_id and m.conversation_id = p_conversation_id
    on conflict (through_message_id) do update
    set summary = excluded.summary, message_count = excluded.message_count, created_at = now();
  end if;
  if v_job is not null and private.summary_context(p_conversation_id) ->> 'skip' is null then
    perform private.enqueue_cerebro(v_job - 'again');
  end if;
  perform private.end_cerebro_job(p_job_id);
  return jsonb_build_object('ok', true, 'already', v_job is null);
end;
$$;

comment on function private.apply_summary(bigint, uuid, uuid, text, integer, jsonb) is 'Body of public.apply_summary.';

create function public.apply_summary(
  p_job_id bigint,
  p_conversation_id uuid,
  p_through_message_id uuid,
  p_summary text,
  p_message_count integer,
  p_usage jsonb default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.apply_summary(p_job_id, p_conversation_id, p_through_message_id, p_summary, p_message_count, p_usage);
end;

comment on function public.apply_summary(bigint, uuid, uuid, text, integer, jsonb) is
  'Ends a job summarize in one transaction: keeps the summary under the message through which it goes (p_message_count: of how many messages, those of the one before it included), books what it cost, asks for the next one where there is enough, removes the job: {ok, already}. Nothing is kept where the job had been taken back because something was forgotten. For service_role only.';

grant execute on function private.summary_context(uuid) to service_role;
grant execute on function public.summary_context(uuid) to service_role;
grant execute on function private.apply_summary(bigint, uuid, uuid, text, integer, jsonb) to service_role;
grant execute on function public.apply_summary(bigint, uuid, uuid, text, integer, jsonb) to service_role;

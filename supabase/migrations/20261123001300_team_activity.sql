-- What the first page shows of each assistant: the conversation to go on with, how many there are, how much was
-- answered this week.

-- One range for a person and an assistant, newest first; counting reads the index alone.
create index conversations_user_id_assistant_id_idx on public.conversations (user_id, assistant_id, last_message_at desc, id desc)
  include (status);

create function private.team_activity()
returns table (
  assistant_id text, last_conversation_id uuid, last_title text, last_message_at timestamptz, conversations integer,
  answers_last_7_days integer
)
language plpgsql stable security definer
set search_path = ''
as $$
#variable_conflict use_column
declare
  v_user_id constant uuid := auth.uid();
begin
  -- Only conversations in which something was said this week are looked into, however many years the others hold.
  return query
  select ua.assistant_id, latest.id, latest.title, latest.last_message_at, coalesce(held.conversations, 0), coalesce(week.answers, 0)
  from public.user_assistants ua
  left join lateral (
    select c.id, c.title, c.last_message_at
    from public.conversations c
    where c.user_id = v_user_id and c.assistant_id = ua.assistant_id and c.status in ('active', 'paused')
    order by c.last_message_at desc, c.id desc
    limit 1
  ) latest on true
  left join (
    select c.assistant_id, count(*)::integer as conversations
    from public.conversations c
    where c.user_id = v_user_id and c.status <> 'deleted'
    group by c.assistant_id
  ) held on held.assistant_id = ua.assistant_id
  left join (
    select c.assistant_id, count(*)::integer as answers
    from public.conversations c
    join public.messages m on m.conversation_id = c.id
    where c.user_id = v_user_id and c.last_message_at >= now() - interval '7 days'
      and m.created_at >= now() - interval '7 days' and m.role = 'assistant' and m.status in ('delivered', 'read')
    group by c.assistant_id
  ) week on week.assistant_id = ua.assistant_id
  where ua.user_id = v_user_id
  order by latest.last_message_at desc nulls last, ua.assistant_id;
end;
$$;

comment on function private.team_activity() is 'Body of public.team_activity.';
grant execute on function private.team_activity() to authenticated;

create function public.team_activity()
returns table (
  assistant_id text, last_conversation_id uuid, last_title text, last_message_at timestamptz, conversations integer,
  answers_last_7_days integer
)
language sql stable security invoker
set search_path = ''
begin atomic
  select a.assistant_id, a.last_conversation_id, a.last_title, a.last_message_at, a.conversations, a.answers_last_7_days
  from private.team_activity() a;
end;

comment on function public.team_activity() is
  'One row for each assistant that the caller has or had, most recently used first: the newest conversation that can go on (not archived), how many conversations there are, how many answers arrived in the last seven days.';
grant execute on function public.team_activity() to authenticated;

-- Long conversations: the history of a turn begins behind the newest summary of its branch, so the five hundredth turn reads
-- no more than the fiftieth, and still knows what was said in the third.

-- With one answer more: the summary.
drop function private.branch_history(uuid, uuid, integer, integer);

create function private.branch_history(
  p_conversation_id uuid,
  p_tip uuid,
  p_max_messages integer,
  p_max_characters integer,
  out history json,
  out characters bigint,
  out attached uuid[],
  out summary json
)
language plpgsql
stable
set search_path = ''
as $$
declare
  -- Where there is a summary somewhere, the walk goes on to it past what still fits, as far as it may go at all: better a gap
  -- between the summary and the history than no summary.
  v_is_summarized constant boolean := exists (
    select from private.conversation_summaries as s where s.conversation_id = p_conversation_id
  );
begin
  -- One primary key look-up a message, however long the conversation is. Answers that failed before any text arrived
  -- are stepped over; the walk is bounded even where they are many. It ends at the first message that a summary goes up to:
  -- a summary of another branch is never met.
  with recursive branch as (
    select
      m.id,
      m.role,
      m.content,
      m.created_at,
      m.reply_to_message_id,
      coalesce(m.metadata ? 'attachments', false) as has_attachments,
      1 as depth,
      (m.content <> '' or coalesce(m.metadata ? 'attachments', false))::integer as kept,
      char_length(m.content)::bigint as characters,
      s.summary,
      s.message_count
    from public.messages as m
    left join private.conversation_summaries as s on v_is_summarized and s.through_message_id = m.id
    where m.id = p_tip and m.conversation_id = p_conversation_id
    union all
    select
      m.id,
      m.role,
      m.content,
      m.created_at,
      m.reply_to_message_id,
      coalesce(m.metadata ? 'attachments', false) as has_attachments,
      b.depth + 1,
      b.kept + (m.content <> '' or coalesce(m.metadata ? 'attachments', false))::integer,
      b.characters + char_length(m.content),
      m.summary,
      m.message_count
    from branch as b
    -- One row by its primary key, whatever the planner thinks of the conversation's length.
    cross join lateral (
      select n.*, s.summary, s.message_count
      from public.messages as n
      left join private.conversation_summaries as s on v_is_summarized and s.through_message_id = n.id
      where n.id = b.reply_to_message_id
      limit 1
    ) as m
    where b.summary is null
      and (b.kept < p_max_messages and b.characters < p_max_characters or v_is_summarized)
      and b.depth < 4 * p_max_messages
      and m.conversation_id = p_conversation_id
  )
  select
    coalesce(
      json_agg(
        json_build_object('id', b.id, 'role', b.role, 'content', b.content, 'created_at', b.created_at)
        order by b.depth desc
      ) filter (where b.is_said),
      '[]'
    ),
    coalesce(max(b.characters) filter (where b.is_said), 0),
    coalesce(array_agg(b.id order by b.depth) filter (where b.is_said and b.has_attachments), '{}'),
    (
      json_agg(json_build_object('text', b.summary, 'message_count', b.message_count))
        filter (where b.summary is not null)
    ) -> 0
  into history, characters, attached, summary
  from (
    select
      w.*,
      w.summary is null
        and (w.content <> '' or w.has_attachments)
        and w.kept <= p_max_messages
        and w.characters <= p_max_characters as is_said
    from branch as w
  ) as b;
end;
$$;

comment on function private.branch_history(uuid, uuid, integer, integer) is
  'The branch of a conversation that ends with message p_tip, walked upwards by reply_to_message_id as far as the first message that a summary goes up to: history as [{id, role, content, created_at}] of what came after it, oldest first, without messages that have neither text nor files, at most p_max_messages and p_max_characters; characters is how many it holds; attached are the messages with files, newest first; summary is {text, message_count} of what the summary stands for, or null.';

-- What a screen shows of a conversation: the branch that goes on, page by page, with everything that hangs on its messages.
--
-- Why a function: a client would need a round trip a message to walk up the branch, or all messages to find it among them.

-- Where a conversation begins: the first question and what was put in its place. A message that follows another is found by
-- messages_reply_to_message_id_idx; these follow none. Few rows, and no column that changes while an answer streams.
create index messages_first_of_conversation_idx on public.messages (conversation_id, created_at, id)
where reply_to_message_id is null;

create function private.conversation_messages(p_conversation_id uuid, p_before uuid, p_limit integer)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_limit constant integer := least(greatest(coalesce(p_limit, 50), 1), 200);
  v_user_id constant uuid := (select auth.uid());
  v_next uuid;
  v_count integer;
  v_messages jsonb;
begin
  select c.current_message_id, c.message_count into v_next, v_count
  from public.conversations as c
  where c.id = p_conversation_id and c.user_id = v_user_id;
  if not found then
    return null;
  end if;

  if p_before is not null then
    v_next := (
      select m.reply_to_message_id
      from public.messages as m
      where m.id = p_before and m.conversation_id = p_conversation_id
    );
  elsif v_next is null and v_count > 0 then
    -- No tip was ever set: the next message would follow the newest one.
    v_next := (
      select m.id
      from public.messages as m
      where m.conversation_id = p_conversation_id
      order by m.created_at desc, m.id desc
      limit 1
    );
  end if;

  -- One look-up by primary key a message. The limit in the subquery keeps the planner from reading the conversation whole
  -- to join it, and one more step than asked for says whether there is more.
  with recursive branch as (
    select m as message, 1 as depth
    from public.messages as m
    where m.id = v_next and m.conversation_id = p_conversation_id
    union all
    select p.message, b.depth + 1
    from branch as b
    cross join lateral (
      select m as message from public.messages as m where m.id = (b.message).reply_to_message_id limit 1
    ) as p
    where b.depth <= v_limit and (p.message).conversation_id = p_conversation_id
  )
  select
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'id', (b.message).id,
          'client_message_id', (b.message).client_message_id,
          'role', (b.message).role,
          'content', (b.message).content,
          'status', (b.message).status,
          'error_details', (b.message).error_details,
          'finish_reason', (b.message).finish_reason,
          'created_at', (b.message).created_at,
          'model_used', (b.message).model_used,
          'provider', (b.message).provider,
          'input_tokens', (b.message).input_tokens,
          'cached_input_tokens', (b.message).cached_input_tokens,
          'output_tokens', (b.message).output_tokens,
          'cost', (b.message).cost,
          'processing_time', (b.message).processing_time,
          'user_rating', (b.message).user_rating,
          'is_helpful', (b.message).is_helpful,
          'reply_to_message_id', (b.message).reply_to_message_id
        ) || jsonb_build_object(
          'sibling_ids', case
            when (b.message).reply_to_message_id is null then (
              select jsonb_agg(s.id order by s.created_at, s.id)
              from public.messages as s
              where s.conversation_id = p_conversation_id
                and s.reply_to_message_id is null
                and s.role = (b.message).role
            )
            else (
              select jsonb_agg(s.id order by s.created_at, s.id)
              from public.messages as s
              where s.reply_to_message_id = (b.message).reply_to_message_id and s.role = (b.message).role
            )
          end,
          'attachments', (
            select coalesce(
              jsonb_agg(
                jsonb_build_object(
                  'id', a.id,
                  'filename', a.filename,
                  'original_name', a.original_name,
                  'mime_type', a.mime_type,
                  'file_size', a.file_size,
                  'storage_bucket', a.storage_bucket,
                  'storage_path', a.storage_path,
                  'metadata', case jsonb_typeof(a.metadata) when 'object' then a.metadata - 'text' else '{}' end
                )
                order by a.created_at, a.id
              ),
              '[]'
            )
            from public.message_attachments as a
            where a.message_id = (b.message).id
          )
        )
        order by b.depth desc
      ) filter (where b.depth <= v_limit),
      '[]'
    ),
    count(*)
  into v_messages, v_count
  from branch as b;

  return jsonb_build_object(
    'messages', v_messages,
    'has_more', v_count > v_limit,
    'streaming_message_id', (
      select t.message_id
      from private.turns as t
      where t.conversation_id = p_conversation_id and t.state = 'streaming' and t.gone_at is null
    )
  );
end;
$$;

comment on function private.conversation_messages(uuid, uuid, integer) is 'Body of public.conversation_messages.';

create function public.conversation_messages(p_conversation_id uuid, p_before uuid default null, p_limit integer default 50)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.conversation_messages(p_conversation_id, p_before, p_limit);
end;

grant execute on function private.conversation_messages(uuid, uuid, integer) to authenticated;
grant execute on function public.conversation_messages(uuid, uuid, integer) to authenticated;

comment on function public.conversation_messages(uuid, uuid, integer) is
  'A page of the active branch of one of the caller''s conversations: {messages, has_more, streaming_message_id}. Messages come oldest first; the page ends with the tip of the branch, or before message p_before, and holds p_limit (1 to 200) of them. sibling_ids are the versions of a message: same parent, same role, oldest first, itself included. attachments have their metadata without the extracted text. streaming_message_id is the answer that is being written, null where none is. Null for a conversation that does not exist or is not the caller''s; no messages where p_before is none of it.';

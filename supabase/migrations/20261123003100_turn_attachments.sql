-- Attachments in a turn: begin_turn links what the message names, copies what an edited question keeps, and returns the
-- texts with everything else that a prompt needs. Still one round trip; a turn without files does nothing more than before.

create function private.estimate_image_tokens(p_width integer, p_height integer)
returns integer
language sql
immutable
parallel safe
set search_path = ''
as $$
  select least(greatest(ceil(coalesce(p_width, 1568)::numeric * coalesce(p_height, 1568) / 750), 85), 1600)::integer;
$$;

comment on function private.estimate_image_tokens(integer, integer) is
  'About how many tokens a picture is: a token for each 750 pixels, 85 to 1600, because models shrink what is larger. The same as metering''s estimate. Pure.';

create function private.turn_attachments(
  p_ids uuid[],
  p_message_ids uuid[],
  p_max_characters integer,
  out attachments json,
  out tokens bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  if cardinality(p_ids) = 0 and cardinality(p_message_ids) = 0 then
    attachments := '[]';
    tokens := 0;
    return;
  end if;
  -- The newest first: those of the message itself as it names them, then back along the branch, until the room is used
  -- up. What has no room is named all the same, so that nothing is passed over in silence.
  select
    coalesce(
      json_agg(
        json_build_object(
          'id', f.id,
          'message_id', case when f.rank = 0 then null else f.message_id end,
          'name', f.original_name,
          'mime_type', f.mime_type,
          'size', f.file_size,
          'path', f.storage_path,
          'kind', f.metadata ->> 'kind',
          'pages', f.metadata -> 'pages',
          'width', f.metadata -> 'width',
          'height', f.metadata -> 'height',
          'rows', f.metadata -> 'rows',
          'chars', f.chars,
          'truncated', coalesce((f.metadata ->> 'truncated')::boolean, false),
          'text', case
            when f.chars > 0 then left(f.extracted_text, greatest(p_max_characters - f.before, 0)::integer)
          end
        )
        order by f.rank, f.place, f.created_at, f.id
      ),
      '[]'
    ),
    coalesce(
      private.estimate_tokens(
        (least(sum(f.chars), p_max_characters) + sum(char_length(f.original_name)) + 100 * count(*))::bigint
      ), 0
    ) + coalesce(
      sum(f.image_tokens) filter (where f.nth_image <= 6), 0
    )
  into attachments, tokens
  from (
    select
      o.*,
      coalesce(
        sum(o.chars) over (
          order by o.rank, o.place, o.created_at, o.id rows between unbounded preceding and 1 preceding
        ), 0
      ) as before,
      sum((o.image_tokens is not null)::integer) over (order by o.rank, o.place, o.created_at, o.id) as nth_image
    from (
      select
        a.*,
        coalesce((a.metadata ->> 'chars')::bigint, 0) as chars,
        case
          when a.metadata ->> 'kind' = 'image' then private.estimate_image_tokens(
            (a.metadata ->> 'width')::integer, (a.metadata ->> 'height')::integer
          )
        end as image_tokens,
        case when a.id = any (p_ids) then 0 else array_position(p_message_ids, a.message_id) end as rank,
        coalesce(array_position(p_ids, a.id), 0) as place
      from public.message_attachments as a
      where a.id = any (p_ids) or a.message_id = any (p_message_ids)
    ) as o
  ) as f;
end;
$$;

comment on function private.turn_attachments(uuid[], uuid[], integer) is
  'The attachments p_ids of a question, in that order, and those of the messages p_message_ids, newest message first: [{id, message_id (null: of the question itself), name, mime_type, size, path, kind, pages, width, height, rows, chars, truncated, text}], with at most p_max_characters of text together; and about how many tokens they are, six pictures counted.';

-- With one answer more (which of the messages have attachments), and each step pinned to the primary key.
drop function private.branch_history(uuid, uuid, integer, integer);

create function private.branch_history(
  p_conversation_id uuid,
  p_tip uuid,
  p_max_messages integer,
  p_max_characters integer,
  out history json,
  out characters bigint,
  out attached uuid[]
)
language plpgsql
stable
set search_path = ''
as $$
begin
  -- One primary key look-up a message, however long the conversation is. Answers that failed before any text arrived
  -- are stepped over; the walk is bounded even where they are many.
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
      char_length(m.content)::bigint as characters
    from public.messages as m
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
      b.characters + char_length(m.content)
    from branch as b
    -- One row by its primary key, whatever the planner thinks of the conversation's length.
    cross join lateral (
      select n.* from public.messages as n where n.id = b.reply_to_message_id limit 1
    ) as m
    where b.kept < p_max_messages
      and b.characters < p_max_characters
      and b.depth < 4 * p_max_messages
      and m.conversation_id = p_conversation_id
  )
  select
    coalesce(
      json_agg(
        json_build_object('id', b.id, 'role', b.role, 'content', b.content, 'created_at', b.created_at)
        order by b.depth desc
      ),
      '[]'
    ),
    coalesce(max(b.characters), 0),
    coalesce(array_agg(b.id order by b.depth) filter (where b.has_attachments), '{}')
  into history, characters, attached
  from branch as b
  where (b.content <> '' or b.has_attachments) and b.characters <= p_max_characters;
end;
$$;


comment on function private.branch_history(uuid, uuid, integer, integer) is
  'The branch of a conversation that ends with message p_tip, walked upwards by reply_to_message_id: history as [{id, role, content, created_at}], oldest first, without messages that have neither text nor files, at most p_max_messages and p_max_characters; characters is how many it holds; attached are the messages with files, newest first.';

-- Which files a question is asked with. Called while the conversation is locked; the files named are locked too, so that of
-- two questions at once one gets a file.
create function private.claim_attachments(
  p_user_id uuid,
  p_conversation_id uuid,
  p_action text,
  p_target_id uuid,
  p_named jsonb,
  p_plan_id text
)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_named constant text[] := array(select jsonb_array_elements_text(p_named));
  v_ids uuid[];
  v_missing text;
  v_limit integer;
begin
  if cardinality(v_named) = 0 then
    if p_action = 'submit' then
      return '{}';
    end if;
    -- Answered again, or put in other words: the files stay.
    return array(
      select a.id
      from public.message_attachments as a
      join public.messages as m on m.id = a.message_id
      where a.message_id = p_target_id
      order by array_position(array(select jsonb_array_elements_text(m.metadata -> 'attachments')), a.id::text), a.id
    );
  end if;

  v_limit := private.upload_limit(p_plan_id, 'max_files_per_message', 4);
  if cardinality(v_named) > v_limit then
    perform private.refuse('too_many_attachments', jsonb_build_object(
      'limit', v_limit, 'attachments', cardinality(v_named), 'plan', p_plan_id
    ));
  end if;
  select array_agg(c.id) into v_ids
  from (
    select a.id
    from public.message_attachments as a
    where a.id = any (array(
        select n::uuid from unnest(v_named) as n
        where n ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      ))
      and a.user_id = p_user_id
      and (
        a.message_id is null
        -- An edited question may go on with files that are in this conversation already.
        or p_action = 'edit' and exists (
          select from public.messages as m where m.id = a.message_id and m.conversation_id = p_conversation_id
        )
      )
    order by a.id
    for update
  ) as c;
  select n into v_missing
  from unnest(v_named) as n
  where lower(n) <> all (coalesce(v_ids, '{}')::text[])
  limit 1;
  if found then
    perform private.refuse('attachment_not_found', jsonb_build_object('id', v_missing));
  end if;
  return array(
    select n.id::uuid from unnest(v_named) with ordinality as n (id, place) group by n.id::uuid order by min(n.place)
  );
end;
$$;

comment on function private.claim_attachments(uuid, uuid, text, uuid, jsonb, text) is
  'The attachments of a question in order: those named (unsent ones of the person, or, of an edited question, ones of the conversation), or else those of the message that is answered again or edited. Refuses too_many_attachments, attachment_not_found.';

create function private.link_attachments(p_ids uuid[], p_message_id uuid)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  update public.message_attachments as a
  set message_id = p_message_id
  where a.id = any (p_ids) and a.message_id is null;

  with copies as (
    insert into public.message_attachments (
      message_id, user_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, public_url,
      metadata, extracted_text, is_copy, created_at
    )
    select
      p_message_id, a.user_id, a.filename, a.original_name, a.mime_type, a.file_size, a.storage_bucket, a.storage_path,
      a.public_url, a.metadata, a.extracted_text, true, a.created_at
    from public.message_attachments as a
    where a.id = any (p_ids) and a.message_id <> p_message_id
    returning id, storage_path
  )
  select array_agg(coalesce(c.id, a.id) order by array_position(p_ids, a.id)) into v_ids
  from public.message_attachments as a
  left join copies as c on c.storage_path = a.storage_path
  where a.id = any (p_ids);
  return v_ids;
end;
$$;

comment on function private.link_attachments(uuid[], uuid) is
  'Makes attachments part of a message: unsent ones are linked, those of another message are copied. Returns the rows of the message, in order.';

-- begin_turn as it was, but for a question that is asked again with nothing but files.
create or replace function private.begin_turn(
  p_user_id uuid,
  p_conversation_id uuid,
  p_assistant_id text,
  p_action text,
  p_client_message_id text,
  p_target_ref text,
  p_content text,
  p_metadata jsonb,
  p_content_tokens integer,
  p_max_output_tokens integer,
  p_idempotency_key text
)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_action text := p_action;
  v_code text;
  v_details text;
begin
  -- "Try again" after a question that was refused (no quota, say): it was never stored, so there is no answer of it to
  -- replace, and the newest answer is to another question. What is meant is to ask it now.
  if p_action = 'regenerate' and p_target_ref is null and p_client_message_id <> ''
    and (p_content <> '' or p_metadata ? 'attachments')
    and (private.message_by_reference(p_conversation_id, p_client_message_id)).id is null then
    v_action := 'submit';
  end if;
  return private.start_turn(
    p_user_id, p_conversation_id, p_assistant_id, v_action, p_client_message_id, p_target_ref,
    p_content, p_metadata, p_content_tokens, p_max_output_tokens, p_idempotency_key
  );
exception when sqlstate 'ST001' then
  get stacked diagnostics v_code = message_text, v_details = pg_exception_detail;
  return private.refusal(v_code, v_details)::json;
end;
$$;

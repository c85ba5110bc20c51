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

-- start_turn as it was, and the files.
create or replace function private.start_turn(
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
set search_path = ''
as $$
declare
  v_now timestamptz;
  v_today date;
  v_profile record;
  v_conversation public.conversations;
  v_created boolean := false;
  v_target public.messages;
  v_key text;
  v_turn private.turns;
  v_subscription public.user_subscriptions;
  v_plan public.subscription_plans;
  v_assistant record;
  v_period record;
  v_parent_id uuid;
  v_user_message_id uuid;
  v_user_message_text text;
  v_message_id constant uuid := gen_random_uuid();
  v_history record;
  v_named constant jsonb := coalesce(p_metadata -> 'attachments', '[]');
  v_attachment_ids uuid[];
  v_attachments record;
  v_brain json;
  v_insights json;
  v_input_tokens integer;
  v_reserved_tokens integer;
  v_counters private.usage_counters;
begin
  if p_action not in ('submit', 'edit', 'regenerate') or p_action is null then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_action'));
  elsif p_conversation_id is null then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_conversation_id'));
  elsif jsonb_typeof(v_named) <> 'array' then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_metadata'));
  elsif p_action <> 'regenerate' and (p_content is null or p_content = '' and v_named = '[]') then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_content'));
  elsif p_action = 'submit' and coalesce(p_client_message_id, p_idempotency_key, '') = '' then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_client_message_id'));
  elsif p_action = 'edit' and coalesce(p_target_ref, p_client_message_id, '') = '' then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_target_ref'));
  end if;

  -- The profile, held against deletion: it is the first lock of every turn.
  select
    p.is_active,
    private.profile_document(p) as document
  into v_profile
  from public.profiles as p
  where p.id = p_user_id
  for key share;
  if not found then
    perform private.refuse('profile_not_found');
  elsif v_profile.is_active is false then
    perform private.refuse('account_inactive');
  end if;

  -- The conversation, made where it does not exist. Of a thousand calls at once one makes it, the others wait here.
  select c.* into v_conversation
  from public.conversations as c
  where c.id = p_conversation_id and c.user_id = p_user_id
  for no key update;
  if not found then
    if p_action <> 'submit' then
      perform private.refuse('conversation_not_found');
    end if;
    if not exists (select from public.assistants_catalog as a where a.id = p_assistant_id and a.is_active) then
      -- Somebody else's conversation stays not found, whatever assistant is named.
      if exists (select from public.conversations as c where c.id = p_conversation_id) then
        perform private.refuse('conversation_not_found');
      end if;
      perform private.refuse('assistant_not_found', jsonb_build_object('assistant_id', p_assistant_id));
    end if;
    insert into public.conversations (id, user_id, assistant_id)
    values (p_conversation_id, p_user_id, p_assistant_id)
    on conflict (id) do nothing;
    v_created := found;
    select c.* into v_conversation
    from public.conversations as c
    where c.id = p_conversation_id and c.user_id = p_user_id
    for no key update;
    if not found then
      perform private.refuse('conversation_not_found');
    end if;
  end if;
  v_now := clock_timestamp();
  v_today := (v_now at time zone 'UTC')::date;

  -- What is edited or answered anew.
  if p_action = 'edit' then
    v_target := private.message_by_reference(p_conversation_id, coalesce(p_target_ref, p_client_message_id));
    if v_target.id is null or v_target.role <> 'user' then
      perform private.refuse('message_not_found');
    end if;
  elsif p_action = 'regenerate' then
    v_target := private.message_by_reference(
      p_conversation_id, coalesce(p_target_ref, v_conversation.current_message_id::text)
    );
    if v_target.role = 'user' then
      -- Named by the question: its newest answer is meant, or the question itself where it has none.
      select m.* into v_target
      from public.messages as m
      where m.id = coalesce(
        (
          select a.id
          from public.messages as a
          where a.reply_to_message_id = v_target.id and a.role = 'assistant'
          order by a.created_at desc
          limit 1
        ),
        v_target.id
      );
    end if;
    if v_target.id is null or v_target.role = 'system' then
      perform private.refuse('message_not_found');
    end if;
  end if;

  v_key := coalesce(
    p_idempotency_key,
    case p_action
      when 'submit' then p_client_message_id
      when 'edit' then
        'edit:' || v_target.id || ':' || md5(p_content || case when v_named <> '[]' then v_named::text else '' end)
      else 'regenerate:' || v_target.id
    end
  );

  -- Known already: the first turn, again.
  if not v_created then
    select t.* into v_turn
    from private.turns as t
    where t.conversation_id = p_conversation_id and t.idempotency_key = v_key and t.gone_at is null;
    if v_turn.message_id is null and p_action = 'submit' and p_client_message_id is not null then
      select m.id into v_user_message_id
      from public.messages as m
      where m.conversation_id = p_conversation_id and m.client_message_id = p_client_message_id;
      if found then
        select t.* into v_turn
        from private.turns as t
        where t.user_message_id = v_user_message_id
        order by t.started_at
        limit 1;
        if not found then
          perform private.refuse('idempotency_conflict', jsonb_build_object('message_id', v_user_message_id));
        end if;
      end if;
    end if;
    if v_turn.message_id is not null then
      if p_action <> 'regenerate' and not exists (
        select
        from public.messages as m
        where m.id = v_turn.user_message_id
          and m.content = p_content
          -- The key of an edit holds its files already; the new branch has rows of its own for them.
          and (p_action = 'edit' or coalesce(m.metadata -> 'attachments', '[]') = v_named)
      ) then
        perform private.refuse('idempotency_conflict', jsonb_build_object('message_id', v_turn.message_id));
      end if;
      if v_turn.state = 'streaming' and v_turn.lease_expires_at < v_now then
        perform private.expire_turn(v_turn);
        select t.* into v_turn from private.turns as t where t.message_id = v_turn.message_id;
      end if;
      -- Who edits back to a text that was there before means that branch, and goes on from it.
      if p_action = 'edit' and v_conversation.current_message_id is distinct from v_turn.message_id
        and not exists (
          select from private.turns as t
          where t.conversation_id = p_conversation_id and t.state = 'streaming' and t.gone_at is null
        ) then
        update public.conversations as c
        set current_message_id = v_turn.message_id
        where c.id = p_conversation_id
          and exists (select from public.messages as m where m.id = v_turn.message_id);
      end if;
      return private.replay_document(v_turn)::json;
    end if;
  end if;

  -- Whether this conversation takes a turn now.
  if v_conversation.status in ('archived', 'deleted') then
    perform private.refuse('conversation_archived', jsonb_build_object('status', v_conversation.status));
  elsif p_assistant_id <> v_conversation.assistant_id then
    perform private.refuse(
      'conversation_assistant_mismatch', jsonb_build_object('assistant_id', v_conversation.assistant_id)
    );
  end if;
  if not v_created then
    select t.* into v_turn
    from private.turns as t
    where t.conversation_id = p_conversation_id and t.state = 'streaming' and t.gone_at is null;
    if found then
      if v_turn.lease_expires_at >= v_now then
        perform private.refuse('turn_in_progress', jsonb_build_object('message_id', v_turn.message_id));
      end if;
      perform private.expire_turn(v_turn);
    end if;
  end if;

  -- Whether the plan includes it.
  select s.* into v_subscription from private.effective_subscription(p_user_id) as s;
  if v_subscription.id is null then
    perform private.refuse('subscription_inactive', private.last_subscription(p_user_id));
  end if;
  select p.* into v_plan from public.subscription_plans as p where p.id = v_subscription.plan_id;

  select
    a.is_active,
    a.required_plan,
    private.plan_rank(a.required_plan) as required_rank,
    ua.is_active as is_switched_on,
    char_length(a.system_prompt) + coalesce(char_length(ua.custom_prompt), 0) as characters,
    json_build_object(
      'id', a.id,
      'name', a.name,
      'role', a.role,
      'description', a.description,
      'specialties', a.specialties,
      'primary_skills', a.primary_skills,
      'secondary_skills', a.secondary_skills,
      'tools', a.tools,
      'methodologies', a.methodologies,
      'system_prompt', a.system_prompt,
      'personality', a.personality,
      'response_patterns', a.response_patterns,
      'custom_name', ua.custom_name,
      'custom_prompt', ua.custom_prompt,
      'custom_settings', coalesce(ua.custom_settings, '{}')
    ) as document
  into v_assistant
  from public.assistants_catalog as a
  left join public.user_assistants as ua on ua.assistant_id = a.id and ua.user_id = p_user_id
  where a.id = v_conversation.assistant_id;
  if not found or v_assistant.is_active is not true then
    perform private.refuse('assistant_not_found', jsonb_build_object('assistant_id', v_conversation.assistant_id));
  elsif v_assistant.required_rank > v_plan.rank then
    perform private.refuse(
      'plan_required',
      jsonb_build_object('required_plan', v_assistant.required_plan, 'current_plan', v_plan.id)
    );
  elsif v_assistant.is_switched_on is not true then
    perform private.refuse('assistant_not_active', jsonb_build_object('assistant_id', v_conversation.assistant_id));
  end if;

  -- Where the turn hangs in the tree.
  if p_action = 'submit' then
    v_parent_id := v_conversation.current_message_id;
    if v_parent_id is null and v_conversation.message_count > 0 then
      select m.id into v_parent_id
      from public.messages as m
      where m.conversation_id = p_conversation_id
      order by m.created_at desc, m.id desc
      limit 1;
    end if;
  elsif p_action = 'edit' then
    v_parent_id := v_target.reply_to_message_id;
  else
    select m.id, m.content, m.reply_to_message_id
    into v_user_message_id, v_user_message_text, v_parent_id
    from public.messages as m
    where m.id = case when v_target.role = 'user' then v_target.id else v_target.reply_to_message_id end
      and m.role = 'user';
    if not found then
      perform private.refuse('message_not_found');
    end if;
  end if;
  v_attachment_ids := private.claim_attachments(
    p_user_id, p_conversation_id, p_action, case p_action when 'edit' then v_target.id else v_user_message_id end,
    v_named, v_plan.id
  );
  if p_action <> 'regenerate' then
    v_user_message_id := gen_random_uuid();
    v_user_message_text := p_content;
  end if;

  -- What the prompt needs.
  select h.history, h.characters, h.attached into v_history
  from private.branch_history(p_conversation_id, v_parent_id, 60, 120000) as h;
  select f.attachments, f.tokens into v_attachments
  from private.turn_attachments(v_attachment_ids, v_history.attached, 200000) as f;
  select json_build_object('consolidated_profile', b.consolidated_profile, 'global_context', b.global_context)
  into v_brain
  from public.brain_ai_data as b
  where b.user_id = p_user_id
  limit 1;
  v_brain := coalesce(v_brain, '{"consolidated_profile": {}, "global_context": {}}');
  v_insights := private.current_insights(p_user_id, v_user_message_text, 12);

  v_input_tokens := case
    when p_action = 'regenerate'
      then coalesce(nullif(p_content_tokens, 0), private.estimate_tokens(char_length(v_user_message_text)))
    else greatest(p_content_tokens, 0)
  end + private.estimate_tokens(
    v_history.characters
    + v_assistant.characters
    + char_length(v_profile.document::text)
    + char_length(v_brain::text)
    + char_length(v_insights::text)
  ) + v_attachments.tokens;
  v_reserved_tokens := v_input_tokens + greatest(p_max_output_tokens, 0);

  -- The quota: one row, checked, locked and moved by one statement. No row comes back where the limit is reached.
  select p.period_start, p.period_end into v_period from private.subscription_period(v_subscription, v_today) as p;
  insert into private.usage_counters as c (
    subscription_id, period_start, period_end, messages_reserved, tokens_reserved
  )
  select v_subscription.id, v_period.period_start, v_period.period_end, 1, v_reserved_tokens
  where v_plan.max_monthly_messages is null or v_plan.max_monthly_messages > 0
  on conflict (subscription_id, period_start) do update
  set
    messages_reserved = c.messages_reserved + 1,
    tokens_reserved = c.tokens_reserved + excluded.tokens_reserved,
    period_end = excluded.period_end
  where v_plan.max_monthly_messages is null
    or c.messages_used + c.messages_reserved < v_plan.max_monthly_messages
  returning c.* into v_counters;
  if not found then
    perform private.refuse('quota_exhausted', (
      select jsonb_build_object(
        'used', coalesce(max(c.messages_used + c.messages_reserved), 0),
        'limit', v_plan.max_monthly_messages,
        'renews_at', v_period.period_end
      )
      from private.usage_counters as c
      where c.subscription_id = v_subscription.id and c.period_start = v_period.period_start
    ));
  end if;

  -- The messages, a microsecond apart so that their order is in their time.
  if p_action = 'regenerate' then
    insert into public.messages (id, conversation_id, user_id, role, content, status, reply_to_message_id, created_at)
    values (v_message_id, p_conversation_id, p_user_id, 'assistant', '', 'sending', v_user_message_id, v_now);
  else
    insert into public.messages (
      id, conversation_id, user_id, role, content, status, reply_to_message_id, created_at, delivered_at,
      client_message_id, metadata
    )
    values
      (
        v_user_message_id, p_conversation_id, p_user_id, 'user', p_content, 'delivered', v_parent_id, v_now, v_now,
        -- An edit keeps the id that the client knows with the message it replaces.
        case when p_action = 'submit' then p_client_message_id end,
        coalesce(p_metadata, '{}')
      ),
      (
        v_message_id, p_conversation_id, p_user_id, 'assistant', '', 'sending', v_user_message_id,
        v_now + interval '1 microsecond', null, null, '{}'
      );
  end if;
  if p_action <> 'regenerate' and cardinality(v_attachment_ids) > 0 then
    update public.messages as m
    set metadata = m.metadata
      || jsonb_build_object('attachments', private.link_attachments(v_attachment_ids, v_user_message_id))
    where m.id = v_user_message_id;
  end if;
  update public.conversations as c set current_message_id = v_message_id where c.id = p_conversation_id;

  insert into private.turns (
    message_id, conversation_id, user_id, user_message_id, assistant_id, subscription_id, period_start,
    idempotency_key, reserved_messages, reserved_tokens, estimated_input_tokens, lease_expires_at, started_at
  )
  values (
    v_message_id, p_conversation_id, p_user_id, v_user_message_id, v_conversation.assistant_id, v_subscription.id,
    v_period.period_start, v_key, 1, v_reserved_tokens, v_input_tokens, v_now + interval '30 seconds', v_now
  );

  return json_build_object(
    'ok', true,
    'replay', false,
    'turn', json_build_object(
      'message_id', v_message_id,
      'user_message_id', v_user_message_id,
      'conversation_id', p_conversation_id,
      'assistant_id', v_conversation.assistant_id,
      'state', 'streaming',
      'content', '',
      'started_at', v_now,
      'stop_requested', false
    ),
    'conversation', json_build_object(
      'id', p_conversation_id,
      'title', v_conversation.title,
      'context', coalesce(v_conversation.context, '{}'),
      'created', v_created
    ),
    'profile', v_profile.document,
    'assistant', v_assistant.document,
    'brain', v_brain,
    'insights', v_insights,
    'history', v_history.history,
    'message', json_build_object('id', v_user_message_id, 'content', v_user_message_text),
    'attachments', v_attachments.attachments,
    'models', private.allowed_models(v_plan.allowed_ai_models),
    'quota', json_build_object(
      'plan', v_plan.id,
      'messages_used', v_counters.messages_used + v_counters.messages_reserved,
      'messages_limit', v_plan.max_monthly_messages,
      'messages_remaining',
        v_plan.max_monthly_messages - v_counters.messages_used - v_counters.messages_reserved,
      'period_start', v_counters.period_start,
      'renews_at', v_counters.period_end
    ),
    'now', v_now
  );
end;
$$;


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


comment on function public.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) is 'Begins a turn: checks account, conversation, assistant, plan and quota, reserves a message and the estimated tokens, stores the question, opens the answer and returns all that a prompt needs: {ok, replay, turn, conversation, profile, assistant, brain, insights, history, message, attachments, models, quota, now}. p_action: submit (append), edit (replace the question p_target_ref by a new branch), regenerate (answer again; null p_target_ref means the newest answer, or, where p_client_message_id names a question that is not known, that question, which is then submitted). p_metadata.attachments names the files of the question by id; an edit that names none keeps those of the question it replaces. attachments holds their texts and those of the branch, see private.turn_attachments. A key that is known returns the first turn: {ok, replay: true, turn, message, quota, now}. Refused, it writes nothing and returns {ok: false, error: {code, details}}: invalid_request, profile_not_found, account_inactive, assistant_not_found, assistant_not_active, plan_required, subscription_inactive, quota_exhausted, conversation_not_found, conversation_archived, conversation_assistant_mismatch, message_not_found, turn_in_progress, idempotency_conflict, too_many_attachments, attachment_not_found. For service_role only.';

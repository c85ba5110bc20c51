-- start_turn: what begin_turn does, in one transaction: the checks, the quota, the messages, and all that a prompt needs.
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
    p.is_memory_paused,
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
  select h.history, h.characters, h.attached, h.summary into v_history
  from private.branch_history(p_conversation_id, v_parent_id, 60, 120000) as h;
  select f.attachments, f.tokens into v_attachments
  from private.turn_attachments(v_attachment_ids, v_history.attached, 200000) as f;
  select json_build_object('consolidated_profile', b.consolidated_profile, 'global_context', b.global_context)
  into v_brain
  from public.brain_ai_data as b
  where b.user_id = p_user_id and not v_profile.is_memory_paused
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
    + coalesce(char_length(v_history.summary::text), 0)
  ) + v_attachments.tokens;
  v_reserved_tokens := v_input_tokens + greatest(p_max_output_tokens, 0);

  -- The quota: one row, checked, locked and moved by one statement. No row comes back where the limit is reached; then one of the
  -- messages that were bought is taken, where there are any.
  select p.period_start, p.period_end into v_period from private.subscription_period(v_subscription, v_today) as p;
  for v_attempt in 1 .. 2 loop
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
      or c.messages_used + c.messages_reserved < v_plan.max_monthly_messages + c.messages_extra
    returning c.* into v_counters;
    exit when found or v_attempt = 2 or not private.take_extra_message(v_subscription.id, v_period.period_start);
  end loop;
  if v_counters.subscription_id is null then
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
    'summary', v_history.summary,
    'history', v_history.history,
    'message', json_build_object('id', v_user_message_id, 'content', v_user_message_text),
    'attachments', v_attachments.attachments,
    'models', private.allowed_models(v_plan.allowed_ai_models),
    'quota', json_build_object(
      'plan', v_plan.id,
      'messages_used', v_counters.messages_used + v_counters.messages_reserved,
      'messages_limit', v_plan.max_monthly_messages,
      'messages_remaining',
        v_plan.max_monthly_messages + v_counters.messages_extra - v_counters.messages_used - v_counters.messages_reserved,
      'period_start', v_counters.period_start,
      'renews_at', v_counters.period_end
    ),
    'now', v_now
  );
end;
$$;

comment on function private.start_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) is 'Body of private.begin_turn; raises ST001 where it refuses.';

comment on function public.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) is 'Begins a turn: checks account, conversation, assistant, plan and quota, reserves a message and the estimated tokens, stores the question, opens the answer and returns all that a prompt needs: {ok, replay, turn, conversation, profile, assistant, brain, insights, summary, history, message, attachments, models, quota, now}. p_action: submit (append), edit (replace the question p_target_ref by a new branch), regenerate (answer again; null p_target_ref means the newest answer, or, where p_client_message_id names a question that is not known, that question, which is then submitted). p_metadata.attachments names the files of the question by id; an edit that names none keeps those of the question it replaces. summary ({text, message_count}, or null) stands for the messages of the branch before history, which then holds those after it. Brain and insights are empty while memory is paused. attachments holds their texts and those of the branch, see private.turn_attachments. A key that is known returns the first turn: {ok, replay: true, turn, message, quota, now}. Refused, it writes nothing and returns {ok: false, error: {code, details}}: invalid_request, profile_not_found, account_inactive, assistant_not_found, assistant_not_active, plan_required, subscription_inactive, quota_exhausted, conversation_not_found, conversation_archived, conversation_assistant_mismatch, message_not_found, turn_in_progress, idempotency_conflict, too_many_attachments, attachment_not_found. For service_role only.';

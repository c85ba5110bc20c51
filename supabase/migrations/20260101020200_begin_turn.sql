-- begin_turn: everything between a person's message and the call to a model, in one round trip and one transaction.
--
-- It either does all of it (the message stored, the answer's row opened, the quota reserved) or, refused, nothing:
-- private.refuse undoes what was written so far. Called again with the same key it returns the first turn.

create function private.message_by_reference(p_conversation_id uuid, p_reference text)
returns public.messages
language plpgsql
stable
set search_path = ''
as $$
declare
  v_message public.messages;
begin
  if p_reference ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select m.* into v_message
    from public.messages as m
    where m.id = p_reference::uuid and m.conversation_id = p_conversation_id;
  end if;
  if v_message.id is null then
    select m.* into v_message
    from public.messages as m
    where m.conversation_id = p_conversation_id and m.client_message_id = p_reference;
  end if;
  return v_message;
end;
$$;

comment on function private.message_by_reference(uuid, text) is
  'A message of the conversation by its id or by the id that the client gave it; null where there is none.';

create function private.replay_document(p_turn private.turns)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'ok', true,
    'replay', true,
    'turn', private.turn_document(p_turn),
    'message', (
      select jsonb_build_object('id', m.id, 'content', m.content)
      from public.messages as m
      where m.id = p_turn.user_message_id
    ),
    'quota', private.quota_document(p_turn.subscription_id, p_turn.period_start),
    'now', clock_timestamp()
  );
end;
$$;

comment on function private.replay_document(private.turns) is
  'What begin_turn answers to a key that it knows: {ok, replay: true, turn, message, quota, now}.';

create function private.last_subscription(p_user_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce(
    (
      select jsonb_build_object(
        'status', s.status,
        'ended_at', coalesce(
          (s.ended_at at time zone 'UTC')::date,
          case s.status when 'trial' then s.trial_end_date else s.current_period_end end
        )
      )
      from public.user_subscriptions as s
      where s.user_id = p_user_id
      order by s.created_at desc
      limit 1
    ),
    '{"status": null, "ended_at": null}'
  );
end;
$$;

comment on function private.last_subscription(uuid) is
  'Why somebody has no subscription that counts: {status, ended_at} (UTC date) of their newest one, nulls where they never had one.';

create function private.begin_turn(
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
  if p_action = 'regenerate' and p_target_ref is null and p_client_message_id <> '' and p_content <> ''
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

comment on function private.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) is 'Body of public.begin_turn.';

create function public.begin_turn(
  p_user_id uuid,
  p_conversation_id uuid,
  p_assistant_id text default null,
  p_action text default 'submit',
  p_client_message_id text default null,
  p_target_ref text default null,
  p_content text default null,
  p_metadata jsonb default '{}',
  p_content_tokens integer default 0,
  p_max_output_tokens integer default 0,
  p_idempotency_key text default null
)
returns json
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.begin_turn(
    p_user_id, p_conversation_id, p_assistant_id, p_action, p_client_message_id, p_target_ref,
    p_content, p_metadata, p_content_tokens, p_max_output_tokens, p_idempotency_key
  );
end;

comment on function public.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) is 'Begins a turn: checks account, conversation, assistant, plan and quota, reserves a message and the estimated tokens, stores the question, opens the answer and returns all that a prompt needs: {ok, replay, turn, conversation, profile, assistant, brain, insights, history, message, models, quota, now}. p_action: submit (append), edit (replace the question p_target_ref by a new branch), regenerate (answer again; null p_target_ref means the newest answer, or, where p_client_message_id names a question that is not known, that question, which is then submitted). A key that is known returns the first turn: {ok, replay: true, turn, message, quota, now}. Refused, it writes nothing and returns {ok: false, error: {code, details}}: invalid_request, profile_not_found, account_inactive, assistant_not_found, assistant_not_active, plan_required, subscription_inactive, quota_exhausted, conversation_not_found, conversation_archived, conversation_assistant_mismatch, message_not_found, turn_in_progress, idempotency_conflict. For service_role only.';

grant execute on function private.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) to service_role;
grant execute on function public.begin_turn(
  uuid, uuid, text, text, text, text, text, jsonb, integer, integer, text
) to service_role;

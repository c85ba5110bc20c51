-- While a turn runs: its producer reports, its reader looks, its person stops it, and the sweeper ends what fell silent.

create function private.checkpoint_turn(p_message_id uuid, p_content text, p_provider text, p_model text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_turn private.turns;
begin
  select t.* into v_turn from private.turns as t where t.message_id = p_message_id;
  if not found then
    return private.refusal('message_not_found');
  end if;
  -- Held against deletion, as every turn function does, before the turn itself.
  perform from public.conversations as c where c.id = v_turn.conversation_id for key share;

  update private.turns as t
  set
    lease_expires_at = clock_timestamp() + interval '30 seconds',
    provider = coalesce(p_provider, t.provider),
    model = coalesce(p_model, t.model)
  where t.message_id = p_message_id and t.state = 'streaming'
  returning t.* into v_turn;
  if not found then
    return jsonb_build_object(
      'ok', true,
      'stop', true,
      'state', coalesce((select t.state from private.turns as t where t.message_id = p_message_id), 'gone')
    );
  end if;
  if p_content is not null and v_turn.gone_at is null then
    update public.messages as m
    set content = p_content
    where m.id = p_message_id and m.content is distinct from p_content;
  end if;
  return jsonb_build_object(
    'ok', true,
    'stop', v_turn.stop_requested_at is not null or v_turn.gone_at is not null,
    'state', case when v_turn.gone_at is null then v_turn.state else 'gone' end
  );
end;
$$;

comment on function private.checkpoint_turn(uuid, text, text, text) is 'Body of public.checkpoint_turn.';

create function public.checkpoint_turn(
  p_message_id uuid,
  p_content text default null,
  p_provider text default null,
  p_model text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.checkpoint_turn(p_message_id, p_content, p_provider, p_model);
end;

comment on function public.checkpoint_turn(uuid, text, text, text) is
  'The producer of a turn reports: stores the text so far (null leaves it), extends the lease to 30 seconds from now and notes who answers, so that a turn that breaks off is charged at the right price. {ok, stop, state}: stop asks the producer to end and settle; any state but streaming tells it that the turn is no longer its own (gone: the message was deleted; settle it all the same). Error: message_not_found. For service_role only.';

create function private.read_turn(p_user_id uuid, p_conversation_id uuid, p_message_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_turn private.turns;
begin
  if p_message_id is null then
    select t.* into v_turn
    from private.turns as t
    where t.conversation_id = p_conversation_id and t.user_id = p_user_id
      and t.state = 'streaming' and t.gone_at is null;
  else
    select t.* into v_turn
    from private.turns as t
    where t.message_id = p_message_id and t.conversation_id = p_conversation_id and t.user_id = p_user_id;
  end if;
  if v_turn.message_id is null then
    if exists (select from public.conversations as c where c.id = p_conversation_id and c.user_id = p_user_id) then
      return '{"ok": true, "turn": null}';
    end if;
    return private.refusal('conversation_not_found');
  end if;

  -- Nobody works on it any more: whoever reads it shall not wait for the sweeper.
  if v_turn.state = 'streaming' and v_turn.lease_expires_at < clock_timestamp() then
    perform from public.profiles as p where p.id = v_turn.user_id for key share;
    perform from public.conversations as c where c.id = v_turn.conversation_id for no key update;
    select t.* into v_turn
    from private.turns as t
    where t.message_id = v_turn.message_id and t.state = 'streaming' and t.lease_expires_at < clock_timestamp()
    for update;
    if found then
      perform private.expire_turn(v_turn);
    end if;
    return private.read_turn(p_user_id, p_conversation_id, p_message_id);
  end if;
  return jsonb_build_object('ok', true, 'turn', private.turn_document(v_turn)) || case
    when v_turn.state = 'streaming' then '{}'
    else jsonb_build_object('quota', private.quota_document(v_turn.subscription_id, v_turn.period_start))
  end;
end;
$$;

comment on function private.read_turn(uuid, uuid, uuid) is 'Body of public.read_turn.';

create function public.read_turn(p_user_id uuid, p_conversation_id uuid, p_message_id uuid default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.read_turn(p_user_id, p_conversation_id, p_message_id);
end;

comment on function public.read_turn(uuid, uuid, uuid) is
  'The turn that streams in a conversation of this person, or the one of p_message_id whatever its state: {ok, turn} with turn null where there is none, and quota beside a turn that has ended. A streaming turn whose lease has run out is failed first. Error: conversation_not_found. For service_role only.';

create function private.request_stop(p_user_id uuid, p_conversation_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_message_id uuid;
begin
  if not exists (select from public.conversations as c where c.id = p_conversation_id and c.user_id = p_user_id) then
    return private.refusal('conversation_not_found');
  end if;
  update private.turns as t
  set stop_requested_at = coalesce(t.stop_requested_at, clock_timestamp())
  where t.conversation_id = p_conversation_id and t.user_id = p_user_id
    and t.state = 'streaming' and t.gone_at is null
  returning t.message_id into v_message_id;
  return jsonb_build_object('ok', true, 'message_id', v_message_id);
end;
$$;

comment on function private.request_stop(uuid, uuid) is 'Body of public.request_stop.';

create function public.request_stop(p_user_id uuid, p_conversation_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.request_stop(p_user_id, p_conversation_id);
end;

comment on function public.request_stop(uuid, uuid) is
  'Asks the turn that streams in a conversation of this person to stop; its producer learns it with the next checkpoint and settles what was produced. {ok, message_id}, message_id null where nothing streams. Error: conversation_not_found. For service_role only.';

grant execute on function private.checkpoint_turn(uuid, text, text, text) to service_role;
grant execute on function public.checkpoint_turn(uuid, text, text, text) to service_role;
grant execute on function private.read_turn(uuid, uuid, uuid) to service_role;
grant execute on function public.read_turn(uuid, uuid, uuid) to service_role;
grant execute on function private.request_stop(uuid, uuid) to service_role;
grant execute on function public.request_stop(uuid, uuid) to service_role;

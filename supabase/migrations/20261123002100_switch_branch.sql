-- Going back to another version of a question or an answer.

create function private.switch_branch(p_conversation_id uuid, p_message_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := (select auth.uid());
  v_turn private.turns;
  v_leaf uuid;
begin
  -- The locks of a turn, in its order: what streams does not move under the switch, and no turn begins beside it.
  perform from public.profiles as p where p.id = v_user_id for key share;
  perform from public.conversations as c where c.id = p_conversation_id and c.user_id = v_user_id for no key update;
  if not found or not exists (
    select from public.messages as m where m.id = p_message_id and m.conversation_id = p_conversation_id
  ) then
    raise exception using
      errcode = '23514',
      message = 'message_not_found',
      detail = jsonb_build_object('message_id', p_message_id)::text,
      hint = 'Este mensaje ya no existe.';
  end if;

  select t.* into v_turn
  from private.turns as t
  where t.conversation_id = p_conversation_id and t.state = 'streaming' and t.gone_at is null
  for update;
  if found then
    if v_turn.lease_expires_at >= clock_timestamp() then
      raise exception using
        errcode = '23514',
        message = 'turn_in_progress',
        detail = jsonb_build_object('message_id', v_turn.message_id)::text,
        hint = 'Espera a que termine la respuesta o detenla antes de cambiar de versión.';
    end if;
    perform private.expire_turn(v_turn);
  end if;

  -- The newest message of all that follow it has none below itself, because a reply is younger than what it answers.
  with recursive below as (
    select m.id, m.created_at from public.messages as m where m.id = p_message_id
    union all
    select r.id, r.created_at
    from below as b
    cross join lateral (
      select m.id, m.created_at, m.conversation_id
      from public.messages as m
      where m.reply_to_message_id = b.id
      offset 0
    ) as r
    where r.conversation_id = p_conversation_id
  )
  select b.id into v_leaf from below as b order by b.created_at desc, b.id desc limit 1;

  update public.conversations as c
  set current_message_id = v_leaf
  where c.id = p_conversation_id and c.current_message_id is distinct from v_leaf;
  return jsonb_build_object('current_message_id', v_leaf);
end;
$$;

comment on function private.switch_branch(uuid, uuid) is 'Body of public.switch_branch.';

create function public.switch_branch(p_conversation_id uuid, p_message_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.switch_branch(p_conversation_id, p_message_id);
end;

grant execute on function private.switch_branch(uuid, uuid) to authenticated;
grant execute on function public.switch_branch(uuid, uuid) to authenticated;

comment on function public.switch_branch(uuid, uuid) is
  'Makes the newest message below p_message_id (or itself) the tip of one of the caller''s conversations, which goes on from there: {current_message_id}. Refusals (errcode 23514): message_not_found, also for a conversation that is not the caller''s; turn_in_progress {message_id} while an answer is being written.';

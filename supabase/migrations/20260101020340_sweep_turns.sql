-- The sweeper: ends turns whose producer has gone silent, so that no reservation is held for ever.

create function private.sweep_turns(p_limit integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_expired uuid[];
  v_users uuid[];
  v_conversations uuid[];
  v_turn private.turns;
  v_swept integer := 0;
begin
  -- It locks many rows where every other transaction locks few. So it never waits for one: what somebody holds is left
  -- for the next round, and no circle can close. What no longer exists needs no lock.
  v_expired := array(
    select t.message_id
    from private.turns as t
    where t.state = 'streaming' and t.lease_expires_at < v_now
    order by t.lease_expires_at
    limit p_limit
  );
  v_users := array(
    select p.id
    from public.profiles as p
    where p.id in (select t.user_id from private.turns as t where t.message_id = any (v_expired))
    for key share skip locked
  );
  v_conversations := array(
    select c.id
    from public.conversations as c
    where c.id in (select t.conversation_id from private.turns as t where t.message_id = any (v_expired))
    for no key update skip locked
  );
  for v_turn in
    select t.*
    from private.turns as t
    where t.message_id = any (v_expired)
      and t.state = 'streaming'
      and t.lease_expires_at < v_now
      and (
        t.user_id = any (v_users)
        or not exists (select from public.profiles as p where p.id = t.user_id)
      )
      and (
        t.conversation_id = any (v_conversations)
        or not exists (select from public.conversations as c where c.id = t.conversation_id)
      )
    for update skip locked
  loop
    perform from private.usage_counters as c
    where c.subscription_id = v_turn.subscription_id and c.period_start = v_turn.period_start
    for update skip locked;
    if found then
      perform private.expire_turn(v_turn);
      v_swept := v_swept + 1;
    end if;
  end loop;

  -- Turns that outlived their message, kept for an hour so that a late second settle_turn still finds them.
  delete from private.turns as t
  where t.message_id in (
    select g.message_id
    from private.turns as g
    where g.gone_at is not null and g.finished_at < v_now - interval '1 hour'
    limit p_limit
    for update skip locked
  );
  return jsonb_build_object('ok', true, 'swept', v_swept);
end;
$$;

comment on function private.sweep_turns(integer) is 'Body of public.sweep_turns; also called by the schedule sintra_sweeper.';

create function public.sweep_turns(p_limit integer default 100)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.sweep_turns(p_limit);
end;

comment on function public.sweep_turns(integer) is
  'Fails up to p_limit turns whose lease has run out (turn_interrupted), charging what had arrived by estimate and releasing the rest: {ok, swept}. Several sweepers may run at once. For service_role only.';

grant execute on function private.sweep_turns(integer) to service_role;
grant execute on function public.sweep_turns(integer) to service_role;

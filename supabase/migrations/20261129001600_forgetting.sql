-- Forgetting. Whatever deletes a row of user_insights (the person's own delete, forget_insight, an administrator's hand) leaves
-- nothing of it: the cascades take its history, its words and where it was used; the trigger takes what no foreign key reaches.

create function private.tg_user_insights__forget() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_user_id uuid;
  v_conversation_id uuid;
begin
  for v_user_id in select distinct o.user_id from old_rows as o where o.user_id is not null order by 1 loop
    -- With the account everything goes, and nothing is left to be mended.
    continue when not private.lock_memory(v_user_id);

    insert into private.forgotten_spans (message_id, span_start, span_end)
    select m.id, (e ->> 'start')::integer, (e ->> 'end')::integer
    from old_rows as o
    cross join lateral jsonb_array_elements(o.evidence -> 'items') as e
    join public.messages as m on m.id = (e ->> 'message_id')::uuid
    where o.user_id = v_user_id and e ? 'start' and e ? 'end'
    on conflict do nothing;

    delete from private.recommendations as r
    where r.user_id = v_user_id and exists (
      select
      from jsonb_array_elements(r.reasons) as why
      join old_rows as o on o.id = (why ->> 'insight_id')::uuid
    );
    delete from public.user_projects as q
    where q.user_id = v_user_id and q.is_proposal and q.proposal_key in (select o.fact_key from old_rows as o where o.user_id = v_user_id);
    -- What was taken up is the person's own; only where it came from is no longer said.
    update public.user_projects as q
    set proposal_key = null
    where q.user_id = v_user_id and q.proposal_key in (select o.fact_key from old_rows as o where o.user_id = v_user_id);

    -- Summaries may tell it in other words: they are written again without the places it was said at. A job that is being done
    -- has read those places already, so it is taken back and sent again.
    for v_conversation_id in
      select distinct (e ->> 'conversation_id')::uuid
      from old_rows as o
      cross join lateral jsonb_array_elements(o.evidence -> 'items') as e
      where o.user_id = v_user_id and e ? 'conversation_id'
    loop
      delete from pgmq.q_cerebro as j
      where j.message ->> 'user_id' = v_user_id::text and j.message ->> 'type' = 'summarize'
        and j.message ->> 'conversation_id' = v_conversation_id::text;
      delete from private.conversation_summaries as s where s.conversation_id = v_conversation_id;
      perform private.release_person(v_user_id);
      if private.summary_context(v_conversation_id) ->> 'skip' is null then
        perform private.enqueue_cerebro(jsonb_build_object(
          'type', 'summarize', 'user_id', v_user_id, 'conversation_id', v_conversation_id
        ));
      end if;
    end loop;
    perform private.rebuild_brain(v_user_id);
    perform private.ask_to_consolidate(v_user_id);
  end loop;
  return null;
end;
$$;

comment on function private.tg_user_insights__forget() is
  'Trigger: nothing of a deleted insight stays, and it is not learned again from where it was said.';

create trigger tg_user_insights__forget after delete on public.user_insights
  referencing old table as old_rows for each statement execute function private.tg_user_insights__forget();

create function private.tg_behavior_patterns__forget() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if coalesce(current_setting('sintra.consolidating', true), '') = 'on' or not private.lock_memory(old.user_id) then
    return null;
  end if;
  update private.cerebro_state as s
  set forgotten_patterns = (
    select array_agg(distinct k) from unnest(s.forgotten_patterns || old.pattern_key) as k where k is not null
  )
  where s.user_id = old.user_id and old.pattern_key is not null;
  delete from private.recommendations as r
  where r.user_id = old.user_id and r.reasons @> jsonb_build_array(jsonb_build_object('pattern_key', old.pattern_key));
  perform private.rebuild_brain(old.user_id);
  return null;
end;
$$;

comment on function private.tg_behavior_patterns__forget() is
  'Trigger: a pattern that the person deletes is not shown again, and nothing is recommended for it.';

create trigger tg_behavior_patterns__forget after delete on public.behavior_patterns
  for each row when (old.user_id is not null) execute function private.tg_behavior_patterns__forget();

-- What the person writes about an insight (what they did about it) moves its version and its status.
create function private.tg_user_insights__follow_person() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.version = old.version then
    new.version := old.version + 1;
  end if;
  if new.action_taken is distinct from old.action_taken and btrim(coalesce(new.action_taken, '')) <> ''
    and new.valid_until is null then
    new.status := 'implemented';
  end if;
  -- Only an end makes it expired, and what has ended stays so.
  if (new.status = 'expired') <> (new.valid_until is not null) then
    new.status := old.status;
  end if;
  return new;
end;
$$;

comment on function private.tg_user_insights__follow_person() is
  'Trigger: each change moves the version; what was done about an insight makes it implemented; the status expired goes with an end, and with nothing else.';

create trigger tg_user_insights__follow_person before update of status, action_taken on public.user_insights
  for each row execute function private.tg_user_insights__follow_person();

-- Forgetting. Whatever deletes a row of user_insights (the person's own delete, forget_insight, an administrator's hand) leaves
-- nothing of it: the cascades take its history, its words and where it was used; the triggers take what no foreign key reaches.
-- Messages alone keep what was said in them, and their places are noted, so that it is neither learned nor summed up again.

create function private.mentions(p_text text, p_content text)
returns boolean
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return (
    select count(*) > 0 and 2 * count(*) filter (where w.lexeme = any (t.lexemes)) >= count(*)
    from (select private.insight_lexemes(p_text) as lexemes) as t
    cross join unnest(private.insight_lexemes(p_content)) as w (lexeme)
    where char_length(w.lexeme) > 1
  );
end;
$$;

comment on function private.mentions(text, text) is
  'Whether a text has at least half of the words of an insight: enough to tell it, in whatever form. Pure.';

-- Locked before the rows are, in the order that all keep to. Only a person's own statement needs it: functions lock themselves.
create function private.tg_user_insights__take_turn() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if auth.uid() is not null then
    perform private.lock_memory(auth.uid());
  end if;
  return null;
end;
$$;

comment on function private.tg_user_insights__take_turn() is 'Trigger: who deletes insights waits for whoever changes what is known, before they hold any row of it.';

create trigger tg_user_insights__take_turn before delete on public.user_insights
  for each statement execute function private.tg_user_insights__take_turn();

create function private.tg_user_insights__note_places() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- With the account everything goes, and nothing is left to be noted.
  if not exists (select from public.profiles as p where p.id = old.user_id) then
    return old;
  end if;
  perform private.lock_memory(old.user_id);
  insert into private.forgotten_spans (message_id, span_start, span_end)
  select m.id, coalesce(s.span_start, 0), coalesce(s.span_end, char_length(m.content))
  from (
    select (e ->> 'message_id')::uuid as message_id, (e ->> 'start')::integer as span_start, (e ->> 'end')::integer as span_end
    from jsonb_array_elements(case jsonb_typeof(old.evidence -> 'items') when 'array' then old.evidence -> 'items' else '[]' end) as e
    union
    select v.message_id, v.span_start, v.span_end
    from private.insight_events as v
    where v.insight_id = old.id or v.previous_insight_id = old.id
  ) as s
  join public.messages as m on m.id = s.message_id
  on conflict do nothing;

  -- The answers to those messages, and the answers that were given it and tell it: whole, because nobody knows where.
  insert into private.forgotten_spans (message_id, span_start, span_end)
  select a.id, 0, char_length(a.content)
  from private.insight_events as v
  join public.messages as a on a.reply_to_message_id = v.message_id and a.role = 'assistant'
  where v.insight_id = old.id
  union
  select a.id, 0, char_length(a.content)
  from (
    select m.id, m.content
    from private.turn_memories as t
    join public.messages as m on m.id = t.message_id
    where t.insight_id = old.id
    order by m.created_at desc
    limit 500
  ) as a
  where private.mentions(a.content, old.content)
  on conflict do nothing;

  delete from public.user_projects as q where q.is_proposal and q.source_insight_id = old.id;
  return old;
end;
$$;

comment on function private.tg_user_insights__note_places() is
  'Trigger: before an insight goes, and its history with it, the places are noted where it was said and where answers told it; what was proposed from it goes.';

create trigger tg_user_insights__note_places before delete on public.user_insights
  for each row execute function private.tg_user_insights__note_places();

create function private.sum_up_again(p_user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_conversation_id uuid;
begin
  -- A job that is being done has read those places already, so it is taken back and sent again.
  delete from pgmq.q_cerebro as q
  where (q.message ->> 'user_id')::uuid = p_user_id and q.read_ct > 0 and q.message ->> 'type' in ('summarize', 'consolidate');
  for v_conversation_id in
    delete from private.conversation_summaries as s
    where s.user_id = p_user_id and s.conversation_id in (
      select m.conversation_id
      from private.forgotten_spans as f
      join public.messages as m on m.id = f.message_id
      where m.user_id = p_user_id and f.forgotten_at = now()
    )
    returning s.conversation_id
  loop
    perform private.enqueue_cerebro(jsonb_build_object(
      'type', 'summarize', 'user_id', p_user_id, 'conversation_id', v_conversation_id, 'again', true
    ));
  end loop;
end;
$$;

comment on function private.sum_up_again(uuid) is
  'Takes away the summaries of the conversations of which places were forgotten in this transaction, and has them written anew.';

create function private.tg_user_insights__forget() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_user_id uuid;
begin
  for v_user_id in select distinct o.user_id from old_rows as o where o.user_id is not null order by 1 loop
    continue when not private.lock_memory(v_user_id);
    -- What was worked out from it. It is worked out again from what is left, and then it is there again if it still holds.
    perform set_config('sintra.consolidating', 'on', true);
    delete from public.behavior_patterns as b
    where b.user_id = v_user_id and exists (
      select from old_rows as o
      where private.mentions(concat_ws(' ', b.pattern_description, b.pattern_key, b.pattern_data, b.triggers, b.outcomes), o.content)
    );
    delete from private.recommendations as r
    where r.user_id = v_user_id and exists (
      select from old_rows as o
      where r.reasons @> jsonb_build_array(jsonb_build_object('insight_id', o.id))
        or private.mentions(concat_ws(' ', r.title, r.body, r.key), o.content)
    );
    delete from public.user_projects as q
    where q.user_id = v_user_id and q.is_proposal and exists (
      select from old_rows as o
      where o.fact_key = q.proposal_key
        or private.mentions(concat_ws(' ', q.name, q.description, q.proposal_key, q.objectives, q.key_results), o.content)
    );
    -- What was taken up is the person's own; only where it came from is no longer said.
    update public.user_projects as q
    set proposal_key = null
    where q.user_id = v_user_id and q.proposal_key in (select o.fact_key from old_rows as o where o.user_id = v_user_id);
    perform set_config('sintra.consolidating', 'off', true);
    update private.cerebro_state as s
    set forgotten_patterns = array(
      select k from unnest(s.forgotten_patterns) as k
      where not exists (select from old_rows as o where private.mentions(k, o.content))
    )
    where s.user_id = v_user_id and cardinality(s.forgotten_patterns) > 0;
    -- An error may quote what could not be written.
    update private.dead_jobs as d set error = '' where d.queue = 'cerebro' and d.payload ->> 'user_id' = v_user_id::text;

    perform private.rebuild_brain(v_user_id);
    perform private.sum_up_again(v_user_id);
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

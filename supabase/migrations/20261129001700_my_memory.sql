-- The memory in its person's own hands: where a thing comes from, that it is right, that it be forgotten; how knowledge changed;
-- what is recommended and proposed, and what they make of it.

create function private.my_memory()
returns uuid
language plpgsql
set search_path = ''
as $$
begin
  if not private.lock_memory(auth.uid()) then
    perform private.refuse_plan_limit('profile_not_found', '{}', 'Tu cuenta ya no existe.');
  end if;
  return auth.uid();
end;
$$;

comment on function private.my_memory() is 'The caller, with the lock on what is known of them. Refuses profile_not_found.';

-- Insights ------------------------------------------------------------------------------------------------------------

create function private.confirm_insight(p_id uuid, p_version integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := private.my_memory();
  v_insight public.user_insights;
begin
  select i.* into v_insight from public.user_insights as i where i.id = p_id and i.user_id = v_user_id for update;
  if not found or v_insight.valid_until is not null then
    perform private.refuse_plan_limit('insight_not_found', '{}', 'Ese recuerdo ya no está.');
  elsif v_insight.version <> p_version then
    perform private.refuse_plan_limit('insight_changed', jsonb_build_object('version', v_insight.version),
      'Ese recuerdo cambió mientras lo mirabas. Míralo otra vez.');
  end if;
  update public.user_insights as i
  set
    confidence = 0.99,
    last_validated_at = now(),
    last_seen_at = now(),
    expires_at = case when i.kind = 'date' then i.expires_at end,
    status = case when i.status = 'discovered' then 'validated' else i.status end,
    version = i.version + 1
  where i.id = p_id
  returning i.* into v_insight;
  perform private.note_event(v_user_id, p_id, 'confirmed');
  perform private.rebuild_brain(v_user_id);
  return jsonb_build_object('id', v_insight.id, 'version', v_insight.version, 'status', v_insight.status);
end;
$$;

comment on function private.confirm_insight(uuid, integer) is 'Body of public.confirm_insight.';

create function public.confirm_insight(p_id uuid, p_version integer)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.confirm_insight(p_id, p_version);
end;

comment on function public.confirm_insight(uuid, integer) is
  'The caller says that an insight of theirs is right: {id, version, status}. Refused with 23514: insight_not_found, insight_changed {version} where p_version is not what it is now.';

create function private.forget_insight(p_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := private.my_memory();
begin
  -- Twice does no harm.
  delete from public.user_insights as i where i.id = p_id and i.user_id = v_user_id;
end;
$$;

comment on function private.forget_insight(uuid) is 'Body of public.forget_insight.';

create function public.forget_insight(p_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.forget_insight(p_id);
end;

comment on function public.forget_insight(uuid) is
  'Forgets an insight of the caller, for good: what it replaced, its history, its evidence, its words, and what was recommended, proposed, summed up from it. The messages stay, and nothing is learned again from where it was said. Nothing happens where there is none.';

create function private.insight_evidence(p_id uuid)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'message_id', m.id,
        'conversation_id', m.conversation_id,
        'conversation_title', c.title,
        'assistant_id', c.assistant_id,
        'said_at', m.created_at,
        'quote', case
          when e.item ? 'start' then substr(m.content, (e.item ->> 'start')::integer + 1, (e.item ->> 'end')::integer - (e.item ->> 'start')::integer)
        end
      ) order by e.place
    ), '[]'
  )
  from public.user_insights as i
  cross join lateral jsonb_array_elements(i.evidence -> 'items') with ordinality as e (item, place)
  join public.messages as m on m.id = (e.item ->> 'message_id')::uuid and m.user_id = i.user_id
  join public.conversations as c on c.id = m.conversation_id
  where i.id = p_id and i.user_id = auth.uid();
$$;

comment on function private.insight_evidence(uuid) is 'Body of public.insight_evidence.';

create function public.insight_evidence(p_id uuid)
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.insight_evidence(p_id);
end;

comment on function public.insight_evidence(uuid) is
  'Where an insight of the caller was said, newest first, in the very words: [{message_id, conversation_id, conversation_title, assistant_id, said_at, quote}]; of messages that are still there.';

create function private.cerebro_timeline(p_before timestamptz, p_limit integer)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'id', e.id,
        'at', e.at,
        'kind', e.kind,
        'insight_id', e.insight_id,
        'content', e.content,
        'previous_content', e.previous_content,
        'category', e.category,
        'assistant_id', e.assistant_id,
        'reason', e.ended_reason
      ) order by e.at desc, e.id desc
    ), '[]'
  )
  from (
    select
      v.id, v.at, v.kind, v.insight_id, i.content, b.content as previous_content, i.category, v.assistant_id,
      coalesce(b.ended_reason, i.ended_reason) as ended_reason
    from private.insight_events as v
    join public.user_insights as i on i.id = v.insight_id
    left join public.user_insights as b on b.id = v.previous_insight_id
    where v.user_id = auth.uid() and v.at < coalesce(p_before, 'infinity')
    order by v.at desc, v.id desc
    limit least(greatest(coalesce(p_limit, 50), 1), 200)
  ) as e;
$$;

comment on function private.cerebro_timeline(timestamptz, integer) is 'Body of public.cerebro_timeline.';

create function public.cerebro_timeline(p_before timestamptz default null, p_limit integer default 50)
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.cerebro_timeline(p_before, p_limit);
end;

comment on function public.cerebro_timeline(timestamptz, integer) is
  'How what is known of the caller changed, newest first, before a moment, at most p_limit (200): [{id, at, kind, insight_id, content, previous_content, category, assistant_id, reason}]; kind as in private.insight_events.';

-- Recommendations and proposals ---------------------------------------------------------------------------------------

create function private.cerebro_recommendations()
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'id', r.id,
        'key', r.key,
        'title', r.title,
        'body', r.body,
        'reasons', (
          select coalesce(
            json_agg(
              case
                when i.id is not null then json_build_object('insight_id', i.id, 'content', i.content)
                else json_build_object('pattern_id', b.id, 'description', b.pattern_description)
              end order by w.place
            ), '[]'
          )
          from jsonb_array_elements(r.reasons) with ordinality as w (why, place)
          left join public.user_insights as i on i.id = (w.why ->> 'insight_id')::uuid and i.user_id = r.user_id
          left join public.behavior_patterns as b on b.pattern_key = w.why ->> 'pattern_key' and b.user_id = r.user_id
          where i.id is not null or b.id is not null
        ),
        'assistant_id', r.assistant_id,
        'status', r.status,
        'created_at', r.created_at
      ) order by (r.status <> 'open'), coalesce(r.decided_at, r.created_at) desc, r.id
    ), '[]'
  )
  from (
    select n.*
    from private.recommendations as n
    where n.user_id = auth.uid()
    order by (n.status <> 'open'), coalesce(n.decided_at, n.created_at) desc, n.id
    limit 50
  ) as r;
$$;

comment on function private.cerebro_recommendations() is 'Body of public.cerebro_recommendations.';

create function public.cerebro_recommendations()
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.cerebro_recommendations();
end;

comment on function public.cerebro_recommendations() is
  'What is recommended to the caller, open ones first, and what they decided about earlier ones, fifty in all: [{id, key, title, body, reasons: [{insight_id, content} | {pattern_id, description}], assistant_id, status, created_at}].';

create function private.decide_recommendation(p_id uuid, p_decision text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := private.my_memory();
begin
  if p_decision is null or p_decision not in ('accepted', 'dismissed', 'done') then
    perform private.refuse_plan_limit('decision_invalid', '{}', 'Elige aceptar, descartar o marcar como hecha.');
  end if;
  update private.recommendations as r
  set status = p_decision, decided_at = now()
  where r.id = p_id and r.user_id = v_user_id;
  if not found then
    perform private.refuse_plan_limit('recommendation_not_found', '{}', 'Esa recomendación ya no está.');
  end if;
  if p_decision = 'done' then
    update public.user_insights as i
    set status = 'implemented', version = i.version + 1
    where i.user_id = v_user_id and i.status = 'actionable' and i.valid_until is null
      and i.id in (
        select (why ->> 'insight_id')::uuid
        from private.recommendations as r
        cross join lateral jsonb_array_elements(r.reasons) as why
        where r.id = p_id and why ? 'insight_id'
      );
  end if;
  perform private.ask_to_consolidate(v_user_id);
end;
$$;

comment on function private.decide_recommendation(uuid, text) is 'Body of public.decide_recommendation.';

create function public.decide_recommendation(p_id uuid, p_decision text)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.decide_recommendation(p_id, p_decision);
end;

comment on function public.decide_recommendation(uuid, text) is
  'What the caller makes of a recommendation: accepted, dismissed or done; the next ones take it into account. Refused with 23514: decision_invalid, recommendation_not_found.';

create function private.decide_project(p_id uuid, p_accept boolean)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := private.my_memory();
begin
  update public.user_projects as q
  set
    is_proposal = not p_accept,
    status = case when p_accept then 'active' else 'cancelled' end::public.project_status_enum,
    start_date = case when p_accept then coalesce(q.start_date, current_date) else q.start_date end
  where q.id = p_id and q.user_id = v_user_id and q.is_proposal and q.status <> 'cancelled';
  if not found then
    perform private.refuse_plan_limit('proposal_not_found', '{}', 'Esa propuesta ya no está.');
  end if;
end;
$$;

comment on function private.decide_project(uuid, boolean) is 'Body of public.decide_project.';

create function public.decide_project(p_id uuid, p_accept boolean)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.decide_project(p_id, p_accept);
end;

comment on function public.decide_project(uuid, boolean) is
  'Takes up a proposed project of the caller, which becomes active today, or puts it aside, so that it is not proposed again. Refused with 23514: proposal_not_found.';

-- At a glance ---------------------------------------------------------------------------------------------------------

create function private.cerebro_overview()
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select json_build_object(
    'is_paused', p.is_memory_paused,
    'counts', (
      select coalesce(json_object_agg(c.category, c.n), '{}')
      from (
        select i.category, count(*) as n
        from public.user_insights as i
        where i.user_id = p.id and i.valid_until is null
        group by i.category
      ) as c
    ),
    'total', (select count(*) from public.user_insights as i where i.user_id = p.id and i.valid_until is null),
    'ended', (select count(*) from public.user_insights as i where i.user_id = p.id and i.valid_until is not null),
    'last_sync_at', b.last_sync_at,
    'profile', b.consolidated_profile,
    'relationships', b.assistant_relationships,
    'analytics', b.analytics_data
  )
  from public.profiles as p
  left join public.brain_ai_data as b on b.user_id = p.id
  where p.id = auth.uid();
$$;

comment on function private.cerebro_overview() is 'Body of public.cerebro_overview.';

create function public.cerebro_overview()
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.cerebro_overview();
end;

comment on function public.cerebro_overview() is
  'How things stand with the caller''s memory: {is_paused, counts: {category: n}, total, ended, last_sync_at, profile, relationships, analytics}.';

grant execute on function private.confirm_insight(uuid, integer) to authenticated;
grant execute on function public.confirm_insight(uuid, integer) to authenticated;
grant execute on function private.forget_insight(uuid) to authenticated;
grant execute on function public.forget_insight(uuid) to authenticated;
grant execute on function private.insight_evidence(uuid) to authenticated;
grant execute on function public.insight_evidence(uuid) to authenticated;
grant execute on function private.cerebro_timeline(timestamptz, integer) to authenticated;
grant execute on function public.cerebro_timeline(timestamptz, integer) to authenticated;
grant execute on function private.cerebro_recommendations() to authenticated;
grant execute on function public.cerebro_recommendations() to authenticated;
grant execute on function private.decide_recommendation(uuid, text) to authenticated;
grant execute on function public.decide_recommendation(uuid, text) to authenticated;
grant execute on function private.decide_project(uuid, boolean) to authenticated;
grant execute on function public.decide_project(uuid, boolean) to authenticated;
grant execute on function private.cerebro_overview() to authenticated;
grant execute on function public.cerebro_overview() to authenticated;

-- The digest of what is known: brain_ai_data, made from the parts by one query, so that it can be made again at any time and
-- compared; and the consolidation, which works out patterns, recommendations and relationships from a longer look back.

-- The surest of each type, and how many there are: so that the digest of somebody of whom a hundred thousand things are known
-- is made of as few rows as anybody's.
create index user_insights_of_type_idx on public.user_insights
  (user_id, split_part(fact_key, ':', 1), confidence desc nulls last, last_seen_at desc nulls last, id)
  where valid_until is null and fact_key is not null;
create index user_insights_current_of_category_idx on public.user_insights (user_id, category) where valid_until is null;
create index user_insights_ended_idx on public.user_insights (user_id) where valid_until is not null;

create function private.surest_of_types(p_user_id uuid, p_types text[], p_limit integer)
returns table (type text, place bigint, content text, fact_key text, value jsonb, valid_from timestamptz, confidence numeric)
language sql
stable
set search_path = ''
as $$
  select t.type, row_number() over (partition by t.type order by f.confidence desc nulls last, f.last_seen_at desc nulls last, f.id),
    f.content, f.fact_key, f.value, f.valid_from, f.confidence
  from unnest(p_types) as t (type)
  cross join lateral (
    select i.id, i.content, i.fact_key, i.value, i.valid_from, i.confidence, i.last_seen_at
    from public.user_insights as i
    where i.user_id = p_user_id and i.valid_until is null and i.fact_key is not null
      and split_part(i.fact_key, ':', 1) = t.type
    order by i.confidence desc nulls last, i.last_seen_at desc nulls last, i.id
    limit p_limit
  ) as f;
$$;

comment on function private.surest_of_types(uuid, text[], integer) is
  'What holds of a person, of each of these types the p_limit surest, with their place in it.';

create function private.brain_document(p_user_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      -- What says who the business is. The rest is found by what a question is about.
      'consolidated_profile', (
        select coalesce(jsonb_object_agg(t.type, t.contents), '{}')
        from (
          select f.type, jsonb_agg(f.content order by f.place) as contents
          from private.surest_of_types(
            p_user_id,
            '{business_name,business_type,offers,location,coverage,hours,team_size,customers}',
            6
          ) as f
          where f.confidence >= 0.5
          group by f.type
        ) as t
      ),
      'global_context', (
        select coalesce(jsonb_object_agg(t.type, t.contents), '{}')
        from (
          select f.type, jsonb_agg(f.content order by f.place) as contents
          from private.surest_of_types(p_user_id, '{preference,constraint,goal}', 5) as f
          where f.confidence >= 0.5
          group by f.type
        ) as t
      ),
      'insights', (
        select coalesce(
          jsonb_agg(
            jsonb_build_object('id', f.id, 'content', f.content, 'category', f.category, 'confidence', f.confidence)
            order by f.confidence desc nulls last, f.discovered_at desc, f.id
          ), '[]'
        )
        from (
          select i.id, i.content, i.category, i.confidence, i.discovered_at
          from public.user_insights as i
          where i.user_id = p_user_id and i.valid_until is null and i.status <> 'expired'
          order by i.confidence desc nulls last, i.discovered_at desc, i.id
          limit 20
        ) as f
      ),
      'patterns', (
        select coalesce(
          jsonb_agg(
            jsonb_build_object('id', b.id, 'description', b.pattern_description, 'type', b.pattern_type, 'confidence', b.confidence)
            order by b.confidence desc, b.id
          ), '[]'
        )
        from (
          select p.* from public.behavior_patterns as p where p.user_id = p_user_id order by p.confidence desc, p.id limit 10
        ) as b
      ),
      'success_metrics', (
        select coalesce(jsonb_object_agg(f.fact_key, jsonb_build_object('value', f.value, 'since', f.valid_from)), '{}')
        from private.surest_of_types(p_user_id, '{revenue,metric}', 20) as f
      ),
      'projects', (
        select coalesce(
          jsonb_agg(
            jsonb_build_object('id', q.id, 'name', q.name, 'status', q.status, 'progress', q.progress_percentage)
            order by q.created_at desc, q.id
          ), '[]'
        )
        from (
          select p.*
          from public.user_projects as p
          where p.user_id = p_user_id and not p.is_proposal and p.status <> 'cancelled'
          order by p.created_at desc, p.id
          limit 10
        ) as q
      ),
      'assistant_relationships', (
        select coalesce(
          jsonb_object_agg(
            a.assistant_id,
            jsonb_build_object(
              'trust', coalesce(s.relationships -> a.assistant_id -> 'trust_level', to_jsonb(a.trust_level)),
              'satisfaction', coalesce(s.relationships -> a.assistant_id -> 'user_satisfaction', to_jsonb(a.user_satisfaction))
            )
          ), '{}'
        )
        from public.user_assistants as a
        left join private.cerebro_state as s on s.user_id = a.user_id
        where a.user_id = p_user_id and a.assistant_id is not null and a.total_interactions > 0
      ),
      'analytics_data', (
        -- Counted to ten thousand, which is as good as many.
        select jsonb_build_object(
          'insights', coalesce(sum(c.n), 0),
          'ended', (
            select count(*)
            from (
              select from public.user_insights as i where i.user_id = p_user_id and i.valid_until is not null limit 10000
            ) as e
          ),
          'by_category', coalesce(jsonb_object_agg(c.category, c.n) filter (where c.n > 0), '{}')
        )
        from (
          select k.category, count(i.one) as n
          from unnest(enum_range(null::public.insight_category_enum)) as k (category)
          left join lateral (
            select 1 as one
            from public.user_insights as u
            where u.user_id = p_user_id and u.category = k.category and u.valid_until is null
            limit 10000
          ) as i on true
          group by k.category
        ) as c
      )
    )
  );
end;
$$;

comment on function private.brain_document(uuid) is
  'The digest of a person as it follows from the insights, patterns, projects and statistics that there are: an object with the columns of brain_ai_data.';

create function private.rebuild_brain(p_user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_brain constant jsonb := private.brain_document(p_user_id);
begin
  update public.brain_ai_data as b
  set
    consolidated_profile = v_brain -> 'consolidated_profile',
    global_context = v_brain -> 'global_context',
    insights = v_brain -> 'insights',
    patterns = v_brain -> 'patterns',
    success_metrics = v_brain -> 'success_metrics',
    projects = v_brain -> 'projects',
    assistant_relationships = v_brain -> 'assistant_relationships',
    analytics_data = v_brain -> 'analytics_data',
    last_sync_at = clock_timestamp()
  where b.user_id = p_user_id;
end;
$$;

comment on function private.rebuild_brain(uuid) is 'Makes the digest of a person anew from its parts.';

create function private.check_brain(p_user_id uuid default null)
returns table (user_id uuid, part text)
language sql
stable
set search_path = ''
as $$
  select b.user_id, e.key
  from public.brain_ai_data as b
  cross join lateral jsonb_each(private.brain_document(b.user_id)) as e
  where (p_user_id is null or b.user_id = p_user_id)
    and e.value is distinct from to_jsonb(b) -> e.key;
$$;

comment on function private.check_brain(uuid) is
  'The parts of digests that are not what their sources say, of one person or of all; none where all is well. rebuild_brain mends them.';

-- Consolidation -------------------------------------------------------------------------------------------------------

create function private.consolidation_context(p_user_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_profile public.profiles;
begin
  select p.* into v_profile from public.profiles as p where p.id = p_user_id;
  if not found then
    return private.refusal('profile_not_found');
  end if;
  return jsonb_build_object(
    'ok', true,
    'timezone', v_profile.timezone,
    'language', v_profile.language,
    'country', v_profile.country,
    'now', now(),
    'messages', (
      select coalesce(jsonb_agg(jsonb_build_object('at', m.created_at, 'assistant_id', m.assistant_id) order by m.created_at), '[]')
      from (
        select m.created_at, c.assistant_id
        from public.messages as m
        join public.conversations as c on c.id = m.conversation_id
        where m.user_id = p_user_id and m.role = 'user' and not c.is_off_record and not v_profile.is_memory_paused
          and m.created_at > now() - interval '180 days'
        order by m.created_at desc
        limit 2000
      ) as m
    ),
    'ratings', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('assistant_id', r.assistant_id, 'at', r.created_at, 'rating', r.user_rating, 'is_helpful', r.is_helpful)
          order by r.created_at
        ), '[]'
      )
      from (
        select c.assistant_id, m.created_at, m.user_rating, m.is_helpful
        from public.messages as m
        join public.conversations as c on c.id = m.conversation_id
        where m.user_id = p_user_id and m.role = 'assistant' and (m.user_rating is not null or m.is_helpful is not null)
          and m.created_at > now() - interval '180 days'
        order by m.created_at desc
        limit 500
      ) as r
    ),
    'facts', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id', i.id, 'fact_key', i.fact_key, 'kind', i.kind, 'category', i.category, 'content', i.content,
            'value', i.value, 'confidence', i.confidence, 'valid_from', i.valid_from, 'last_seen_at', i.last_seen_at
          ) order by i.confidence desc nulls last, i.discovered_at desc, i.id
        ), '[]'
      )
      from (
        select u.*
        from public.user_insights as u
        where u.user_id = p_user_id and u.valid_until is null and u.status <> 'expired'
        order by u.confidence desc nulls last, u.discovered_at desc, u.id
        limit 300
      ) as i
    ),
    'assistants', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id', a.id, 'name', coalesce(nullif(ua.custom_name, ''), a.name), 'role', a.role, 'specialties', a.specialties,
            'is_active', coalesce(ua.is_active, false),
            'interactions', coalesce(ua.total_interactions, 0), 'trust_level', ua.trust_level,
            'user_satisfaction', ua.user_satisfaction
          ) order by a.id
        ), '[]'
      )
      from public.assistants_catalog as a
      left join public.user_assistants as ua on ua.assistant_id = a.id and ua.user_id = p_user_id
      where a.is_active
    ),
    'projects', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id', q.id, 'name', q.name, 'status', q.status, 'is_proposal', q.is_proposal, 'target_date', q.target_date,
            'progress_percentage', q.progress_percentage, 'success_metrics', q.success_metrics,
            'source_fact_key', coalesce(i.fact_key, q.proposal_key), 'updated_at', q.updated_at
          ) order by q.created_at, q.id
        ), '[]'
      )
      from public.user_projects as q
      left join public.user_insights as i on i.id = q.source_insight_id
      where q.user_id = p_user_id
    ),
    'recommendations', (
      select coalesce(
        jsonb_agg(jsonb_build_object('key', r.key, 'status', r.status, 'decided_at', r.decided_at) order by r.created_at, r.id), '[]'
      )
      from private.recommendations as r
      where r.user_id = p_user_id
    )
  );
end;
$$;

comment on function private.consolidation_context(uuid) is 'Body of public.consolidation_context.';

create function public.consolidation_context(p_user_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.consolidation_context(p_user_id);
end;

comment on function public.consolidation_context(uuid) is
  'What patterns, recommendations and relationships are worked out from: {ok, timezone, language, country, now, messages: [{at, assistant_id}] (2,000 of 180 days, oldest first, without those off the record), ratings: [{assistant_id, at, rating, is_helpful}], facts (300, the surest), assistants, projects, recommendations: [{key, status, decided_at}]}. Error: profile_not_found. For service_role only.';

create function private.apply_consolidation(
  p_job_id bigint,
  p_user_id uuid,
  p_patterns jsonb,
  p_recommendations jsonb,
  p_relationships jsonb,
  p_progress jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_forgotten text[];
begin
  if not private.lock_memory(p_user_id) then
    perform private.end_cerebro_job(p_job_id);
    return jsonb_build_object('ok', true, 'already', true);
  end if;
  -- Done already, or taken back because something was forgotten that it has read.
  if p_job_id is not null and not exists (select from pgmq.q_cerebro as q where q.msg_id = p_job_id) then
    return jsonb_build_object('ok', true, 'already', true);
  end if;
  update private.cerebro_state as s
  set consolidated_at = clock_timestamp()
  where s.user_id = p_user_id
  returning s.forgotten_patterns into v_forgotten;
  perform set_config('sintra.consolidating', 'on', true);

  delete from public.behavior_patterns as b
  where b.user_id = p_user_id and b.pattern_key is not null
    and b.pattern_key not in (select p ->> 'key' from jsonb_array_elements(coalesce(p_patterns, '[]')) as p);
  insert into public.behavior_patterns as b (
    user_id, pattern_key, pattern_description, pattern_type, frequency, confidence, pattern_data, triggers, outcomes,
    observed_by, first_observed_at, last_observed_at, predicted_next_occurrence, prediction_confidence
  )
  select
    p_user_id,
    p ->> 'key',
    p ->> 'description',
    (p ->> 'type')::public.pattern_type_enum,
    (p ->> 'frequency')::integer,
    (p ->> 'confidence')::numeric,
    coalesce(nullif(p -> 'data', 'null'), '{}'),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'triggers', 'null'), '[]'))),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'outcomes', 'null'), '[]'))),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'observed_by', 'null'), '[]'))),
    coalesce((p ->> 'first_observed_at')::timestamptz, now()),
    coalesce((p ->> 'last_observed_at')::timestamptz, now()),
    (p ->> 'predicted_next_occurrence')::timestamptz,
    (p ->> 'prediction_confidence')::numeric
  from jsonb_array_elements(coalesce(p_patterns, '[]')) as p
  where p ->> 'key' <> all (v_forgotten)
  on conflict (user_id, pattern_key) do update
  set
    pattern_description = excluded.pattern_description,
    pattern_type = excluded.pattern_type,
    frequency = excluded.frequency,
    confidence = excluded.confidence,
    pattern_data = excluded.pattern_data,
    triggers = excluded.triggers,
    outcomes = excluded.outcomes,
    observed_by = excluded.observed_by,
    first_observed_at = least(b.first_observed_at, excluded.first_observed_at),
    last_observed_at = excluded.last_observed_at,
    predicted_next_occurrence = excluded.predicted_next_occurrence,
    prediction_confidence = excluded.prediction_confidence;

  -- What nobody decided about follows what is known; what somebody decided stays decided.
  delete from private.recommendations as r
  where r.user_id = p_user_id and r.status = 'open'
    and r.key not in (select n ->> 'key' from jsonb_array_elements(coalesce(p_recommendations, '[]')) as n);
  insert into private.recommendations as r (user_id, key, title, body, reasons, assistant_id)
  select
    p_user_id, n ->> 'key', n ->> 'title', n ->> 'body', coalesce(nullif(n -> 'reasons', 'null'), '[]'),
    (select a.id from public.assistants_catalog as a where a.id = n ->> 'assistant_id')
  from jsonb_array_elements(coalesce(p_recommendations, '[]')) as n
  where not exists (
    -- forgotten since it was read
    select
    from jsonb_array_elements(coalesce(nullif(n -> 'reasons', 'null'), '[]')) as why
    where why ? 'insight_id' and not exists (
      select from public.user_insights as i where i.id = (why ->> 'insight_id')::uuid and i.user_id = p_user_id
    )
  )
  on conflict (user_id, key) do update
  set title = excluded.title, body = excluded.body, reasons = excluded.reasons, assistant_id = excluded.assistant_id
  where r.status = 'open';

  update public.user_insights as i
  set status = 'actionable', is_actionable = true, version = i.version + 1
  where i.user_id = p_user_id and i.valid_until is null and i.status in ('discovered', 'validated')
    and i.id in (
      select (why ->> 'insight_id')::uuid
      from private.recommendations as r
      cross join lateral jsonb_array_elements(r.reasons) as why
      where r.user_id = p_user_id and r.status in ('open', 'accepted') and why ? 'insight_id'
    );

  -- Beside the statistics of user_assistants, which follow from the ratings alone.
  update private.cerebro_state as s
  set relationships = (
    select coalesce(jsonb_object_agg(n ->> 'assistant_id', n - 'assistant_id'), '{}')
    from jsonb_array_elements(coalesce(p_relationships, '[]')) as n
    where n ->> 'assistant_id' is not null
  )
  where s.user_id = p_user_id;

  update public.user_projects as q
  set
    progress_percentage = coalesce((n ->> 'progress_percentage')::integer, q.progress_percentage),
    success_metrics = coalesce(nullif(n -> 'success_metrics', 'null'), q.success_metrics)
  from jsonb_array_elements(coalesce(p_progress, '[]')) as n
  where q.user_id = p_user_id and q.id = (n ->> 'project_id')::uuid and not q.is_proposal
    and q.status in ('planning', 'active');

  perform private.rebuild_brain(p_user_id);
  perform set_config('sintra.consolidating', 'off', true);
  perform private.end_cerebro_job(p_job_id);
  return jsonb_build_object('ok', true, 'already', false);
end;
$$;

comment on function private.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) is 'Body of public.apply_consolidation.';

create function public.apply_consolidation(
  p_job_id bigint,
  p_user_id uuid,
  p_patterns jsonb,
  p_recommendations jsonb,
  p_relationships jsonb default '[]',
  p_progress jsonb default '[]'
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.apply_consolidation(p_job_id, p_user_id, p_patterns, p_recommendations, p_relationships, p_progress);
end;

comment on function public.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) is
  'Ends a job consolidate in one transaction: patterns by their key ([{key, type, description, frequency, confidence, data, triggers, outcomes, observed_by, first_observed_at, last_observed_at, predicted_next_occurrence, prediction_confidence}]; those no longer named are removed, those that the person had forgotten do not come back), recommendations by theirs ([{key, title, body, reasons: [{insight_id} | {pattern_key}], assistant_id}]; decided ones stay as they are), relationships ([{assistant_id, trust_level, user_satisfaction}], for the digest), progress ([{project_id, progress_percentage, success_metrics}]), the digest: {ok, already}. For service_role only.';

grant execute on function private.consolidation_context(uuid) to service_role;
grant execute on function public.consolidation_context(uuid) to service_role;
grant execute on function private.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) to service_role;
grant execute on function public.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) to service_role;

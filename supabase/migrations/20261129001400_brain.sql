-- The digest of what is known: brain_ai_data, made from the parts by one query, so that it can be made again at any time and
-- compared; and the consolidation, which works out patterns, recommendations and relationships from a longer look back.

create function private.brain_document(p_user_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    with facts as (
      select
        i.id, i.content, i.category, i.kind, i.confidence, i.value, i.discovered_at, i.valid_from, i.fact_key,
        split_part(i.fact_key, ':', 1) as slot,
        row_number() over (
          partition by split_part(i.fact_key, ':', 1) order by i.confidence desc, i.last_seen_at desc, i.id
        ) as place,
        row_number() over (order by i.confidence desc, i.last_seen_at desc, i.id) as rank
      from public.user_insights as i
      where i.user_id = p_user_id and i.valid_until is null and i.status <> 'expired'
    )
    select jsonb_build_object(
      -- What says who the business is. The rest is found by what a question is about.
      'consolidated_profile', (
        select coalesce(jsonb_object_agg(t.slot, t.contents), '{}')
        from (
          select f.slot, jsonb_agg(f.content order by f.place) as contents
          from facts as f
          where f.slot in ('business_name', 'business_type', 'offers', 'location', 'coverage', 'hours', 'team_size', 'customers')
            and f.place <= 6 and f.confidence >= 0.5
          group by f.slot
        ) as t
      ),
      'global_context', (
        select coalesce(jsonb_object_agg(t.slot, t.contents), '{}')
        from (
          select f.slot, jsonb_agg(f.content order by f.place) as contents
          from facts as f
          where f.slot in ('preference', 'constraint', 'goal') and f.place <= 5 and f.confidence >= 0.5
          group by f.slot
        ) as t
      ),
      'insights', (
        select coalesce(
          jsonb_agg(
            jsonb_build_object('id', f.id, 'content', f.content, 'category', f.category, 'confidence', f.confidence)
            order by f.rank
          ), '[]'
        )
        from facts as f
        where f.rank <= 20
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
        from facts as f
        where f.slot in ('revenue', 'metric') and f.place <= 20
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
          jsonb_object_agg(a.assistant_id, jsonb_build_object('trust', a.trust_level, 'satisfaction', a.user_satisfaction)), '{}'
        )
        from public.user_assistants as a
        where a.user_id = p_user_id and a.assistant_id is not null and a.total_interactions > 0
      ),
      'analytics_data', (
        select jsonb_build_object(
          'insights', count(*) filter (where i.valid_until is null),
          'ended', count(*) filter (where i.valid_until is not null),
          'by_category', (
            select coalesce(jsonb_object_agg(c.category, c.n), '{}')
            from (select f.category, count(*) as n from facts as f group by f.category) as c
          )
        )
        from public.user_insights as i
        where i.user_id = p_user_id
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
          ) order by i.confidence desc, i.last_seen_at desc, i.id
        ), '[]'
      )
      from (
        select u.*
        from public.user_insights as u
        where u.user_id = p_user_id and u.valid_until is null and u.status <> 'expired'
        order by u.confidence desc, u.last_seen_at desc, u.id
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
  -- Two consolidations have the effect of the later one; what counts is that this one is no longer due.
  update private.cerebro_state as s
  set is_consolidation_due = false, consolidated_at = clock_timestamp()
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

  -- Satisfaction is kept by the ratings themselves.
  update public.user_assistants as a
  set trust_level = (n ->> 'trust_level')::numeric
  from jsonb_array_elements(coalesce(p_relationships, '[]')) as n
  where a.user_id = p_user_id and a.assistant_id = n ->> 'assistant_id' and n ->> 'trust_level' is not null
    and a.trust_level is distinct from (n ->> 'trust_level')::numeric;

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
  'Ends a job consolidate in one transaction: patterns by their key ([{key, type, description, frequency, confidence, data, triggers, outcomes, observed_by, first_observed_at, last_observed_at, predicted_next_occurrence, prediction_confidence}]; those no longer named are removed, those that the person had forgotten do not come back), recommendations by theirs ([{key, title, body, reasons: [{insight_id} | {pattern_key}], assistant_id}]; decided ones stay as they are), trust by assistant ([{assistant_id, trust_level}]), progress ([{project_id, progress_percentage, success_metrics}]), the digest: {ok, already}. For service_role only.';

grant execute on function private.consolidation_context(uuid) to service_role;
grant execute on function public.consolidation_context(uuid) to service_role;
grant execute on function private.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) to service_role;
grant execute on function public.apply_consolidation(bigint, uuid, jsonb, jsonb, jsonb, jsonb) to service_role;

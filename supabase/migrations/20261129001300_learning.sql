-- Learning from a message, as three calls of the worker: what was said (learning_context), what is known that may be the same or
-- contradict it (known_insights), and what follows from both (apply_learning), which writes all of it or nothing.

-- The ledger learns two more kinds of use: a model that reads a message for facts, or sums up a conversation.
alter table private.usage_ledger
  drop constraint kind_is_known,
  add constraint kind_is_known check (kind in ('turn', 'title', 'insight', 'summary', 'adjustment'));
comment on column private.usage_ledger.kind is
  'turn: an answer in a conversation; title: naming a conversation; insight: learning from a message; summary: summing up a conversation; adjustment: a correction by hand, which may be negative.';

create function private.book_followup(
  p_kind text,
  p_key text,
  p_answer_id uuid,
  p_conversation_id uuid,
  p_usage jsonb
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_turn record;
begin
  if p_usage is null or jsonb_typeof(p_usage) <> 'object' then
    return;
  end if;
  -- Paid by the subscription and in the period of the turn that it follows.
  select l.user_id, l.subscription_id, l.period_start, l.assistant_id into v_turn
  from private.usage_ledger as l
  where l.idempotency_key = 'turn:' || p_answer_id;
  if not found then
    return;
  end if;
  perform from private.usage_counters as c
  where c.subscription_id = v_turn.subscription_id and c.period_start = v_turn.period_start
  for update;
  insert into private.usage_ledger (
    idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, conversation_id,
    provider, model, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros, occurred_at
  )
  values (
    p_key,
    (select p.id from public.profiles as p where p.id = v_turn.user_id),
    v_turn.subscription_id,
    v_turn.period_start,
    p_kind,
    v_turn.assistant_id,
    p_conversation_id,
    p_usage ->> 'provider',
    p_usage ->> 'model',
    0,
    greatest(coalesce((p_usage ->> 'input_tokens')::bigint, 0), 0),
    least(
      greatest(coalesce((p_usage ->> 'cached_input_tokens')::bigint, 0), 0),
      greatest(coalesce((p_usage ->> 'input_tokens')::bigint, 0), 0)
    ),
    greatest(coalesce((p_usage ->> 'output_tokens')::bigint, 0), 0),
    greatest(coalesce((p_usage ->> 'cost_micros')::bigint, 0), 0),
    clock_timestamp()
  )
  on conflict (idempotency_key) do nothing;
end;
$$;

comment on function private.book_followup(text, text, uuid, uuid, jsonb) is
  'Books what a model cost that worked after a turn ({provider, model, input_tokens, cached_input_tokens, output_tokens, cost_micros}), once for a key, and no message of the quota. Nothing where there was no model, or no turn.';

create function private.lock_memory(p_user_id uuid)
returns boolean
language plpgsql
set search_path = ''
as $$
begin
  -- The order that all keep to: the profile, held against deletion, then what is known.
  perform from public.profiles as p where p.id = p_user_id for key share;
  if not found then
    return false;
  end if;
  insert into private.cerebro_state (user_id) values (p_user_id) on conflict (user_id) do nothing;
  perform from private.cerebro_state as s where s.user_id = p_user_id for update;
  return true;
end;
$$;

comment on function private.lock_memory(uuid) is
  'Waits until nobody else changes what is known of a person, and keeps others waiting until this transaction ends. False where the account is gone.';

-- Reading -------------------------------------------------------------------------------------------------------------

create function private.learning_context(p_message_id uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_said record;
  v_skip text;
begin
  select
    m.id, m.conversation_id, m.content, m.created_at, m.role, m.reply_to_message_id,
    c.assistant_id, c.is_off_record, c.user_id,
    p.language, p.timezone, p.country, p.is_memory_paused
  into v_said
  from public.messages as m
  join public.conversations as c on c.id = m.conversation_id
  join public.profiles as p on p.id = c.user_id
  where m.id = p_message_id and m.role = 'user';
  if not found then
    return jsonb_build_object('ok', true, 'skip', 'gone');
  end if;
  v_skip := case
    when v_said.is_memory_paused then 'paused'
    when v_said.is_off_record then 'off_record'
    when exists (select from private.learned_messages as l where l.message_id = p_message_id) then 'learned'
  end;
  if v_skip in ('paused', 'off_record') then
    -- Not when the pause is over, either.
    insert into private.learned_messages (message_id) values (p_message_id) on conflict do nothing;
  end if;
  return jsonb_build_object(
    'ok', true,
    'skip', v_skip,
    'user_id', v_said.user_id,
    'language', v_said.language,
    'timezone', v_said.timezone,
    'country', v_said.country,
    'message', case when v_skip is null then jsonb_build_object(
      'id', v_said.id,
      'conversation_id', v_said.conversation_id,
      'assistant_id', v_said.assistant_id,
      'content', v_said.content,
      'created_at', v_said.created_at
    ) end,
    'previous', (
      select left(a.content, 4000)
      from public.messages as a
      where a.id = v_said.reply_to_message_id and a.role = 'assistant' and v_skip is null
        and not exists (select from private.forgotten_spans as f where f.message_id = a.id)
    ),
    'forgotten', (
      select coalesce(jsonb_agg(jsonb_build_object('start', f.span_start, 'end', f.span_end)), '[]')
      from private.forgotten_spans as f
      where f.message_id = p_message_id
    ),
    'models', private.allowed_models(
      (
        select sp.allowed_ai_models
        from private.effective_subscription(v_said.user_id) as s
        join public.subscription_plans as sp on sp.id = s.plan_id
      )
    ),
    'now', now()
  );
end;
$$;

comment on function private.learning_context(uuid) is 'Body of public.learning_context.';

create function public.learning_context(p_message_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.learning_context(p_message_id);
end;

comment on function public.learning_context(uuid) is
  'What is learned from: {ok, skip, user_id, language, timezone, country, message: {id, conversation_id, assistant_id, content, created_at}, previous (the assistant''s message before it), forgotten: [{start, end}], models, now}. skip says why there is nothing to do: gone, paused, off_record (and then there never is), learned. For service_role only.';

-- What was spoken of last.
create index user_insights_last_seen_idx on public.user_insights (user_id, last_seen_at desc nulls last, id)
  where valid_until is null and fact_key is not null;

create function private.known_insights(
  p_user_id uuid,
  p_keys text[],
  p_contents text[],
  p_recent integer,
  p_conversation_id uuid
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return jsonb_build_object('ok', true, 'insights', (
    with ids as (
      select i.id
      from public.user_insights as i
      where i.user_id = p_user_id and i.fact_key = any (p_keys) and i.valid_until is null
      union
      -- of the same type
      select t.insight_id
      from (select distinct '#' || split_part(k, ':', 1) as lexeme from unnest(p_keys) as k) as l
      cross join lateral (
        select e.insight_id
        from private.insight_terms as e
        where e.user_id = p_user_id and e.lexeme = l.lexeme
        order by e.weight desc, e.seen_at desc, e.insight_id
        limit 50
      ) as t
      union
      -- in nearly the same words
      select s.insight_id
      from unnest(p_contents) with ordinality as c (content, place)
      cross join lateral (
        select t.insight_id
        from unnest(private.insight_lexemes(c.content)) as l (lexeme)
        cross join lateral (
          select e.insight_id
          from private.insight_terms as e
          where e.user_id = p_user_id and e.lexeme = l.lexeme
          order by e.weight desc, e.seen_at desc, e.insight_id
          limit 30
        ) as t
        group by t.insight_id
        order by count(*) desc, t.insight_id
        limit 5
      ) as s
      union
      -- what a sentence like "ahora son 50" may be about: of this conversation first, then what was spoken of last
      (
        select r.id
        from (
          select
            i.id, i.last_seen_at,
            i.evidence -> 'items' @> jsonb_build_array(jsonb_build_object('conversation_id', p_conversation_id)) as is_here
          from public.user_insights as i
          where i.user_id = p_user_id and i.valid_until is null and i.fact_key is not null and p_recent > 0
          order by i.last_seen_at desc nulls last, i.id
          limit 1000
        ) as r
        order by r.is_here desc nulls last, r.last_seen_at desc nulls last, r.id
        limit least(greatest(p_recent, 0), 200)
      )
    )
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'id', i.id,
          'fact_key', i.fact_key,
          'kind', i.kind,
          'category', i.category,
          'content', i.content,
          'value', i.value,
          'confidence', i.confidence,
          'status', i.status,
          'origin', i.origin,
          'evidence_count', i.evidence_count,
          'valid_from', i.valid_from,
          'last_seen_at', i.last_seen_at,
          'version', i.version,
          'message_ids', (
            select coalesce(jsonb_agg(distinct e ->> 'message_id') filter (where e ->> 'message_id' is not null), '[]')
            from jsonb_array_elements(i.evidence -> 'items') as e
          ),
          'conversation_ids', (
            select coalesce(jsonb_agg(distinct e ->> 'conversation_id') filter (where e ->> 'conversation_id' is not null), '[]')
            from jsonb_array_elements(i.evidence -> 'items') as e
          )
        ) order by i.discovered_at, i.id
      ), '[]'
    )
    from public.user_insights as i
    where i.id in (select n.id from ids as n) and i.user_id = p_user_id and i.valid_until is null
  ));
end;
$$;

comment on function private.known_insights(uuid, text[], text[], integer, uuid) is 'Body of public.known_insights.';

create function public.known_insights(
  p_user_id uuid,
  p_keys text[],
  p_contents text[],
  p_recent integer default 0,
  p_conversation_id uuid default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.known_insights(p_user_id, p_keys, p_contents, p_recent, p_conversation_id);
end;

comment on function public.known_insights(uuid, text[], text[], integer, uuid) is
  'What holds of a person that may be the same as something new, or contradict it: of these keys, up to fifty of each of their types, the five that share most words with each of the sentences, and the p_recent (200 at most) with a key that were spoken of last, those of p_conversation_id first: {ok, insights: [{id, fact_key, kind, category, content, value, confidence, status, origin, evidence_count, valid_from, last_seen_at, version, message_ids, conversation_ids}]}. For service_role only.';

-- Writing -------------------------------------------------------------------------------------------------------------

create function private.with_evidence(p_evidence jsonb, p_item jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object('items', coalesce(jsonb_agg(e.item order by e.place), '[]'))
  from (
    select u.item, u.place
    from (
      select p_item as item, 0::bigint as place where p_item is not null
      union all
      select o.item, o.place
      from jsonb_array_elements(coalesce(p_evidence -> 'items', '[]')) with ordinality as o (item, place)
    ) as u
    order by u.place
    limit 20
  ) as e;
$$;

comment on function private.with_evidence(jsonb, jsonb) is
  'The evidence of an insight with one more place before the others, twenty at most. A null place adds none. Pure.';

create function private.note_event(
  p_user_id uuid,
  p_insight_id uuid,
  p_kind text,
  p_item jsonb default null,
  p_previous_insight_id uuid default null
)
returns void
language sql
set search_path = ''
as $$
  insert into private.insight_events (
    user_id, insight_id, kind, assistant_id, message_id, span_start, span_end, previous_insight_id
  )
  values (
    p_user_id, p_insight_id, p_kind, p_item ->> 'assistant_id', (p_item ->> 'message_id')::uuid,
    (p_item ->> 'start')::integer, (p_item ->> 'end')::integer, p_previous_insight_id
  );
$$;

comment on function private.note_event(uuid, uuid, text, jsonb, uuid) is
  'Writes a line of the timeline; p_item is the place of evidence where it was said, if anywhere.';

create function private.insert_insight(
  p_user_id uuid,
  p_insight jsonb,
  p_item jsonb,
  p_assistant_id text,
  p_origin text,
  p_valid_from timestamptz
)
returns uuid
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.user_insights (
    user_id, assistant_id, content, category, kind, fact_key, value, confidence, tags, is_actionable, expires_at, origin,
    language, source, evidence, valid_from, last_seen_at, status
  )
  values (
    p_user_id,
    p_assistant_id,
    p_insight ->> 'content',
    (p_insight ->> 'category')::public.insight_category_enum,
    coalesce(p_insight ->> 'kind', 'fact'),
    p_insight ->> 'fact_key',
    nullif(p_insight -> 'value', 'null'),
    (p_insight ->> 'confidence')::numeric,
    array(select jsonb_array_elements_text(coalesce(nullif(p_insight -> 'tags', 'null'), '[]'))),
    coalesce((p_insight ->> 'is_actionable')::boolean, false),
    (p_insight ->> 'expires_at')::timestamptz,
    coalesce(p_origin, p_insight ->> 'origin', 'rules'),
    p_insight ->> 'language',
    case when p_item is null then coalesce(p_origin, 'rules') else 'conversation:' || (p_item ->> 'conversation_id') end,
    private.with_evidence(null, p_item),
    coalesce(p_valid_from, now()),
    coalesce((p_item ->> 'said_at')::timestamptz, now()),
    case when p_origin = 'person' then 'validated' else 'discovered' end::public.insight_status_enum
  )
  on conflict (user_id, fact_key) where valid_until is null and fact_key is not null do nothing
  returning id into v_id;
  if v_id is null then
    -- Somebody has written the same fact since it was read.
    perform private.refuse('conflict', jsonb_build_object('fact_key', p_insight ->> 'fact_key'));
  end if;
  return v_id;
end;
$$;

comment on function private.insert_insight(uuid, jsonb, jsonb, text, text, timestamptz) is
  'Writes one new insight and returns its id; refuses conflict where its fact is known already.';

create function private.end_insight(p_user_id uuid, p_id uuid, p_version integer, p_reason text, p_at timestamptz)
returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.user_insights as i
  set
    valid_until = greatest(coalesce(p_at, now()), i.valid_from),
    ended_reason = p_reason,
    status = 'expired',
    version = i.version + 1
  where i.id = p_id and i.user_id = p_user_id and i.version = p_version and i.valid_until is null;
  if not found then
    perform private.refuse('conflict', jsonb_build_object('id', p_id));
  end if;
end;
$$;

comment on function private.end_insight(uuid, uuid, integer, text, timestamptz) is
  'Ends an insight that is as it was read; refuses conflict where it is not.';

create function private.apply_actions(
  p_user_id uuid,
  p_actions jsonb,
  p_message_id uuid,
  p_origin text
)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_message record;
  v_action jsonb;
  v_item jsonb;
  v_id uuid;
  v_ids uuid[] := '{}';
begin
  select m.id, m.conversation_id, m.created_at, c.assistant_id into v_message
  from public.messages as m
  join public.conversations as c on c.id = m.conversation_id
  where m.id = p_message_id and c.user_id = p_user_id;
  if not found and p_message_id is not null then
    perform private.refuse('message_not_found');
  end if;

  for v_action in select a from jsonb_array_elements(p_actions) as a loop
    v_item := case when p_message_id is not null then jsonb_strip_nulls(jsonb_build_object(
      'message_id', v_message.id,
      'conversation_id', v_message.conversation_id,
      'assistant_id', v_message.assistant_id,
      'start', v_action -> 'span' -> 'start',
      'end', v_action -> 'span' -> 'end',
      'said_at', v_message.created_at
    )) end;
    case v_action ->> 'op'
      when 'insert' then
        v_id := private.insert_insight(
          p_user_id, v_action -> 'insight', v_item, v_message.assistant_id, p_origin,
          (v_action ->> 'valid_from')::timestamptz
        );
        perform private.note_event(
          p_user_id, v_id, case p_origin when 'person' then 'added' when 'import' then 'imported' else 'learned' end, v_item
        );
      when 'reinforce' then
        v_id := (v_action ->> 'id')::uuid;
        update public.user_insights as i
        set
          confidence = greatest(i.confidence, (v_action ->> 'confidence')::numeric),
          evidence = private.with_evidence(i.evidence, v_item),
          evidence_count = i.evidence_count + 1,
          last_seen_at = greatest(i.last_seen_at, coalesce(v_message.created_at, now())),
          last_validated_at = case when p_message_id is null then now() else i.last_validated_at end,
          -- Said in another conversation, or by the person's own hand, it has proved itself.
          status = case
            when i.status = 'discovered' and (p_message_id is null or not exists (
              select from jsonb_array_elements(i.evidence -> 'items') as e
              where e ->> 'conversation_id' = v_message.conversation_id::text
            )) then 'validated'
            else i.status
          end,
          version = i.version + 1
        where i.id = v_id and i.user_id = p_user_id and i.version = (v_action ->> 'version')::integer
          and i.valid_until is null;
        if not found then
          perform private.refuse('conflict', jsonb_build_object('id', v_id));
        end if;
        perform private.note_event(p_user_id, v_id, 'reinforced', v_item);
      when 'supersede' then
        perform private.end_insight(
          p_user_id, (v_action ->> 'id')::uuid, (v_action ->> 'version')::integer, v_action ->> 'reason',
          (v_action ->> 'valid_from')::timestamptz
        );
        v_id := private.insert_insight(
          p_user_id, v_action -> 'insight', v_item, v_message.assistant_id, p_origin,
          (v_action ->> 'valid_from')::timestamptz
        );
        update public.user_insights as i set superseded_by = v_id where i.id = (v_action ->> 'id')::uuid;
        perform private.note_event(
          p_user_id, v_id, v_action ->> 'reason', v_item, (v_action ->> 'id')::uuid
        );
      when 'end' then
        v_id := (v_action ->> 'id')::uuid;
        perform private.end_insight(
          p_user_id, v_id, (v_action ->> 'version')::integer, v_action ->> 'reason',
          (v_action ->> 'valid_until')::timestamptz
        );
        -- Where the end was said is evidence, too.
        update public.user_insights as i set evidence = private.with_evidence(i.evidence, v_item) where i.id = v_id;
        perform private.note_event(p_user_id, v_id, 'ended', v_item);
      else
        perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_actions'));
    end case;
    v_ids := v_ids || v_id;
  end loop;
  return v_ids;
end;
$$;

comment on function private.apply_actions(uuid, jsonb, uuid, text) is
  'Does what was decided about what is known, in order: insert, reinforce, supersede, end. The caller holds lock_memory. p_message_id is where it was said, null for the person''s own hand and imports. Returns the insights, one for each action. Refuses conflict where one is no longer as it was read.';

create function private.propose_projects(p_user_id uuid, p_proposals jsonb)
returns void
language sql
set search_path = ''
as $$
  insert into public.user_projects (
    user_id, is_proposal, proposal_key, source_insight_id, name, description, category, priority, objectives, key_results,
    target_date, success_metrics, assistants_involved
  )
  select
    p_user_id,
    true,
    p ->> 'proposal_key',
    (
      select i.id
      from public.user_insights as i
      where i.user_id = p_user_id and i.fact_key = coalesce(p ->> 'source_fact_key', p ->> 'proposal_key')
        and i.valid_until is null
    ),
    left(p ->> 'name', 200),
    left(p ->> 'description', 10000),
    (p ->> 'category')::public.project_category_enum,
    coalesce((p ->> 'priority')::public.project_priority_enum, 'medium'),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'objectives', 'null'), '[]'))),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'key_results', 'null'), '[]'))),
    (p ->> 'target_date')::date,
    coalesce(nullif(p -> 'success_metrics', 'null'), '{}'),
    array(select jsonb_array_elements_text(coalesce(nullif(p -> 'assistants_involved', 'null'), '[]')))
  from jsonb_array_elements(coalesce(p_proposals, '[]')) as p
  on conflict (user_id, proposal_key) do nothing;
$$;

comment on function private.propose_projects(uuid, jsonb) is
  'Proposes projects from goals, each once: [{proposal_key, name, description, category, priority, objectives, key_results, target_date, success_metrics}].';

create function private.learn_from(
  p_job_id bigint,
  p_user_id uuid,
  p_message_id uuid,
  p_actions jsonb,
  p_proposals jsonb,
  p_usage jsonb
)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_answer_id uuid;
  v_conversation record;
  v_applied integer := 0;
begin
  select (q.message ->> 'answer_id')::uuid into v_answer_id from pgmq.q_cerebro as q where q.msg_id = p_job_id;
  if not private.lock_memory(p_user_id) then
    perform private.end_cerebro_job(p_job_id);
    return jsonb_build_object('ok', true, 'applied', 0, 'already', true);
  end if;
  select c.id, c.is_off_record, p.is_memory_paused into v_conversation
  from public.messages as m
  join public.conversations as c on c.id = m.conversation_id
  join public.profiles as p on p.id = c.user_id
  where m.id = p_message_id and c.user_id = p_user_id;
  -- What was asked of a model is paid, whatever became of it.
  perform private.book_followup('insight', 'insight:' || p_message_id, v_answer_id, v_conversation.id, p_usage);
  -- Taken off the record, or deleted, while it was being read.
  if v_conversation.id is null or v_conversation.is_off_record or v_conversation.is_memory_paused then
    insert into private.learned_messages (message_id)
    select p_message_id where v_conversation.id is not null
    on conflict do nothing;
    perform private.end_cerebro_job(p_job_id);
    return jsonb_build_object('ok', true, 'applied', 0, 'already', false);
  end if;
  insert into private.learned_messages (message_id) values (p_message_id) on conflict (message_id) do nothing;
  if not found then
    perform private.end_cerebro_job(p_job_id);
    return jsonb_build_object('ok', true, 'applied', 0, 'already', true);
  end if;
  if jsonb_array_length(coalesce(p_actions, '[]')) > 0 then
    v_applied := cardinality(private.apply_actions(
      p_user_id, private.without_forgotten(p_actions, p_message_id), p_message_id, null
    ));
    perform private.propose_projects(p_user_id, p_proposals);
    perform private.rebuild_brain(p_user_id);
  end if;
  if v_applied > 0 or (
    select s.consolidated_at is null or s.consolidated_at < now() - interval '1 day'
    from private.cerebro_state as s
    where s.user_id = p_user_id
  ) then
    perform private.ask_to_consolidate(p_user_id);
  end if;
  perform private.end_cerebro_job(p_job_id);
  return jsonb_build_object('ok', true, 'applied', v_applied, 'already', false);
end;
$$;

comment on function private.learn_from(bigint, uuid, uuid, jsonb, jsonb, jsonb) is 'What apply_learning does, refusals raised.';

create function private.without_forgotten(p_actions jsonb, p_message_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(a.action order by a.place), '[]')
  from jsonb_array_elements(p_actions) with ordinality as a (action, place)
  where not exists (
    select
    from private.forgotten_spans as f
    where f.message_id = p_message_id
      and f.span_start < (a.action -> 'span' ->> 'end')::integer
      and (a.action -> 'span' ->> 'start')::integer < f.span_end
  );
$$;

comment on function private.without_forgotten(jsonb, uuid) is
  'Actions without those that rest on a place from which something was forgotten, perhaps a moment ago.';

create function private.apply_learning(
  p_job_id bigint,
  p_user_id uuid,
  p_message_id uuid,
  p_actions jsonb,
  p_proposals jsonb,
  p_usage jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_code text;
  v_details text;
begin
  return private.learn_from(p_job_id, p_user_id, p_message_id, p_actions, p_proposals, p_usage);
exception when sqlstate 'ST001' then
  get stacked diagnostics v_code = message_text, v_details = pg_exception_detail;
  return private.refusal(v_code, v_details);
end;
$$;

comment on function private.apply_learning(bigint, uuid, uuid, jsonb, jsonb, jsonb) is 'Body of public.apply_learning.';

create function public.apply_learning(
  p_job_id bigint,
  p_user_id uuid,
  p_message_id uuid,
  p_actions jsonb,
  p_proposals jsonb default '[]',
  p_usage jsonb default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.apply_learning(p_job_id, p_user_id, p_message_id, p_actions, p_proposals, p_usage);
end;

comment on function public.apply_learning(bigint, uuid, uuid, jsonb, jsonb, jsonb) is
  'Ends a job learn in one transaction: does p_actions ([{op: insert, insight, span, valid_from} | {op: reinforce, id, version, confidence, span} | {op: supersede, id, version, reason, insight, span, valid_from} | {op: end, id, version, reason, span, valid_until}]), proposes p_proposals, books p_usage, brings the digest up to date, removes the job: {ok, applied, already}. already is true, and nothing changes, where the message had been learned from. Refused, it writes nothing: conflict, where something is no longer as it was read; invalid_request. For service_role only.';

create function private.remember(p_user_id uuid, p_actions jsonb, p_origin text)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_ids uuid[];
begin
  if p_origin is null or p_origin not in ('person', 'import') then
    perform private.refuse('invalid_request', jsonb_build_object('argument', 'p_origin'));
  elsif not private.lock_memory(p_user_id) then
    perform private.refuse('profile_not_found');
  end if;
  v_ids := private.apply_actions(p_user_id, p_actions, null, p_origin);
  perform private.rebuild_brain(p_user_id);
  perform private.ask_to_consolidate(p_user_id);
  return jsonb_build_object('ok', true, 'insights', (
    select coalesce(
      jsonb_agg(
        to_jsonb(i) - array['search', 'evidence', 'user_id'] order by array_position(v_ids, i.id)
      ), '[]'
    )
    from public.user_insights as i
    where i.id = any (v_ids)
  ));
end;
$$;

comment on function private.remember(uuid, jsonb, text) is 'What remember_for_person does, refusals raised.';

create function private.remember_for_person(p_user_id uuid, p_actions jsonb, p_origin text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_code text;
  v_details text;
begin
  return private.remember(p_user_id, p_actions, p_origin);
exception when sqlstate 'ST001' then
  get stacked diagnostics v_code = message_text, v_details = pg_exception_detail;
  return private.refusal(v_code, v_details);
end;
$$;

comment on function private.remember_for_person(uuid, jsonb, text) is 'Body of public.remember_for_person.';

create function public.remember_for_person(p_user_id uuid, p_actions jsonb, p_origin text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.remember_for_person(p_user_id, p_actions, p_origin);
end;

comment on function public.remember_for_person(uuid, jsonb, text) is
  'Does the same actions as apply_learning for something that the person wrote (p_origin person) or imported (import): {ok, insights: [row]}, one for each action. Errors: conflict, invalid_request, profile_not_found. For service_role only.';

grant execute on function private.learning_context(uuid) to service_role;
grant execute on function public.learning_context(uuid) to service_role;
grant execute on function private.known_insights(uuid, text[], text[], integer, uuid) to service_role;
grant execute on function public.known_insights(uuid, text[], text[], integer, uuid) to service_role;
grant execute on function private.apply_learning(bigint, uuid, uuid, jsonb, jsonb, jsonb) to service_role;
grant execute on function public.apply_learning(bigint, uuid, uuid, jsonb, jsonb, jsonb) to service_role;
grant execute on function private.remember_for_person(uuid, jsonb, text) to service_role;
grant execute on function public.remember_for_person(uuid, jsonb, text) to service_role;

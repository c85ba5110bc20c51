-- Checks: every number of usage against the ledger and the open turns, and its repair.

create function private.check_usage()
returns table (subscription_id uuid, period_start date, measure text, recorded numeric, expected numeric)
language sql
stable
set search_path = ''
as $$
  with ledger as (
    select
      l.subscription_id,
      l.period_start,
      sum(l.messages) as messages,
      sum(l.input_tokens + l.output_tokens) as tokens,
      sum(l.cost_micros) as cost_micros
    from private.usage_ledger as l
    group by l.subscription_id, l.period_start
  ),
  open_turns as (
    select
      t.subscription_id,
      t.period_start,
      sum(t.reserved_messages) as messages,
      sum(t.reserved_tokens) as tokens
    from private.turns as t
    where t.state = 'streaming'
    group by t.subscription_id, t.period_start
  ),
  by_assistant as (
    select
      u.user_subscription_id as subscription_id,
      u.period_start,
      sum((e.value ->> 'messages')::bigint) as messages,
      sum((e.value ->> 'tokens')::bigint) as tokens,
      sum((e.value ->> 'cost_micros')::bigint) as cost_micros
    from public.subscription_usage as u
    cross join lateral jsonb_each(u.usage_by_assistant) as e
    group by u.user_subscription_id, u.period_start
  ),
  named as (
    select
      l.subscription_id,
      l.period_start,
      sum(l.messages) as messages,
      sum(l.input_tokens + l.output_tokens) as tokens,
      sum(l.cost_micros) as cost_micros
    from private.usage_ledger as l
    where l.assistant_id is not null
    group by l.subscription_id, l.period_start
  ),
  measures as (
    select coalesce(c.subscription_id, l.subscription_id, o.subscription_id) as subscription_id,
      coalesce(c.period_start, l.period_start, o.period_start) as period_start,
      m.measure, m.recorded, m.expected
    from private.usage_counters as c
    full join ledger as l using (subscription_id, period_start)
    full join open_turns as o using (subscription_id, period_start)
    cross join lateral (
      values
        ('messages_used', c.messages_used::numeric, l.messages::numeric),
        ('tokens_used', c.tokens_used, l.tokens),
        ('cost_micros', c.cost_micros, l.cost_micros),
        ('messages_reserved', c.messages_reserved, o.messages),
        ('tokens_reserved', c.tokens_reserved, o.tokens)
    ) as m (measure, recorded, expected)
    union all
    select coalesce(u.user_subscription_id, l.subscription_id), coalesce(u.period_start, l.period_start),
      m.measure, m.recorded, m.expected
    from public.subscription_usage as u
    full join (
      select l.* from ledger as l where exists (select from public.user_subscriptions as s where s.id = l.subscription_id)
    ) as l on l.subscription_id = u.user_subscription_id and l.period_start = u.period_start
    cross join lateral (
      values
        ('subscription_usage.messages_sent', u.messages_sent::numeric, l.messages::numeric),
        ('subscription_usage.ai_tokens_used', u.ai_tokens_used, l.tokens),
        ('subscription_usage.ai_model_costs', u.ai_model_costs, least(l.cost_micros / 1000000.0, 9999.999999))
    ) as m (measure, recorded, expected)
    union all
    select coalesce(a.subscription_id, n.subscription_id), coalesce(a.period_start, n.period_start),
      m.measure, m.recorded, m.expected
    from by_assistant as a
    full join (
      select n.* from named as n where exists (select from public.user_subscriptions as s where s.id = n.subscription_id)
    ) as n using (subscription_id, period_start)
    cross join lateral (
      values
        ('usage_by_assistant.messages', a.messages::numeric, n.messages::numeric),
        ('usage_by_assistant.tokens', a.tokens, n.tokens),
        ('usage_by_assistant.cost_micros', a.cost_micros, n.cost_micros)
    ) as m (measure, recorded, expected)
    union all
    select s.id, c.period_start, m.measure, m.recorded, m.expected
    from public.user_subscriptions as s
    join (
      select distinct on (c.subscription_id) c.*
      from private.usage_counters as c
      join ledger as l using (subscription_id, period_start)
      order by c.subscription_id, c.period_start desc
    ) as c on c.subscription_id = s.id
    cross join lateral (
      values
        ('current_period_usage.messages', (s.current_period_usage ->> 'messages')::numeric, c.messages_used::numeric),
        ('current_period_usage.tokens', (s.current_period_usage ->> 'tokens')::numeric, c.tokens_used),
        ('current_period_usage.cost_micros', (s.current_period_usage ->> 'cost_micros')::numeric, c.cost_micros)
    ) as m (measure, recorded, expected)
    -- A newer period that holds only reservations has written no summary yet.
    where (s.current_period_usage ->> 'period_start')::date is not distinct from c.period_start
      or s.current_period_usage ->> 'period_start' is null
  )
  select m.subscription_id, m.period_start, m.measure, coalesce(m.recorded, 0), coalesce(m.expected, 0)
  from measures as m
  where coalesce(m.recorded, 0) <> coalesce(m.expected, 0)
  order by 1, 2, 3;
$$;

comment on function private.check_usage() is
  'Every number of usage that differs from what the ledger and the open turns say; no row means that all agree. Reads the whole ledger: for audits and tests, not for requests.';

create function private.recompute_usage(p_subscription_id uuid default null)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_target record;
  v_repaired integer := 0;
begin
  for v_target in
    select distinct d.subscription_id, d.period_start
    from private.check_usage() as d
    where p_subscription_id is null or d.subscription_id = p_subscription_id
    order by d.subscription_id, d.period_start
  loop
    insert into private.usage_counters (subscription_id, period_start, period_end)
    values (v_target.subscription_id, v_target.period_start, (v_target.period_start + interval '1 month')::date)
    on conflict (subscription_id, period_start) do nothing;

    -- Every writer takes this row before it touches ledger or turns, so what is read after the lock stands still.
    perform from private.usage_counters as c
    where c.subscription_id = v_target.subscription_id and c.period_start = v_target.period_start
    for update;

    update private.usage_counters as c
    set
      messages_used = l.messages,
      tokens_used = l.tokens,
      cost_micros = l.cost_micros,
      messages_reserved = o.messages,
      tokens_reserved = o.tokens
    from (
      select
        coalesce(sum(l.messages), 0) as messages,
        coalesce(sum(l.input_tokens + l.output_tokens), 0) as tokens,
        coalesce(sum(l.cost_micros), 0) as cost_micros
      from private.usage_ledger as l
      where l.subscription_id = v_target.subscription_id and l.period_start = v_target.period_start
    ) as l,
    (
      select
        coalesce(sum(t.reserved_messages), 0) as messages,
        coalesce(sum(t.reserved_tokens), 0) as tokens
      from private.turns as t
      where t.subscription_id = v_target.subscription_id
        and t.period_start = v_target.period_start
        and t.state = 'streaming'
    ) as o
    where c.subscription_id = v_target.subscription_id and c.period_start = v_target.period_start;

    insert into public.subscription_usage as u (
      user_subscription_id, period_start, period_end, messages_sent, ai_tokens_used,
      ai_model_costs, total_costs, usage_by_assistant
    )
    select
      c.subscription_id,
      c.period_start,
      c.period_end,
      c.messages_used,
      c.tokens_used,
      least(c.cost_micros / 1000000.0, 9999.999999),
      least(c.cost_micros / 1000000.0, 999999.9999),
      coalesce(
        (
          select jsonb_object_agg(
            a.assistant_id,
            jsonb_build_object('messages', a.messages, 'tokens', a.tokens, 'cost_micros', a.cost_micros)
          )
          from (
            select
              l.assistant_id,
              sum(l.messages) as messages,
              sum(l.input_tokens + l.output_tokens) as tokens,
              sum(l.cost_micros) as cost_micros
            from private.usage_ledger as l
            where l.subscription_id = c.subscription_id
              and l.period_start = c.period_start
              and l.assistant_id is not null
            group by l.assistant_id
          ) as a
        ),
        '{}'
      )
    from private.usage_counters as c
    where c.subscription_id = v_target.subscription_id
      and c.period_start = v_target.period_start
      and exists (select from public.user_subscriptions as s where s.id = c.subscription_id)
    on conflict (user_subscription_id, period_start) do update
    set
      messages_sent = excluded.messages_sent,
      ai_tokens_used = excluded.ai_tokens_used,
      ai_model_costs = excluded.ai_model_costs,
      total_costs = least(excluded.ai_model_costs + coalesce(u.storage_costs, 0), 999999.9999),
      usage_by_assistant = excluded.usage_by_assistant;

    perform private.write_period_summaries(array[v_target.subscription_id], array[v_target.period_start]);
    v_repaired := v_repaired + 1;
  end loop;
  return v_repaired;
end;
$$;

comment on function private.recompute_usage(uuid) is
  'Rebuilds counters and roll-ups from the ledger and the open turns wherever private.check_usage finds a difference, for one subscription or for all; returns how many periods it mended. Safe while turns run.';

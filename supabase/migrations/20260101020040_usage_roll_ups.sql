-- Roll-ups: a ledger entry moves the counters, the subscription's usage row and its summary, in the same transaction.
-- That they agree is proved, and mended, in the chapter of the checks (private.check_usage, private.recompute_usage).

comment on column public.subscription_usage.usage_by_assistant is
  'Object: assistant id -> {messages, tokens, cost_micros}. Integers: micro-dollars, millionths of a US dollar.';
comment on column public.user_subscriptions.current_period_usage is
  'Object {period_start, period_end, messages, tokens, cost_micros} of the newest period with usage, for display; the ledger is the authority.';

create function private.add_usage(p_usage jsonb, p_more jsonb)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(p_usage, '{}') || coalesce(
    (
      select jsonb_object_agg(
        m.key,
        jsonb_build_object(
          'messages', coalesce((p_usage -> m.key ->> 'messages')::bigint, 0) + (m.value ->> 'messages')::bigint,
          'tokens', coalesce((p_usage -> m.key ->> 'tokens')::bigint, 0) + (m.value ->> 'tokens')::bigint,
          'cost_micros',
          coalesce((p_usage -> m.key ->> 'cost_micros')::bigint, 0) + (m.value ->> 'cost_micros')::bigint
        )
      )
      from jsonb_each(p_more) as m
    ),
    '{}'
  );
$$;

comment on function private.add_usage(jsonb, jsonb) is
  'Adds two breakdowns of the shape {"sofia": {"messages": 1, "tokens": 420, "cost_micros": 88}}. Pure.';

create function private.write_period_summaries(p_subscription_ids uuid[], p_period_starts date[])
returns void
language sql
set search_path = ''
as $$
  -- An old period that settles late does not overwrite the current one. The comparison is on the row that is updated,
  -- so it is made again when the update had to wait for somebody else's.
  update public.user_subscriptions as s
  set current_period_usage = jsonb_build_object(
    'period_start', c.period_start,
    'period_end', c.period_end,
    'messages', c.messages_used,
    'tokens', c.tokens_used,
    'cost_micros', c.cost_micros
  )
  from (
    select p.subscription_id, max(p.period_start) as period_start
    from unnest(p_subscription_ids, p_period_starts) as p (subscription_id, period_start)
    group by p.subscription_id
  ) as p
  join private.usage_counters as c on c.subscription_id = p.subscription_id and c.period_start = p.period_start
  where s.id = p.subscription_id
    and coalesce((s.current_period_usage ->> 'period_start')::date, '-infinity') <= p.period_start;
$$;

comment on function private.write_period_summaries(uuid[], date[]) is
  'Writes user_subscriptions.current_period_usage from the counters of the newest of the given periods, unless it tells of a later one: {period_start, period_end, messages, tokens, cost_micros}. The caller has the counters locked.';

create function private.tg_usage_ledger__roll_up()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription_ids uuid[];
  v_period_starts date[];
begin
  with spent as materialized (
    select
      n.subscription_id,
      n.period_start,
      n.assistant_id,
      sum(n.messages) as messages,
      sum(n.input_tokens + n.output_tokens) as tokens,
      sum(n.cost_micros) as cost_micros
    from new_entries as n
    group by n.subscription_id, n.period_start, n.assistant_id
  ),
  added as (
    select
      a.subscription_id,
      a.period_start,
      sum(a.messages) as messages,
      sum(a.tokens) as tokens,
      sum(a.cost_micros) as cost_micros,
      coalesce(
        jsonb_object_agg(
          a.assistant_id,
          jsonb_build_object('messages', a.messages, 'tokens', a.tokens, 'cost_micros', a.cost_micros)
        ) filter (where a.assistant_id is not null),
        '{}'
      ) as usage_by_assistant
    from spent as a
    group by a.subscription_id, a.period_start
  ),
  -- The same order in every transaction (subscription, then period), so that two batches never wait for each other.
  counted as (
    insert into private.usage_counters as c (
      subscription_id, period_start, period_end, messages_used, tokens_used, cost_micros
    )
    select
      a.subscription_id,
      a.period_start,
      (a.period_start + interval '1 month')::date,
      a.messages,
      a.tokens,
      a.cost_micros
    from added as a
    order by a.subscription_id, a.period_start
    on conflict (subscription_id, period_start) do update
    set
      messages_used = c.messages_used + excluded.messages_used,
      tokens_used = c.tokens_used + excluded.tokens_used,
      cost_micros = c.cost_micros + excluded.cost_micros
    returning c.subscription_id, c.period_start, c.period_end, c.messages_used, c.tokens_used, c.cost_micros
  ),
  -- Money is taken from the counters, not added up again: numeric(10,6) and numeric(10,4) end before integers do,
  -- and a column that is full must not make a turn fail. The ledger keeps the exact sum.
  shown as (
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
      a.usage_by_assistant
    from counted as c
    join added as a on a.subscription_id = c.subscription_id and a.period_start = c.period_start
    where exists (select from public.user_subscriptions as s where s.id = c.subscription_id)
    order by c.subscription_id, c.period_start
    on conflict (user_subscription_id, period_start) do update
    set
      messages_sent = excluded.messages_sent,
      ai_tokens_used = excluded.ai_tokens_used,
      ai_model_costs = excluded.ai_model_costs,
      total_costs = least(excluded.ai_model_costs + coalesce(u.storage_costs, 0), 999999.9999),
      usage_by_assistant = private.add_usage(u.usage_by_assistant, excluded.usage_by_assistant)
  )
  select array_agg(c.subscription_id), array_agg(c.period_start)
  into v_subscription_ids, v_period_starts
  from counted as c;

  perform private.write_period_summaries(v_subscription_ids, v_period_starts);
  return null;
end;
$$;

comment on function private.tg_usage_ledger__roll_up() is
  'Adds new ledger entries to usage_counters, subscription_usage and user_subscriptions.current_period_usage, once a statement however many entries it has.';

create trigger tg_usage_ledger__roll_up
after insert on private.usage_ledger
referencing new table as new_entries
for each statement execute function private.tg_usage_ledger__roll_up();

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
  select coalesce(
    jsonb_object_agg(
      s.assistant,
      jsonb_build_object('messages', s.messages, 'tokens', s.tokens, 'cost_micros', s.cost_micros)
    ),
    '{}'
  )
  from (
    select
      e.key as assistant,
      sum((e.value ->> 'messages')::bigint) as messages,
      sum((e.value ->> 'tokens')::bigint) as tokens,
      sum((e.value ->> 'cost_micros')::bigint) as cost_micros
    from (
      select u.key, u.value from jsonb_each(coalesce(p_usage, '{}')) as u
      union all
      select m.key, m.value from jsonb_each(coalesce(p_more, '{}')) as m
    ) as e
    group by e.key
  ) as s;
$$;

comment on function private.add_usage(jsonb, jsonb) is
  'Adds two breakdowns of the shape {"sofia": {"messages": 1, "tokens": 420, "cost_micros": 88}}. Pure.';

create function private.write_period_summary(p_subscription_id uuid, p_period_start date)
returns void
language plpgsql
set search_path = ''
as $$
begin
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
  from private.usage_counters as c
  where s.id = p_subscription_id
    and c.subscription_id = p_subscription_id
    and c.period_start = p_period_start
    and coalesce((s.current_period_usage ->> 'period_start')::date, '-infinity') <= p_period_start;
end;
$$;

comment on function private.write_period_summary(uuid, date) is
  'Writes user_subscriptions.current_period_usage from the counters of a period, unless it tells of a later one: {period_start, period_end, messages, tokens, cost_micros}.';

create function private.tg_usage_ledger__roll_up()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- The same order in every transaction (subscription, then period), so that two batches never wait for each other.
  insert into private.usage_counters as c (
    subscription_id, period_start, period_end, messages_used, tokens_used, cost_micros
  )
  select
    n.subscription_id,
    n.period_start,
    (n.period_start + interval '1 month')::date,
    sum(n.messages),
    sum(n.input_tokens + n.output_tokens),
    sum(n.cost_micros)
  from new_entries as n
  group by n.subscription_id, n.period_start
  order by n.subscription_id, n.period_start
  on conflict (subscription_id, period_start) do update
  set
    messages_used = c.messages_used + excluded.messages_used,
    tokens_used = c.tokens_used + excluded.tokens_used,
    cost_micros = c.cost_micros + excluded.cost_micros;

  -- Money is taken from the counters, not added up again: numeric(10,6) and numeric(10,4) end before integers do,
  -- and a column that is full must not make a turn fail. The ledger keeps the exact sum.
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
    b.usage_by_assistant
  from (
    select
      a.subscription_id,
      a.period_start,
      coalesce(
        jsonb_object_agg(
          a.assistant_id,
          jsonb_build_object('messages', a.messages, 'tokens', a.tokens, 'cost_micros', a.cost_micros)
        ) filter (where a.assistant_id is not null),
        '{}'
      ) as usage_by_assistant
    from (
      select
        n.subscription_id,
        n.period_start,
        n.assistant_id,
        sum(n.messages) as messages,
        sum(n.input_tokens + n.output_tokens) as tokens,
        sum(n.cost_micros) as cost_micros
      from new_entries as n
      group by n.subscription_id, n.period_start, n.assistant_id
    ) as a
    group by a.subscription_id, a.period_start
  ) as b
  join private.usage_counters as c on c.subscription_id = b.subscription_id and c.period_start = b.period_start
  where exists (select from public.user_subscriptions as s where s.id = b.subscription_id)
  order by c.subscription_id, c.period_start
  on conflict (user_subscription_id, period_start) do update
  set
    messages_sent = excluded.messages_sent,
    ai_tokens_used = excluded.ai_tokens_used,
    ai_model_costs = excluded.ai_model_costs,
    total_costs = least(excluded.ai_model_costs + coalesce(u.storage_costs, 0), 999999.9999),
    usage_by_assistant = private.add_usage(u.usage_by_assistant, excluded.usage_by_assistant);

  perform private.write_period_summary(p.subscription_id, p.period_start)
  from (
    select n.subscription_id, max(n.period_start) as period_start
    from new_entries as n
    group by n.subscription_id
    order by n.subscription_id
  ) as p;
  return null;
end;
$$;

comment on function private.tg_usage_ledger__roll_up() is
  'Adds new ledger entries to usage_counters, subscription_usage and user_subscriptions.current_period_usage, once a statement however many entries it has.';

create trigger tg_usage_ledger__roll_up
after insert on private.usage_ledger
referencing new table as new_entries
for each statement execute function private.tg_usage_ledger__roll_up();

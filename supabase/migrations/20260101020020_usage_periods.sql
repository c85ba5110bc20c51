-- Periods, estimates and prices: the arithmetic of usage, without a table being written.

create function private.usage_period(p_anchor date, p_today date, out period_start date, out period_end date)
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Whole months from the anchor, counted from the anchor each time: 31 January, 28 February, 31 March. Adding a
  -- month to the period before would forget the 31st in February. Postgres clamps date + months to the month's end.
  select
    (p_anchor + make_interval(months => m.months))::date,
    (p_anchor + make_interval(months => m.months + 1))::date
  from (
    select greatest(
      c.months - case when (p_anchor + make_interval(months => c.months))::date > p_today then 1 else 0 end,
      0
    ) as months
    from (
      select (
        (extract(year from p_today) - extract(year from p_anchor)) * 12
        + extract(month from p_today) - extract(month from p_anchor)
      )::integer as months
    ) as c
  ) as m;
$$;

comment on function private.usage_period(date, date) is
  'The monthly period that holds p_today, counted in whole months from p_anchor: first day, and first day of the next. An anchor on a day that a month lacks is clamped to that month''s last day and comes back in the next (31 January, 28 February, 31 March). Before the anchor it is the first period. Pure.';

create function private.subscription_period(
  p_subscription public.user_subscriptions,
  p_today date,
  out period_start date,
  out period_end date
)
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
  v_start constant date := coalesce(
    p_subscription.current_period_start,
    p_subscription.trial_start_date,
    p_subscription.subscription_start_date,
    (p_subscription.created_at at time zone 'UTC')::date
  );
  v_end constant date := case
    -- The column names the last day of a trial, the others the first day after a period.
    when p_subscription.status = 'trial'
      then coalesce(p_subscription.trial_end_date + 1, p_subscription.current_period_end)
    else p_subscription.current_period_end
  end;
begin
  if v_end is null or v_end <= v_start then
    select p.period_start, p.period_end into period_start, period_end
    from private.usage_period(v_start, p_today) as p;
  elsif p_today < v_end then
    if p_subscription.status = 'trial' or p_subscription.billing_cycle = 'monthly' then
      -- What billing wrote stands: one period, however long it made it.
      period_start := v_start;
      period_end := v_end;
    else
      -- A year is paid at once, but its messages are counted by the month.
      select p.period_start, least(p.period_end, v_end) into period_start, period_end
      from private.usage_period(v_start, p_today) as p;
    end if;
  else
    -- The renewal has not been written yet. Whoever pays does not lose a month to a late job: the period moves on
    -- by whole months, from the start where the end lies on its grid (so that a 31st stays one), else from the end.
    select p.period_start, p.period_end into period_start, period_end
    from private.usage_period(
      case
        when (select g.period_start from private.usage_period(v_start, v_end) as g) = v_end then v_start
        else v_end
      end,
      p_today
    ) as p;
  end if;
end;
$$;

comment on function private.subscription_period(public.user_subscriptions, date) is
  'The period in which a turn of p_today (a UTC date) counts: the period that billing wrote while it lasts, monthly parts of it on a yearly cycle, and whole months beyond its end. A trial is one period. Pure.';

create function private.estimate_tokens(p_characters bigint)
returns integer
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return least(ceil(greatest(p_characters, 0) / 3.5), 2147483647);
end;
$$;

comment on function private.estimate_tokens(bigint) is
  'Tokens that so many characters of Spanish text hold at most, as a rule: characters / 3.5, rounded up. For reservations and for answers that broke off; what a provider counted always replaces it.';

create function private.cost_micros(
  p_provider text,
  p_model text,
  p_at timestamptz,
  p_input_tokens bigint,
  p_cached_input_tokens bigint,
  p_output_tokens bigint
)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce(
    (
      select (
        greatest(p_input_tokens - p_cached_input_tokens, 0) * p.input_micros_per_mtok
        + p_cached_input_tokens * p.cached_input_micros_per_mtok
        + p_output_tokens * p.output_micros_per_mtok
        + 500000
      ) / 1000000
      from private.model_prices as p
      where p.provider = p_provider
        and p.model in (p_model, '*')
        and tstzrange(p.effective_from, p.effective_until) @> p_at
      order by (p.model = '*')
      limit 1
    ),
    0
  );
end;
$$;

comment on function private.cost_micros(text, text, timestamptz, bigint, bigint, bigint) is
  'Cost in micro-dollars of so many tokens at the price of p_at, rounded half up once, at the end. 0 where the model has no price: nothing is known to have been bought. A price for model * holds for every model of its provider that has none of its own.';

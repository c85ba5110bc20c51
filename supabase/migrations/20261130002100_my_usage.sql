-- What was used in the present period, by day and by assistant, and what it comes to by the end of it at this pace. Straight from the
-- ledger: one index range of it, as long as the period.

create function private.my_usage()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
  v_today constant date := private.today();
  v_subscription constant public.user_subscriptions := private.effective_subscription(v_user_id);
  v_zone constant text := coalesce((select p.timezone from public.profiles as p where p.id = v_user_id), 'UTC');
  v_period record;
  v_days jsonb;
  v_assistants jsonb;
  v_used integer;
  v_recent integer;
  -- A fortnight holds two of each weekday; less than three days say nothing.
  v_window integer;
  v_pace numeric;
  v_limit integer;
begin
  if v_subscription.id is null then
    return null;
  end if;
  select p.period_start, p.period_end into v_period from private.subscription_period(v_subscription, v_today) as p;
  v_window := least(v_today - v_period.period_start + 1, 14);
  select
    coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'messages', d.messages) order by d.day), '[]'),
    coalesce(sum(d.messages), 0)
  into v_days, v_used
  from (
    select (l.occurred_at at time zone v_zone)::date as day, sum(l.messages) as messages
    from private.usage_ledger as l
    where l.subscription_id = v_subscription.id and l.period_start = v_period.period_start
    group by 1
    having sum(l.messages) <> 0
  ) as d;
  select coalesce(sum(l.messages), 0) into v_recent
  from private.usage_ledger as l
  where l.subscription_id = v_subscription.id and l.period_start = v_period.period_start
    and l.occurred_at >= (v_today - v_window + 1)::timestamp at time zone 'UTC';
  select coalesce(
    jsonb_agg(
      jsonb_build_object('assistant_id', a.assistant_id, 'name', a.name, 'messages', a.messages, 'tokens', a.tokens)
      order by a.messages desc, a.assistant_id
    ),
    '[]'
  )
  into v_assistants
  from (
    select
      l.assistant_id,
      c.name,
      sum(l.messages) as messages,
      sum(l.input_tokens + l.output_tokens) as tokens
    from private.usage_ledger as l
    left join public.assistants_catalog as c on c.id = l.assistant_id
    where l.subscription_id = v_subscription.id and l.period_start = v_period.period_start and l.assistant_id is not null
    group by l.assistant_id, c.name
    having sum(l.messages) <> 0
  ) as a;
  select p.max_monthly_messages into v_limit from public.subscription_plans as p where p.id = v_subscription.plan_id;
  if v_window >= 3 and v_recent > 0 then
    v_pace := v_recent::numeric / v_window;
  end if;
  return jsonb_build_object(
    'period_start', v_period.period_start,
    'period_end', v_period.period_end,
    'messages', v_used,
    'days', v_days,
    'assistants', v_assistants,
    'forecast', case
      when v_pace is not null then jsonb_build_object(
        'messages', v_used + round(v_pace * (v_period.period_end - v_today - 1)),
        'runs_out_on', case
          when v_used < v_limit and v_today + ceil((v_limit - v_used) / v_pace)::integer < v_period.period_end
            then v_today + ceil((v_limit - v_used) / v_pace)::integer
        end
      )
    end
  );
end;
$$;

comment on function private.my_usage() is 'Body of public.my_usage.';
grant execute on function private.my_usage() to authenticated;

create function public.my_usage()
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.my_usage();
end;

comment on function public.my_usage() is
  'What was used in the present period of the plan that counts for the caller, by everybody who shares it: {period_start, period_end, messages, days: [{day (in the caller''s time zone), messages}], assistants: [{assistant_id, name, messages, tokens}], forecast: {messages by the end of the period at the pace of the last fortnight, runs_out_on: the day on which the plan''s own end before that, or null} or null while less than three days have passed or nothing was used}. Null without a plan.';
grant execute on function public.my_usage() to authenticated;

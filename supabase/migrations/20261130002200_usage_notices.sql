-- Noticing that most, or all, of a period's messages are used up: once each, by the counter that every turn moves.

create table private.usage_notices (
  subscription_id uuid not null,
  period_start date not null,
  threshold smallint not null,
  noticed_at timestamptz not null default clock_timestamp(),

  constraint usage_notices_pkey primary key (subscription_id, period_start, threshold),
  constraint usage_notices_subscription_id_fkey foreign key (subscription_id)
    references public.user_subscriptions (id) on delete cascade,
  constraint threshold_is_known check (threshold in (80, 100))
);

alter table private.usage_notices enable row level security;

comment on table private.usage_notices is
  'That so many percents of a period''s messages were used up, once. Written by the counters; what follows from it are triggers.';
comment on column private.usage_notices.subscription_id is 'The subscription.';
comment on column private.usage_notices.period_start is 'First day of the period, as in usage_counters.';
comment on column private.usage_notices.threshold is '80 or 100 percent.';
comment on column private.usage_notices.noticed_at is 'When.';

create function private.tg_usage_counters__notice()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_limit integer;
  v_threshold smallint;
begin
  select p.max_monthly_messages into v_limit
  from public.user_subscriptions as s
  join public.subscription_plans as p on p.id = s.plan_id
  where s.id = new.subscription_id;
  -- Of two that are passed at once the higher one is news.
  v_threshold := case
    when v_limit is null or v_limit <= 0 then null
    when new.messages_used >= v_limit then case when old.messages_used < v_limit then 100 end
    when new.messages_used * 5 >= v_limit * 4 and old.messages_used * 5 < v_limit * 4 then 80
  end;
  if v_threshold is not null then
    insert into private.usage_notices (subscription_id, period_start, threshold)
    values (new.subscription_id, new.period_start, v_threshold)
    on conflict do nothing;
  end if;
  return null;
end;
$$;

comment on function private.tg_usage_counters__notice() is
  'Trigger: notices when 80 or 100 percent of the plan''s messages of a period are used, once each.';

create trigger tg_usage_counters__notice after update of messages_used on private.usage_counters
  for each row when (new.messages_used > old.messages_used)
  execute function private.tg_usage_counters__notice();

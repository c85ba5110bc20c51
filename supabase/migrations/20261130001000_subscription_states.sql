-- The states of a subscription, constrained. Rust decides what happens to one (crates/billing, subscription.rs); this table
-- is the same machine seen from the database, so that no slip of anybody's writes a state that cannot follow.

create table private.subscription_moves (
  from_status public.subscription_status_enum not null,
  to_status public.subscription_status_enum not null,

  constraint subscription_moves_pkey primary key (from_status, to_status),
  constraint a_move_leads_elsewhere check (from_status <> to_status)
);

alter table private.subscription_moves enable row level security;

comment on table private.subscription_moves is
  'Every state of a subscription that may follow another. A test of crates/billing holds the same list against its machine.';
comment on column private.subscription_moves.from_status is 'The state that it is in.';
comment on column private.subscription_moves.to_status is 'A state that may be next.';

insert into private.subscription_moves (from_status, to_status)
values
  -- paid for, or not
  ('trial', 'active'),
  ('trial', 'cancelled'),
  -- a payment fails, and is made up for or not
  ('active', 'past_due'),
  ('past_due', 'active'),
  ('past_due', 'unpaid'),
  ('unpaid', 'active'),
  -- its subscriber leaves
  ('active', 'cancelled'),
  ('past_due', 'cancelled'),
  ('unpaid', 'cancelled'),
  -- and comes back by paying
  ('cancelled', 'active');

create function private.tg_user_subscriptions__check_move()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if not exists (
    select from private.subscription_moves as m where m.from_status = old.status and m.to_status = new.status
  ) then
    raise exception 'subscription_transition_impossible'
      using errcode = 'check_violation', detail = format('%s -> %s', old.status, new.status);
  end if;
  return new;
end;
$$;

comment on function private.tg_user_subscriptions__check_move() is
  'Trigger: refuses a state that cannot follow the one before (private.subscription_moves). Raises check_violation.';

create trigger tg_user_subscriptions__check_move before update of status on public.user_subscriptions
  for each row when (old.status is distinct from new.status)
  execute function private.tg_user_subscriptions__check_move();

-- What is agreed on for later -----------------------------------------------------------------------------------------

alter table public.user_subscriptions
  add column billing_anchor date,
  add column cancel_at_period_end boolean not null default false,
  add column next_plan_id text references public.subscription_plans (id) on delete restrict,
  add column next_billing_cycle public.billing_cycle_enum,
  add column version bigint not null default 0,
  add constraint what_follows_is_whole check ((next_plan_id is null) = (next_billing_cycle is null)),
  add constraint who_leaves_changes_nothing check (not cancel_at_period_end or next_plan_id is null);

create index user_subscriptions_next_plan_id_idx on public.user_subscriptions (next_plan_id) where next_plan_id is not null;
-- What the period run looks for: whatever is over and goes on.
create index user_subscriptions_due_idx on public.user_subscriptions (current_period_end, id)
  where status in ('active', 'past_due');
create index user_subscriptions_trial_over_idx on public.user_subscriptions (trial_end_date, id)
  where status = 'trial';

comment on column public.user_subscriptions.billing_anchor is
  'Beside the specification: first day of the first paid period, which all later ones are counted from. Null until something was paid for.';
comment on column public.user_subscriptions.cancel_at_period_end is
  'Beside the specification: its subscriber leaves when the period is over. Taken back by resuming.';
comment on column public.user_subscriptions.next_plan_id is
  'Beside the specification: the plan from the next period on, where a lower one was chosen.';
comment on column public.user_subscriptions.next_billing_cycle is 'Beside the specification: how it is then billed.';
comment on column public.user_subscriptions.version is
  'Beside the specification: counts the changes of terms, state and period; whoever decides names the one they have read.';

grant select (billing_anchor, cancel_at_period_end, next_plan_id, next_billing_cycle) on public.user_subscriptions to authenticated;

create function private.tg_user_subscriptions__count_version()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.version := old.version + 1;
  return new;
end;
$$;

comment on function private.tg_user_subscriptions__count_version() is
  'Trigger: a subscription whose terms, state or period change has a new version. What a turn writes to it (its usage) is no such change.';

create trigger tg_user_subscriptions__count_version
  before update of
    plan_id, status, billing_cycle, trial_end_date, current_period_start, current_period_end, ended_at, monthly_amount,
    yearly_amount, currency, billing_anchor, cancel_at_period_end, next_plan_id, next_billing_cycle
  on public.user_subscriptions
  for each row execute function private.tg_user_subscriptions__count_version();

create function private.tg_user_subscriptions__forget_price()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- Unless a price was agreed on for the new plan in the same breath.
  if (new.monthly_amount, new.yearly_amount) is not distinct from (old.monthly_amount, old.yearly_amount) then
    new.monthly_amount := null;
    new.yearly_amount := null;
  end if;
  return new;
end;
$$;

comment on function private.tg_user_subscriptions__forget_price() is
  'Trigger: a price was agreed on for a plan. Another plan has its own, that of the list unless one is said with it; a trial that becomes paid does not stay free.';

create trigger tg_user_subscriptions__forget_price before update of plan_id on public.user_subscriptions
  for each row when (old.plan_id is distinct from new.plan_id)
  execute function private.tg_user_subscriptions__forget_price();

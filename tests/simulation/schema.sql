-- What happened to the customers of a simulation, as seen from outside, and what is expected to have come of it.

create schema simulation;

-- Who they are. A country that nobody said is null.
create table simulation.customers (
  customer integer primary key,
  user_id uuid not null unique,
  subscription_id uuid not null unique
);

-- What they did and what they were answered. Nothing in it comes from an invoice.
create table simulation.events (
  customer integer not null,
  day date not null,
  place bigint not null,
  kind text not null,
  data jsonb not null,
  answer text not null,
  primary key (customer, day, place)
);

-- The days on which what is due was billed, before anybody did anything.
create table simulation.runs (day date primary key);

-- The prices of the list, in US dollars, and from which day on they hold.
create table simulation.list_prices (
  plan text not null,
  from_day date not null,
  monthly numeric not null,
  yearly numeric not null,
  primary key (plan, from_day)
);

insert into simulation.list_prices
select p.id, '-infinity', p.monthly_price_usd, p.yearly_price_usd from public.subscription_plans as p;

-- The table of taxes of crates/billing.
create table simulation.taxes (
  country text not null,
  from_day date not null,
  until_day date not null,
  treatment text not null,
  basis_points integer not null,
  contained boolean not null,
  primary key (country, from_day)
);

-- What the gateway was asked for and took, in minor units.
create table simulation.taken (
  reference text primary key,
  currency text not null,
  minor bigint not null
);

create table simulation.moves (
  place bigint generated always as identity primary key,
  subscription_id uuid not null,
  from_status text not null,
  to_status text not null
);

create function simulation.tg_note_move() returns trigger language plpgsql security definer as $$
begin
  insert into simulation.moves (subscription_id, from_status, to_status) values (new.id, old.status, new.status);
  return null;
end;
$$;

create trigger tg_user_subscriptions__note_move after update of status on public.user_subscriptions
  for each row when (old.status is distinct from new.status) execute function simulation.tg_note_move();

-- What is expected ----------------------------------------------------------------------------------------------------

create table simulation.expected_invoices (
  customer integer not null,
  place integer not null,
  currency text not null,
  subtotal numeric not null,
  tax numeric not null,
  total numeric not null,
  contained boolean not null,
  treatment text not null,
  balance_change numeric not null,
  issued date not null,
  due date not null,
  period_start date,
  period_end date,
  plan_price numeric,
  status text not null,
  paid date,
  primary key (customer, place)
);

create table simulation.expected_lines (
  customer integer not null,
  invoice integer not null,
  place integer not null,
  kind text not null,
  quantity integer not null,
  unit numeric not null,
  basis_points integer not null,
  tax numeric not null,
  period_start date,
  period_end date,
  primary key (customer, invoice, place)
);

create table simulation.expected_orders (
  customer integer not null,
  key uuid not null,
  kind text not null,
  plan text,
  cycle text,
  price numeric,
  period_start date,
  period_end date,
  anchor date,
  messages integer,
  invoice jsonb not null,
  from_plan text,
  from_cycle text,
  from_start date,
  -- Whether what is given back is something else than the plan costs by now.
  is_repriced boolean not null default false,
  paid boolean not null default false,
  primary key (customer, key)
);

create table simulation.expected_ends (
  customer integer primary key,
  status text not null,
  plan text not null,
  cycle text not null,
  period_start date,
  period_end date,
  anchor date,
  leaves boolean not null,
  next_plan text,
  next_cycle text,
  balance numeric not null,
  bought integer not null,
  used integer not null,
  moves text[] not null
);

create table simulation.problems (customer integer not null, problem text not null);

-- Asks so many questions on a day, as begin_turn and settle_turn would count them: those of the plan first, then bought ones. How many
-- were answered.
create function simulation.use(p_subscription_id uuid, p_day date, p_messages integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  s public.user_subscriptions;
  v_period record;
  v_own integer;
  v_extra integer := 0;
begin
  select u.* into strict s from public.user_subscriptions as u where u.id = p_subscription_id;
  if s.status not in ('active', 'past_due') and not (s.status = 'trial' and s.trial_end_date >= p_day) then
    return 0;
  end if;
  select p.period_start, p.period_end into v_period from private.subscription_period(s, p_day) as p;
  insert into private.usage_counters (subscription_id, period_start, period_end)
  values (s.id, v_period.period_start, v_period.period_end)
  on conflict do nothing;
  select least(p_messages, coalesce(p.max_monthly_messages + c.messages_extra - c.messages_used, p_messages))
  into strict v_own
  from private.usage_counters as c
  cross join public.subscription_plans as p
  where c.subscription_id = s.id and c.period_start = v_period.period_start and p.id = s.plan_id
  for update of c;
  v_own := greatest(v_own, 0);
  while v_own + v_extra < p_messages loop
    exit when not private.take_extra_message(s.id, v_period.period_start);
    v_extra := v_extra + 1;
  end loop;
  if v_own + v_extra > 0 then
    insert into private.usage_ledger (
      idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, input_tokens, output_tokens,
      cost_micros, occurred_at
    )
    values (
      'turn:' || gen_random_uuid(), s.user_id, s.id, v_period.period_start, 'turn', 'sofia', v_own + v_extra,
      1000 * (v_own + v_extra), 300 * (v_own + v_extra), 500 * (v_own + v_extra), p_day + time '12:00'
    );
  end if;
  return v_own + v_extra;
end;
$$;

grant usage on schema simulation to service_role;
grant execute on function simulation.use(uuid, date, integer) to service_role;

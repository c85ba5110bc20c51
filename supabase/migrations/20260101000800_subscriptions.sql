-- Subscriptions: the plans on offer, who has which, what was used and what was billed. Clients read; only the billing
-- and turn functions write.

-- =====================================================================================================================
-- subscription_plans: what can be had. Reference data, shipped by migrations.
-- =====================================================================================================================

create table public.subscription_plans (
  id text primary key,
  name text not null,
  description text,

  monthly_price_usd numeric(10,2) not null,
  yearly_price_usd numeric(10,2) not null,
  yearly_discount_percentage integer default 0,

  max_assistants integer,
  max_monthly_messages integer,
  max_automations integer,
  max_integrations integer,
  max_storage_gb integer,

  features text[],
  limitations text[],

  allowed_ai_models text[],
  premium_models_included boolean default false,

  support_level public.support_level_enum default 'email',
  sla_response_time interval,

  is_active boolean default true,
  is_popular boolean default false,
  sort_order integer default 0,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  -- beside the specification: trial 0, starter 1, professional 2, enterprise 3
  rank integer not null default 0
);

alter table public.subscription_plans enable row level security;

create policy "visitors read the plans on offer"
  on public.subscription_plans for select to anon
  using (is_active);

-- The policy for people stands below user_subscriptions, which it names.
grant select on public.subscription_plans to anon, authenticated;
grant select, insert, update, delete on public.subscription_plans to service_role;

comment on table public.subscription_plans is 'Plans on offer, with prices and limits. A limit of null means without limit.';
comment on column public.subscription_plans.monthly_price_usd is 'US dollars for a month.';
comment on column public.subscription_plans.yearly_price_usd is 'US dollars for a year paid at once.';
comment on column public.subscription_plans.max_assistants is 'Assistants active at the same time, for each person; null for any number.';
comment on column public.subscription_plans.max_monthly_messages is 'Answers in a billing period; null for any number.';
comment on column public.subscription_plans.max_automations is 'Automations active at the same time, for each person; null for any number.';
comment on column public.subscription_plans.max_integrations is 'Integrations active at the same time, for each person; null for any number.';
comment on column public.subscription_plans.max_storage_gb is 'Gigabytes of files.';
comment on column public.subscription_plans.allowed_ai_models is 'provider/model in order of preference, e.g. openai/gpt-5-mini.';
comment on column public.subscription_plans.sla_response_time is 'Time within which support answers.';
comment on column public.subscription_plans.rank is 'Beside the specification: order of the plans, trial 0, starter 1, professional 2, enterprise 3.';

create trigger tg_subscription_plans__set_updated_at before update on public.subscription_plans
  for each row execute function private.tg_set_updated_at();

-- Two ways to the same number: an enum value carries its rank in its order, a plan's id in its row.
create function private.plan_rank(p_plan public.subscription_plan_enum) returns integer
language sql immutable parallel safe
set search_path = ''
as $$ select case p_plan when 'trial' then 0 when 'starter' then 1 when 'professional' then 2 when 'enterprise' then 3 end; $$;

comment on function private.plan_rank(public.subscription_plan_enum) is 'Rank of a plan as assistants_catalog.required_plan names it.';

create function private.plan_rank(p_plan_id text) returns integer
language sql stable
set search_path = ''
as $$ select p.rank from public.subscription_plans p where p.id = p_plan_id; $$;

comment on function private.plan_rank(text) is 'Rank of a row of subscription_plans; null for an unknown id.';
grant execute on function private.plan_rank(public.subscription_plan_enum), private.plan_rank(text) to service_role;

-- =====================================================================================================================
-- user_subscriptions: a person's or an organization's plan.
-- =====================================================================================================================

create table public.user_subscriptions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,
  organization_id uuid references public.organizations (id) on delete cascade,
  plan_id text references public.subscription_plans (id) on delete restrict,

  status public.subscription_status_enum default 'trial',
  billing_cycle public.billing_cycle_enum default 'monthly',

  trial_start_date date,
  trial_end_date date,
  subscription_start_date date,
  current_period_start date,
  current_period_end date,
  cancelled_at timestamptz,
  ended_at timestamptz,

  stripe_customer_id text,
  stripe_subscription_id text,
  payment_method_id text,

  monthly_amount numeric(10,2),
  yearly_amount numeric(10,2),
  currency text default 'USD',

  current_period_usage jsonb default '{}',

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  constraint period_is_in_order check (current_period_end >= current_period_start),
  constraint trial_is_in_order check (trial_end_date >= trial_start_date)
);

create index user_subscriptions_user_id_idx on public.user_subscriptions (user_id);
create index user_subscriptions_organization_id_idx on public.user_subscriptions (organization_id);
create index user_subscriptions_plan_id_idx on public.user_subscriptions (plan_id);
create unique index user_subscriptions_stripe_subscription_id_key on public.user_subscriptions (stripe_subscription_id);

alter table public.user_subscriptions enable row level security;

create policy "people read their own and their organizations' subscriptions"
  on public.user_subscriptions for select to authenticated
  using (
    user_id = (select auth.uid())
    or organization_id = any (array(select private.my_organizations('owner', 'admin', 'member')))
    or id between (select private.staff_from('billing.read')) and (select private.staff_to('billing.read'))
  );

-- A withdrawn plan goes on for those who have it.
create policy "people read the plans on offer and those they have had"
  on public.subscription_plans for select to authenticated
  using (is_active or id in (select s.plan_id from public.user_subscriptions s));

-- stripe_customer_id, stripe_subscription_id and payment_method_id are not granted: they never reach a client.
grant select (
  id, user_id, organization_id, plan_id, status, billing_cycle, trial_start_date, trial_end_date, subscription_start_date,
  current_period_start, current_period_end, cancelled_at, ended_at, monthly_amount, yearly_amount, currency,
  current_period_usage, created_at, updated_at
) on public.user_subscriptions to authenticated;
grant select, insert, update, delete on public.user_subscriptions to service_role;

comment on table public.user_subscriptions is 'The plan that a person (organization_id null) or an organization has or had.';
comment on column public.user_subscriptions.user_id is 'The subscriber, or for an organization''s subscription who took it out; taken off it when that account is deleted.';
comment on column public.user_subscriptions.trial_end_date is 'Last day of the trial.';
comment on column public.user_subscriptions.current_period_start is 'First day of the billing period, which usage is counted in.';
comment on column public.user_subscriptions.current_period_end is 'First day after the billing period: usage renews on it.';
comment on column public.user_subscriptions.monthly_amount is 'Price agreed on, in currency, for a month.';
comment on column public.user_subscriptions.yearly_amount is 'Price agreed on, in currency, for a year.';
comment on column public.user_subscriptions.currency is 'ISO 4217 code.';
comment on column public.user_subscriptions.current_period_usage is 'Object of counters for display; the ledger is the authority.';
comment on column public.user_subscriptions.payment_method_id is 'Reference at the payment provider. Secret: service_role only.';

create trigger tg_user_subscriptions__set_updated_at before update on public.user_subscriptions
  for each row execute function private.tg_set_updated_at();

create function private.effective_subscription(p_user_id uuid) returns public.user_subscriptions
language plpgsql stable security definer
set search_path = ''
as $$
declare
  effective public.user_subscriptions;
begin
  select s.* into effective
  from (
    select own.* from public.user_subscriptions own
    where own.user_id = p_user_id and own.organization_id is null
    union all
    select shared.*
    from public.organization_members m
    join public.organizations o on o.id = m.organization_id
    join public.user_subscriptions shared on shared.organization_id = o.id
    where m.user_id = p_user_id and m.is_active and m.role in ('owner', 'admin', 'member') and o.is_active
  ) s
  join public.subscription_plans p on p.id = s.plan_id
  where (
      s.status in ('active', 'past_due')
      or (s.status = 'trial' and (s.trial_end_date is null or s.trial_end_date >= current_date))
    )
    and (s.ended_at is null or s.ended_at > now())
  order by p.rank desc, s.status = 'active' desc, s.organization_id nulls first, s.created_at desc, s.id
  limit 1;
  return effective;
end;
$$;

comment on function private.effective_subscription(uuid) is
  'The subscription that counts for a person: the one of highest rank among their own and those of organizations in which they are an active owner, admin or member, that is active, past due or in a trial that has not run out. Null when there is none.';
grant execute on function private.effective_subscription(uuid) to service_role;

-- Helper of the policies of usage and invoices.
create function private.my_subscriptions(variadic p_roles public.organization_role_enum[]) returns setof uuid
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return query
  select s.id from public.user_subscriptions s where s.user_id = (select auth.uid()) and s.organization_id is null
  union all
  select s.id from public.user_subscriptions s where s.organization_id in (select private.my_organizations(variadic p_roles));
end;
$$;

comment on function private.my_subscriptions(public.organization_role_enum[]) is
  'The caller''s own subscriptions, and those of organizations in which they have one of these roles.';
grant execute on function private.my_subscriptions(public.organization_role_enum[]) to authenticated;

-- =====================================================================================================================
-- invoices: kept after their subscription and its person are gone, as tax law wants, without saying who it was.
-- =====================================================================================================================

create table public.invoices (
  id uuid primary key default gen_random_uuid(),
  user_subscription_id uuid references public.user_subscriptions (id) on delete set null,

  invoice_number text unique not null,
  stripe_invoice_id text,

  subtotal numeric(10,2) not null,
  tax_amount numeric(10,2) default 0,
  discount_amount numeric(10,2) default 0,
  total_amount numeric(10,2) not null,
  currency text default 'USD',

  status public.invoice_status_enum default 'draft',

  issue_date date not null,
  due_date date not null,
  paid_date date,

  line_items jsonb not null default '[]',
  billing_address jsonb,

  pdf_url text,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  -- beside the specification: who was billed, once the subscription is gone
  customer_reference text
);

create index invoices_user_subscription_id_issue_date_idx on public.invoices (user_subscription_id, issue_date desc);
create index invoices_customer_reference_idx on public.invoices (customer_reference) where customer_reference is not null;
create unique index invoices_stripe_invoice_id_key on public.invoices (stripe_invoice_id);

alter table public.invoices enable row level security;

create policy "subscribers, owners, admins and billing staff read invoices"
  on public.invoices for select to authenticated
  using (
    user_subscription_id = any (array(select private.my_subscriptions('owner', 'admin')))
    or id between (select private.staff_from('billing.read')) and (select private.staff_to('billing.read'))
  );

-- stripe_invoice_id is not granted: payment ids never reach a client. service_role may not delete: invoices are kept.
grant select (
  id, user_subscription_id, invoice_number, subtotal, tax_amount, discount_amount, total_amount, currency, status,
  issue_date, due_date, paid_date, line_items, billing_address, pdf_url, created_at, updated_at, customer_reference
) on public.invoices to authenticated;
grant select, insert, update on public.invoices to service_role;

comment on table public.invoices is 'An invoice. Outlives the account that it was written for, pseudonymised.';
comment on column public.invoices.user_subscription_id is 'Null once the subscription is gone; customer_reference stays.';
comment on column public.invoices.line_items is 'Array of {description, quantity, unit_amount, amount}.';
comment on column public.invoices.billing_address is 'Object as at the time of issue; reduced to its country when the account is deleted.';
comment on column public.invoices.pdf_url is 'Path in the bucket invoices.';
comment on column public.invoices.customer_reference is 'Beside the specification: pseudonym of the deleted person or organization; invoices of one stay together.';

create trigger tg_invoices__set_updated_at before update on public.invoices
  for each row execute function private.tg_set_updated_at();

create function private.tg_user_subscriptions__keep_invoices() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  update public.invoices i
  set customer_reference = private.pseudonym(coalesce(old.organization_id, old.user_id, old.id)),
      billing_address = case when i.billing_address ? 'country'
        then jsonb_build_object('country', i.billing_address -> 'country') end,
      pdf_url = null
  where i.user_subscription_id = old.id;
  return old;
end;
$$;

comment on function private.tg_user_subscriptions__keep_invoices() is
  'Trigger: what is left of an invoice when its subscription goes are numbers, dates, lines and the country.';

create trigger tg_user_subscriptions__keep_invoices before delete on public.user_subscriptions
  for each row execute function private.tg_user_subscriptions__keep_invoices();

-- =====================================================================================================================
-- subscription_usage: usage by period, summed up from the ledger for display and billing.
-- =====================================================================================================================

create table public.subscription_usage (
  id uuid primary key default gen_random_uuid(),
  user_subscription_id uuid references public.user_subscriptions (id) on delete cascade,

  period_start date not null,
  period_end date not null,

  messages_sent integer default 0,
  ai_tokens_used bigint default 0,
  storage_used_gb numeric(10,3) default 0,
  automations_executed integer default 0,

  ai_model_costs numeric(10,6) default 0,
  storage_costs numeric(10,6) default 0,
  total_costs numeric(10,4) default 0,

  usage_by_assistant jsonb default '{}',

  created_at timestamptz default now(),

  constraint usage_period_is_in_order check (period_end >= period_start)
);

-- beside the specification: one row for each period
create unique index subscription_usage_period_key on public.subscription_usage (user_subscription_id, period_start);

alter table public.subscription_usage enable row level security;

create policy "subscribers, members and billing staff read usage"
  on public.subscription_usage for select to authenticated
  using (
    user_subscription_id = any (array(select private.my_subscriptions('owner', 'admin', 'member')))
    or id between (select private.staff_from('billing.read')) and (select private.staff_to('billing.read'))
  );

grant select on public.subscription_usage to authenticated;
grant select, insert, update, delete on public.subscription_usage to service_role;

comment on table public.subscription_usage is 'Usage of a subscription in a period. A summary: it can be recomputed from the ledger.';
comment on column public.subscription_usage.period_start is 'First day of the period.';
comment on column public.subscription_usage.period_end is 'First day after the period.';
comment on column public.subscription_usage.messages_sent is 'Answers charged in the period.';
comment on column public.subscription_usage.storage_used_gb is 'Gigabytes at the end of the period.';
comment on column public.subscription_usage.ai_model_costs is 'US dollars paid to model providers.';
comment on column public.subscription_usage.storage_costs is 'US dollars.';
comment on column public.subscription_usage.total_costs is 'US dollars, rounded to four decimals.';
comment on column public.subscription_usage.usage_by_assistant is 'Object: assistant id -> {messages, tokens, cost}.';

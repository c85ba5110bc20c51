-- The period run: what the worker reads of a subscription, and the one transaction in which it writes what crates/billing made of it.
-- A step names the version of the subscription that was read: where somebody changed it since, nothing is written and it is
-- decided anew.

create table private.seller (
  is_only boolean not null default true,
  country text not null,

  constraint seller_pkey primary key (is_only),
  constraint there_is_one check (is_only),
  constraint seller_country_is_a_code check (country ~ '^[A-Z]{2}$')
);

alter table private.seller enable row level security;

comment on table private.seller is 'Who sells: one row. Decides which sales are domestic; changed by whoever runs the platform.';
comment on column private.seller.country is 'ISO 3166-1 alpha-2 code of where the company is registered.';

insert into private.seller (country) values ('MX');

create function private.billing_customer(p_subscription public.user_subscriptions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select case
    when p_subscription.organization_id is not null then (
      select jsonb_build_object(
        'name', o.name,
        'tax_id', o.tax_id,
        'country', coalesce(o.billing_address ->> 'country', p.country),
        'address', o.billing_address
      )
      from public.organizations as o
      left join public.profiles as p on p.id = p_subscription.user_id
      where o.id = p_subscription.organization_id
    )
    else (
      select jsonb_build_object(
        'name', coalesce(p.company_name, p.full_name), 'tax_id', null, 'country', p.country, 'address', null
      )
      from public.profiles as p
      where p.id = p_subscription.user_id
    )
  end;
$$;

comment on function private.billing_customer(public.user_subscriptions) is
  'Who is billed: {name, tax_id, country, address}, of the organization where it is hers, else of the person. country is null where nobody has said it.';

create function private.agreed_price(
  p_subscription public.user_subscriptions,
  p_plan public.subscription_plans,
  p_cycle public.billing_cycle_enum
)
returns numeric
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- What was agreed on for a plan stands, whatever the list says today. The list is in US dollars.
  select coalesce(
    case
      when p_plan.id <> p_subscription.plan_id then null
      when p_cycle = 'monthly' then p_subscription.monthly_amount
      else p_subscription.yearly_amount
    end,
    case
      when p_subscription.currency <> 'USD' then null
      when p_cycle = 'monthly' then p_plan.monthly_price_usd
      else p_plan.yearly_price_usd
    end
  );
$$;

comment on function private.agreed_price(public.user_subscriptions, public.subscription_plans, public.billing_cycle_enum) is
  'Price of one period of a plan in the subscription''s currency: what was agreed on, else the list''s; null where neither is known, and then nothing is billed until somebody says it. Pure.';

create function private.plan_document(
  p_subscription public.user_subscriptions,
  p_plan public.subscription_plans,
  p_cycle public.billing_cycle_enum
)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when p_plan.id is not null then jsonb_build_object(
      'id', p_plan.id,
      'name', p_plan.name,
      'rank', p_plan.rank,
      'cycle', p_cycle,
      'price', private.agreed_price(p_subscription, p_plan, p_cycle)::text
    )
  end;
$$;

comment on function private.plan_document(public.user_subscriptions, public.subscription_plans, public.billing_cycle_enum) is
  'A plan as billing reads it: {id, name, rank, cycle, price: a decimal string in the subscription''s currency, or null}; null for no plan. Pure.';

create function private.period_charge(p_subscription public.user_subscriptions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  -- The last one that was paid in the period: that of its beginning, or of a higher plan that was taken in it.
  select jsonb_build_object(
    'price', i.plan_price::text,
    'currency', i.currency,
    'from', i.period_start,
    'given_back', (
      select coalesce(sum(coalesce(n.discount_amount, 0) - n.subtotal), 0)::text
      from public.invoices as n
      where n.credited_invoice_id = i.id and n.status <> 'cancelled'
    )
  )
  from public.invoices as i
  where i.user_subscription_id = p_subscription.id
    and i.plan_price is not null and i.status = 'paid'
    and i.period_start >= p_subscription.current_period_start
  order by i.number desc
  limit 1;
$$;

comment on function private.period_charge(public.user_subscriptions) is
  'What was charged for the present period of a subscription: {price: of the whole period, before tax, currency, from: first day that the invoice pays for, given_back: what its credit notes did, before tax}; null where no invoice was paid for it, as in a trial or a period that somebody wrote by hand.';

create function private.billing_context(p_subscription_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_plan public.subscription_plans;
  v_next public.subscription_plans;
begin
  select s.* into v_subscription from public.user_subscriptions as s where s.id = p_subscription_id;
  if not found then
    return private.refusal('subscription_not_found');
  end if;
  select p.* into v_plan from public.subscription_plans as p where p.id = v_subscription.plan_id;
  select p.* into v_next from public.subscription_plans as p where p.id = v_subscription.next_plan_id;
  return jsonb_build_object(
    'ok', true,
    'today', private.today(),
    'version', v_subscription.version,
    'status', v_subscription.status,
    'currency', v_subscription.currency,
    'trial_end', v_subscription.trial_end_date,
    'anchor', v_subscription.billing_anchor,
    'period', case
      when v_subscription.current_period_start is not null and v_subscription.current_period_end is not null then
        jsonb_build_object('start', v_subscription.current_period_start, 'end', v_subscription.current_period_end)
    end,
    'charged', private.period_charge(v_subscription),
    'leaves', v_subscription.cancel_at_period_end,
    'plan', private.plan_document(v_subscription, v_plan, v_subscription.billing_cycle),
    'next', private.plan_document(v_subscription, v_next, v_subscription.next_billing_cycle),
    'balance', private.balance(p_subscription_id)::text,
    'unpaid', (
      select jsonb_build_object('invoice_id', i.id, 'due', i.due_date, 'is_overdue', i.status = 'overdue')
        || private.charging(i.id, p_subscription_id)
      from public.invoices as i
      where i.user_subscription_id = p_subscription_id and i.status in ('sent', 'overdue')
      order by i.status = 'sent' and i.due_date < private.today() desc, i.due_date, i.id
      limit 1
    ),
    'customer', private.billing_customer(v_subscription),
    'seller_country', (select s.country from private.seller as s)
  );
end;
$$;

comment on function private.billing_context(uuid) is 'Body of public.billing_context.';

create function public.billing_context(p_subscription_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.billing_context(p_subscription_id);
end;

comment on function public.billing_context(uuid) is
  'What is decided from when a subscription is billed: {ok, today, version, status, currency, trial_end, anchor, period: {start, end}, charged: {price, currency, from, given_back} or null, leaves, plan: {id, name, rank, cycle, price}, next: the same or null, balance: what is to its credit, unpaid: {invoice_id, due, is_overdue, attempts: days on which the saved card was charged in vain or null, voucher: {kind, issued} or null} (of its open invoices one that is late and was not noticed, else the oldest) or null, customer: {name, tax_id, tax_id_formatted, is_vat_registered, country, address}, seller_country}. Dates are UTC, prices decimal strings in currency. Error: subscription_not_found. For service_role only.';

create function private.stored_gigabytes(p_subscription public.user_subscriptions)
returns numeric
language sql
stable
set search_path = ''
as $$
  select coalesce(round(sum(private.storage_used(u.user_id)) / 1073741824.0, 3), 0)
  from (
    select p_subscription.user_id where p_subscription.organization_id is null
    union all
    select m.user_id
    from public.organization_members as m
    where m.organization_id = p_subscription.organization_id and m.is_active
  ) as u;
$$;

comment on function private.stored_gigabytes(public.user_subscriptions) is
  'Gigabytes of the files of those who share a subscription, as of now.';

create function private.apply_billing_step(p_subscription_id uuid, p_version bigint, p_step jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_invoice public.invoices;
begin
  select s.* into v_subscription from public.user_subscriptions as s where s.id = p_subscription_id for update;
  if not found then
    return private.refusal('subscription_not_found');
  end if;
  if v_subscription.version <> p_version then
    return private.refusal('subscription_changed');
  end if;
  case p_step ->> 'kind'
    when 'renew' then
      -- The period behind the present one, and no other: nothing is skipped and nothing is billed twice.
      if (p_step #>> '{period,start}')::date <> v_subscription.current_period_end then
        return private.refusal('period_does_not_follow');
      end if;
      if jsonb_typeof(p_step -> 'invoice') = 'object' then
        v_invoice := private.issue_invoice(
          p_subscription_id,
          format('period:%s:%s', p_subscription_id, p_step #>> '{period,start}'),
          (p_step -> 'invoice') || jsonb_build_object('billing_address', private.invoice_address(v_subscription))
        );
      end if;
      update public.subscription_usage as u
      set storage_used_gb = private.stored_gigabytes(v_subscription)
      where u.user_subscription_id = p_subscription_id and u.period_end = v_subscription.current_period_end;
      update public.user_subscriptions as s
      set plan_id = p_step ->> 'plan_id',
          billing_cycle = (p_step ->> 'cycle')::public.billing_cycle_enum,
          current_period_start = (p_step #>> '{period,start}')::date,
          current_period_end = (p_step #>> '{period,end}')::date,
          billing_anchor = (p_step ->> 'anchor')::date,
          next_plan_id = null,
          next_billing_cycle = null
      where s.id = p_subscription_id;
    when 'end' then
      update public.user_subscriptions as s
      set status = 'cancelled',
          cancel_at_period_end = false,
          next_plan_id = null,
          next_billing_cycle = null,
          cancelled_at = coalesce(s.cancelled_at, private.now()),
          ended_at = private.now()
      where s.id = p_subscription_id;
    when 'overdue' then
      update public.invoices as i
      set status = 'overdue'
      where i.id = (p_step ->> 'invoice_id')::uuid and i.user_subscription_id = p_subscription_id and i.status = 'sent';
      if found then
        update public.user_subscriptions as s set status = 'past_due' where s.id = p_subscription_id and s.status = 'active';
      end if;
    when 'give_up' then
      update public.user_subscriptions as s set status = 'unpaid' where s.id = p_subscription_id and s.status = 'past_due';
    else
      return private.refusal('step_unknown');
  end case;
  return jsonb_build_object(
    'ok', true,
    'invoice_number', v_invoice.invoice_number,
    'context', private.billing_context(p_subscription_id)
  );
end;
$$;

comment on function private.apply_billing_step(uuid, bigint, jsonb) is 'Body of public.apply_billing_step.';

create function private.invoice_address(p_subscription public.user_subscriptions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_strip_nulls(
    coalesce(c.customer -> 'address', '{}')
      || jsonb_build_object('name', c.customer -> 'name', 'tax_id', c.customer -> 'tax_id', 'country', c.customer -> 'country')
  )
  from (select private.billing_customer(p_subscription) as customer) as c;
$$;

comment on function private.invoice_address(public.user_subscriptions) is
  'Whom an invoice is made out to, as of now: the fields of an address, and {name, tax_id, country}.';

create function public.apply_billing_step(p_subscription_id uuid, p_version bigint, p_step jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.apply_billing_step(p_subscription_id, p_version, p_step);
end;

comment on function public.apply_billing_step(uuid, bigint, jsonb) is
  'Does one step of billing, in one transaction, if the subscription is still of that version: {kind: renew, plan_id, cycle, period: {start, end}, anchor, invoice or null}, {kind: end}, {kind: overdue, invoice_id}, {kind: give_up}. {ok, invoice_number, context: what billing_context answers after it}. Errors: subscription_not_found, subscription_changed, period_does_not_follow, step_unknown. For service_role only.';

grant execute on function private.billing_context(uuid), public.billing_context(uuid) to service_role;
grant execute on function
  private.apply_billing_step(uuid, bigint, jsonb), public.apply_billing_step(uuid, bigint, jsonb) to service_role;

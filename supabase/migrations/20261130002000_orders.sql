-- Orders: what somebody has chosen and not paid yet. Nothing is numbered and nothing changes before it is paid: whoever thinks better of
-- it leaves no invoice behind. What an order costs and brings is decided by crates/billing (offer.rs) and kept as it was shown; when the
-- payment comes, however late, it is honoured if the subscription is still what it was chosen from, and given back if not.

create table private.orders (
  id uuid not null default gen_random_uuid(),
  number bigint generated always as identity,
  key uuid not null,
  subscription_id uuid not null,
  placed_by uuid,
  kind text not null,
  document jsonb not null,
  total_amount numeric(10,2) not null,
  currency text not null,
  from_plan_id text,
  from_cycle public.billing_cycle_enum,
  from_period_start date,
  from_charge jsonb,
  status text not null default 'open',
  invoice_id uuid,
  created_at timestamptz not null default private.now(),
  expires_at timestamptz not null default private.now() + interval '7 days',

  constraint orders_pkey primary key (id),
  constraint an_order_is_placed_once unique (subscription_id, key),
  constraint orders_number_key unique (number),
  constraint orders_subscription_id_fkey foreign key (subscription_id)
    references public.user_subscriptions (id) on delete cascade,
  constraint orders_placed_by_fkey foreign key (placed_by) references public.profiles (id) on delete set null,
  constraint orders_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete restrict,
  constraint order_kind_is_known check (kind in ('start', 'change', 'top_up')),
  constraint order_status_is_known check (status in ('open', 'paid', 'expired', 'superseded')),
  constraint paid_orders_have_an_invoice check ((status = 'paid') = (invoice_id is not null)),
  constraint total_is_not_negative check (total_amount >= 0)
);

create index orders_placed_by_idx on private.orders (placed_by);
create index orders_invoice_id_idx on private.orders (invoice_id);
create index orders_open_idx on private.orders (expires_at) where status = 'open';

alter table private.orders enable row level security;

comment on table private.orders is 'What was chosen and is to be paid: a plan, a higher plan, a pack of messages.';
comment on column private.orders.number is 'What people call it by: PE-00000001. It may have gaps: an order is no invoice.';
comment on column private.orders.key is 'Chosen by whoever placed it, so that placing it twice has one effect.';
comment on column private.orders.placed_by is 'Who chose it.';
comment on column private.orders.kind is 'start: a plan from the day of payment on; change: a higher one at once; top_up: a pack of messages.';
comment on column private.orders.document is 'What crates/billing made of it (Order): {kind, plan_id, cycle, period, anchor, invoice} or {kind, pack_id, messages, invoice}.';
comment on column private.orders.total_amount is 'What is to be paid, tax included, in currency.';
comment on column private.orders.currency is 'ISO 4217 code.';
comment on column private.orders.from_plan_id is 'The plan that it was chosen from; a change is applied to that one only.';
comment on column private.orders.from_cycle is 'And its cycle.';
comment on column private.orders.from_period_start is 'And its period.';
comment on column private.orders.from_charge is 'And what was charged for that (private.period_charge): a change that was to give back what a credit note has given back meanwhile is not applied.';
comment on column private.orders.status is 'open; paid; expired: not paid in time; superseded: another was chosen. The latter two are honoured all the same where a payment comes and still fits.';
comment on column private.orders.invoice_id is 'Its invoice, once it is paid.';
comment on column private.orders.created_at is 'When it was placed.';
comment on column private.orders.expires_at is 'Until when it is shown as to be paid.';

create function private.order_number(p_number bigint)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$ select 'PE-' || lpad(p_number::text, 8, '0'); $$;

comment on function private.order_number(bigint) is 'What people call an order by. Pure.';

create function private.order_document(p_order private.orders)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', p_order.id,
    'number', private.order_number(p_order.number),
    'subscription_id', p_order.subscription_id,
    'kind', p_order.kind,
    'status', p_order.status,
    'document', p_order.document,
    'total_amount', p_order.total_amount::text,
    'currency', p_order.currency,
    'created_at', p_order.created_at,
    'expires_at', p_order.expires_at,
    'invoice_id', p_order.invoice_id
  );
$$;

comment on function private.order_document(private.orders) is
  'An order as callers see it: {id, number, subscription_id, kind, status, document, total_amount, currency, created_at, expires_at, invoice_id}.';

-- What the function `billing` calls -------------------------------------------------------------------------------------

create function private.payers_subscription(p_user_id uuid, p_subscription_id uuid)
returns public.user_subscriptions
language sql
stable
set search_path = ''
as $$
  select s
  from public.user_subscriptions as s
  where (p_subscription_id is null or s.id = p_subscription_id)
    and case
      when s.organization_id is null then s.user_id = p_user_id
      else p_subscription_id is not null and exists (
        select
        from public.organization_members as m
        join public.organizations as o on o.id = m.organization_id
        where m.organization_id = s.organization_id and m.user_id = p_user_id and m.is_active and o.is_active
          and m.role in ('owner', 'admin')
      )
    end
  order by s.created_at desc, s.id
  limit 1;
$$;

comment on function private.payers_subscription(uuid, uuid) is
  'The subscription of this id if that person may decide about it: their own, or one of an organization that they own or administer. Without an id, their own. Null where there is none.';

create function private.offer_context(
  p_user_id uuid, p_subscription_id uuid, p_plan_id text, p_cycle text, p_pack_id text, p_key uuid
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_plan public.subscription_plans;
  v_pack public.message_packs;
begin
  if not exists (select from public.profiles as p where p.id = p_user_id and p.is_active is not false) then
    return private.refusal('account_inactive');
  end if;
  v_subscription := private.payers_subscription(p_user_id, p_subscription_id);
  if v_subscription.id is null then
    return private.refusal('subscription_not_found');
  end if;
  if p_pack_id is not null then
    select p.* into v_pack from public.message_packs as p where p.id = p_pack_id and p.is_active;
    if not found then
      return private.refusal('pack_not_offered');
    end if;
  else
    select p.* into v_plan
    from public.subscription_plans as p
    where p.id = p_plan_id and p.rank > 0 and (p.is_active or p.id = v_subscription.plan_id);
    if not found or p_cycle is null or p_cycle not in ('monthly', 'yearly') then
      return private.refusal('plan_not_offered');
    end if;
  end if;
  return private.billing_context(v_subscription.id) || jsonb_build_object(
    'subscription_id', v_subscription.id,
    'target', case
      when v_plan.id is not null
        then private.plan_document(v_subscription, v_plan, p_cycle::public.billing_cycle_enum)
    end,
    'pack', case
      when v_pack.id is not null then jsonb_build_object(
        'id', v_pack.id,
        'messages', v_pack.messages,
        'price', case when v_subscription.currency = 'USD' then v_pack.price_usd::text end
      )
    end,
    'order', (
      select private.order_document(o)
      from private.orders as o
      where o.subscription_id = v_subscription.id and o.key = p_key
    )
  );
end;
$$;

comment on function private.offer_context(uuid, uuid, text, text, text, uuid) is 'Body of public.offer_context.';

create function public.offer_context(
  p_user_id uuid,
  p_subscription_id uuid default null,
  p_plan_id text default null,
  p_cycle text default null,
  p_pack_id text default null,
  p_key uuid default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.offer_context(p_user_id, p_subscription_id, p_plan_id, p_cycle, p_pack_id, p_key);
end;

comment on function public.offer_context(uuid, uuid, text, text, text, uuid) is
  'What is needed to say what a plan, or a pack of messages, would cost somebody: what billing_context answers, and {subscription_id, target: {id, name, rank, cycle, price} or null, pack: {id, messages, price} or null, order: the one that was placed with this key, or null}. Errors: account_inactive, subscription_not_found, plan_not_offered, pack_not_offered. For service_role only.';

create function private.place_order(
  p_user_id uuid, p_subscription_id uuid, p_version bigint, p_key uuid, p_order jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_order private.orders;
  v_paid jsonb;
begin
  if (private.payers_subscription(p_user_id, p_subscription_id)).id is null then
    return private.refusal('subscription_not_found');
  end if;
  select s.* into v_subscription from public.user_subscriptions as s where s.id = p_subscription_id for update;
  select o.* into v_order from private.orders as o where o.subscription_id = p_subscription_id and o.key = p_key;
  if found then
    return jsonb_build_object('ok', true, 'order', private.order_document(v_order), 'repeated', true);
  end if;
  if v_subscription.version <> p_version then
    return private.refusal('subscription_changed');
  end if;
  -- Of plans one is waited for at a time.
  update private.orders as o
  set status = 'superseded'
  where o.subscription_id = p_subscription_id and o.status = 'open'
    and (o.kind = 'top_up') = (p_order ->> 'kind' = 'top_up');
  insert into private.orders (
    key, subscription_id, placed_by, kind, document, total_amount, currency, from_plan_id, from_cycle, from_period_start,
    from_charge
  )
  values (
    p_key, p_subscription_id, p_user_id, p_order ->> 'kind', p_order, (p_order #>> '{invoice,total_amount}')::numeric,
    p_order #>> '{invoice,currency}', v_subscription.plan_id, v_subscription.billing_cycle,
    v_subscription.current_period_start, private.period_charge(v_subscription)
  )
  returning * into v_order;
  if v_order.total_amount = 0 then
    -- The balance pays for it.
    v_paid := private.fulfil_order(v_order, v_subscription);
    if not (v_paid ->> 'ok')::boolean then
      return v_paid;
    end if;
    select o.* into v_order from private.orders as o where o.id = v_order.id;
  end if;
  return jsonb_build_object('ok', true, 'order', private.order_document(v_order), 'repeated', false);
end;
$$;

comment on function private.place_order(uuid, uuid, bigint, uuid, jsonb) is 'Body of public.place_order.';

create function public.place_order(p_user_id uuid, p_subscription_id uuid, p_version bigint, p_key uuid, p_order jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.place_order(p_user_id, p_subscription_id, p_version, p_key, p_order);
end;

comment on function public.place_order(uuid, uuid, bigint, uuid, jsonb) is
  'Writes down what somebody chose, once for their key, if the subscription is still of that version; what waited to be paid before it is superseded. An order that costs nothing is fulfilled at once. {ok, order, repeated}. Errors: subscription_not_found, subscription_changed. For service_role only.';

create function private.schedule_plan(p_user_id uuid, p_subscription_id uuid, p_version bigint, p_plan_id text, p_cycle text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
begin
  if (private.payers_subscription(p_user_id, p_subscription_id)).id is null then
    return private.refusal('subscription_not_found');
  end if;
  select s.* into v_subscription from public.user_subscriptions as s where s.id = p_subscription_id for update;
  if v_subscription.version <> p_version then
    return private.refusal('subscription_changed');
  end if;
  update public.user_subscriptions as s
  set next_plan_id = p_plan_id,
      next_billing_cycle = p_cycle::public.billing_cycle_enum,
      cancel_at_period_end = false,
      cancelled_at = null
  where s.id = p_subscription_id;
  update private.orders as o
  set status = 'superseded'
  where o.subscription_id = p_subscription_id and o.status = 'open' and o.kind <> 'top_up';
  return jsonb_build_object('ok', true);
end;
$$;

comment on function private.schedule_plan(uuid, uuid, bigint, text, text) is 'Body of public.schedule_plan.';

create function public.schedule_plan(
  p_user_id uuid, p_subscription_id uuid, p_version bigint, p_plan_id text default null, p_cycle text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.schedule_plan(p_user_id, p_subscription_id, p_version, p_plan_id, p_cycle);
end;

comment on function public.schedule_plan(uuid, uuid, bigint, text, text) is
  'Has a plan follow with the next period, or, without one, the present plan go on: leaving and another change that was to come are dropped. {ok}. Errors: subscription_not_found, subscription_changed. For service_role only.';

-- Being paid ------------------------------------------------------------------------------------------------------------

create function private.order_invoice(p_order private.orders, p_today date)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_invoice jsonb := (p_order.document -> 'invoice') || jsonb_build_object('issue_date', p_today, 'due_date', p_today);
  v_end date;
begin
  if p_order.kind <> 'start' then
    return v_invoice;
  end if;
  -- A plan begins on the day on which it is paid.
  v_end := p_today + case p_order.document ->> 'cycle' when 'yearly' then interval '1 year' else interval '1 month' end;
  return v_invoice || jsonb_build_object(
    'period_start', p_today,
    'period_end', v_end,
    'line_items', (
      select jsonb_agg(
        case
          when jsonb_typeof(l.line -> 'period') = 'object'
            then l.line || jsonb_build_object('period', jsonb_build_object('start', p_today, 'end', v_end))
          else l.line
        end
        order by l.place
      )
      from jsonb_array_elements(v_invoice -> 'line_items') with ordinality as l (line, place)
    )
  );
end;
$$;

comment on function private.order_invoice(private.orders, date) is
  'The invoice of an order that is paid on a day: what it was when it was placed, dated then; the first period of a plan begins with that day.';

create function private.fulfil_order(p_order private.orders, p_subscription public.user_subscriptions)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_today constant date := private.today();
  v_document constant jsonb := p_order.document;
  v_invoice public.invoices;
  v_draft jsonb;
begin
  if p_order.status = 'paid' then
    return private.refusal('order_not_open', jsonb_build_object('status', p_order.status)::text);
  end if;
  if p_order.kind = 'start' and p_subscription.status not in ('trial', 'cancelled')
    or p_order.kind = 'change' and (
      p_subscription.status <> 'active'
      or (p_subscription.plan_id, p_subscription.billing_cycle, p_subscription.current_period_start)
        is distinct from (p_order.from_plan_id, p_order.from_cycle, p_order.from_period_start)
      or private.period_charge(p_subscription) is distinct from p_order.from_charge
    )
    or private.balance(p_subscription.id) + (v_document #>> '{invoice,balance_change}')::numeric < 0
  then
    return private.refusal('order_does_not_fit');
  end if;
  v_draft := private.order_invoice(p_order, v_today);
  v_invoice := private.issue_invoice(
    p_subscription.id,
    format('order:%s', p_order.id),
    v_draft || jsonb_build_object('billing_address', private.invoice_address(p_subscription))
  );
  update private.orders as o set status = 'paid', invoice_id = v_invoice.id where o.id = p_order.id;
  if p_order.kind = 'top_up' then
    perform private.add_extra_messages(p_subscription.id, v_invoice.id, (v_document ->> 'messages')::integer);
  else
    update public.user_subscriptions as s
    set plan_id = v_document ->> 'plan_id',
        billing_cycle = (v_document ->> 'cycle')::public.billing_cycle_enum,
        status = 'active',
        subscription_start_date = case when p_order.kind = 'start' then v_today else s.subscription_start_date end,
        -- That of a plan that starts was dated anew.
        current_period_start = case
          when p_order.kind = 'start' then v_draft ->> 'period_start' else v_document #>> '{period,start}'
        end::date,
        current_period_end = case
          when p_order.kind = 'start' then v_draft ->> 'period_end' else v_document #>> '{period,end}'
        end::date,
        billing_anchor = case when p_order.kind = 'start' then v_today else (v_document ->> 'anchor')::date end,
        cancel_at_period_end = false,
        cancelled_at = null,
        ended_at = null,
        next_plan_id = null,
        next_billing_cycle = null
    where s.id = p_subscription.id;
    -- More messages of its own: those that were bought are not needed now.
    perform private.return_extra_messages(c.subscription_id, c.period_start)
    from private.usage_counters as c
    where c.subscription_id = p_subscription.id and c.period_end > v_today and c.messages_extra > 0;
  end if;
  return jsonb_build_object('ok', true, 'invoice_id', v_invoice.id);
end;
$$;

comment on function private.fulfil_order(private.orders, public.user_subscriptions) is
  'Issues the invoice of an order and brings what it was for; whoever calls it holds both rows, subscription first. {ok, invoice_id}. Errors: order_not_open, order_does_not_fit: the subscription is no longer what it was chosen from.';

create function private.record_order_payment(
  p_order_id uuid,
  p_gateway text,
  p_reference text,
  p_amount numeric,
  p_currency text,
  p_failure_code text,
  p_recorded_by uuid
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_order private.orders;
  v_known private.payments;
  v_fulfilled jsonb;
begin
  select o.* into v_order from private.orders as o where o.id = p_order_id;
  if not found then
    return private.refusal('order_not_found');
  end if;
  select s.* into v_subscription from public.user_subscriptions as s where s.id = v_order.subscription_id for update;
  select o.* into v_order from private.orders as o where o.id = p_order_id for update;
  select k.* into v_known from private.payments as k where k.gateway = p_gateway and k.reference = p_reference;
  if found then
    if v_known.invoice_id is distinct from v_order.invoice_id then
      return private.refusal('payment_reference_taken');
    end if;
    return jsonb_build_object('ok', true, 'order_status', v_order.status, 'repeated', true);
  end if;
  if p_failure_code is not null then
    -- There is no invoice to note it on; whoever ordered tries again.
    return jsonb_build_object('ok', true, 'order_status', v_order.status, 'repeated', false);
  end if;
  if p_currency <> v_order.currency or p_amount <> v_order.total_amount then
    return private.refusal(
      'payment_amount_differs',
      jsonb_build_object('due', v_order.total_amount::text, 'currency', v_order.currency)::text
    );
  end if;
  v_fulfilled := private.fulfil_order(v_order, v_subscription);
  if not (v_fulfilled ->> 'ok')::boolean then
    return v_fulfilled;
  end if;
  insert into private.payments (invoice_id, gateway, reference, amount, currency, status, recorded_by)
  values (
    (v_fulfilled ->> 'invoice_id')::uuid, p_gateway, p_reference, p_amount, p_currency, 'succeeded', p_recorded_by
  );
  update public.invoices as i
  set status = 'paid', paid_date = private.today()
  where i.id = (v_fulfilled ->> 'invoice_id')::uuid;
  return jsonb_build_object('ok', true, 'order_status', 'paid', 'repeated', false, 'invoice_id', v_fulfilled -> 'invoice_id');
end;
$$;

comment on function private.record_order_payment(uuid, text, text, numeric, text, text, uuid) is
  'Body of public.record_order_payment.';

create function public.record_order_payment(
  p_order_id uuid,
  p_gateway text,
  p_reference text,
  p_amount numeric,
  p_currency text,
  p_failure_code text default null,
  p_recorded_by uuid default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.record_order_payment(
    p_order_id, p_gateway, p_reference, p_amount, p_currency, p_failure_code, p_recorded_by
  );
end;

comment on function public.record_order_payment(uuid, text, text, numeric, text, text, uuid) is
  'Notes what a gateway says of the payment of an order, once for its reference: its invoice is issued and paid, and what was ordered begins, in one transaction. Expired and superseded orders are honoured while they fit. {ok, order_status, repeated, invoice_id}. Errors: order_not_found, order_not_open, order_does_not_fit (the money is to be given back), payment_amount_differs, payment_reference_taken. For service_role only.';

create function private.open_orders(p_limit integer)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(private.order_document(o) order by o.number), '[]')
  from (
    select o.* from private.orders as o where o.status = 'open' order by o.number limit least(greatest(p_limit, 1), 1000)
  ) as o;
$$;

comment on function private.open_orders(integer) is 'Body of public.open_orders.';

create function public.open_orders(p_limit integer default 100)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.open_orders(p_limit);
end;

comment on function public.open_orders(integer) is
  'The orders that wait to be paid, oldest first, at most p_limit (1,000): array of {id, number, subscription_id, kind, status, document, total_amount, currency, created_at, expires_at, invoice_id}. For service_role only.';

create function private.my_orders()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(private.order_document(o) order by o.number desc), '[]')
  from private.orders as o
  where o.status = 'open'
    and o.subscription_id in (select m from private.my_subscriptions('owner', 'admin') as m);
$$;

comment on function private.my_orders() is 'Body of public.my_orders.';
grant execute on function private.my_orders() to authenticated;

create function public.my_orders()
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.my_orders();
end;

comment on function public.my_orders() is
  'What the caller has chosen, for themselves or an organization that they own or administer, and not paid yet, newest first: array of {id, number, subscription_id, kind, status, document, total_amount, currency, created_at, expires_at, invoice_id}.';
grant execute on function public.my_orders() to authenticated;

create function private.drop_order(p_order_id uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.orders as o
  set status = 'superseded'
  where o.id = p_order_id and o.status = 'open'
    and o.subscription_id in (select m from private.my_subscriptions('owner', 'admin') as m);
$$;

comment on function private.drop_order(uuid) is 'Body of public.drop_order.';
grant execute on function private.drop_order(uuid) to authenticated;

create function public.drop_order(p_order_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.drop_order(p_order_id);
end;

comment on function public.drop_order(uuid) is
  'Takes an order back that waits to be paid: the caller''s own, or of an organization that they own or administer. Nothing happens for any other.';
grant execute on function public.drop_order(uuid) to authenticated;

create function private.expire_orders()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
  update private.orders as o set status = 'expired' where o.status = 'open' and o.expires_at < private.now();
$$;

comment on function private.expire_orders() is 'Ends orders that were not paid in time; what the schedule sintra_orders runs.';

select cron.schedule('sintra_orders', '*/10 * * * *', 'select private.expire_orders()');

grant execute on function
  private.offer_context(uuid, uuid, text, text, text, uuid), public.offer_context(uuid, uuid, text, text, text, uuid),
  private.place_order(uuid, uuid, bigint, uuid, jsonb), public.place_order(uuid, uuid, bigint, uuid, jsonb),
  private.schedule_plan(uuid, uuid, bigint, text, text), public.schedule_plan(uuid, uuid, bigint, text, text),
  private.record_order_payment(uuid, text, text, numeric, text, text, uuid),
  public.record_order_payment(uuid, text, text, numeric, text, text, uuid),
  private.open_orders(integer), public.open_orders(integer) to service_role;

-- What a payment gateway keeps for us: the payer, and the card that renewals are charged to. Of the card only what its owner
-- recognizes it by is here; the number has never been.

create table private.saved_cards (
  subscription_id uuid not null,
  gateway text not null,
  customer text not null,
  reference text not null,
  brand text not null,
  last4 text not null,
  exp_month smallint not null,
  exp_year smallint not null,
  saved_at timestamptz not null default clock_timestamp(),

  constraint saved_cards_pkey primary key (subscription_id),
  constraint saved_cards_subscription_id_fkey foreign key (subscription_id)
    references public.user_subscriptions (id) on delete cascade,
  constraint gateway_is_one_word check (gateway ~ '^[a-z][a-z0-9_]*$'),
  constraint last4_is_four_digits check (last4 ~ '^[0-9]{4}$'),
  constraint exp_month_is_a_month check (exp_month between 1 and 12)
);

create index saved_cards_customer_idx on private.saved_cards (gateway, customer);

alter table private.saved_cards enable row level security;

comment on table private.saved_cards is 'The card that the renewals of a subscription are charged to; none where its owner pays each themselves.';
comment on column private.saved_cards.gateway is 'Who keeps it: stripe.';
comment on column private.saved_cards.customer is 'The gateway''s id of the payer; also in user_subscriptions.stripe_customer_id.';
comment on column private.saved_cards.reference is 'The gateway''s id of the card; also in user_subscriptions.payment_method_id.';
comment on column private.saved_cards.brand is 'visa, mastercard, …';
comment on column private.saved_cards.last4 is 'Its last four digits.';
comment on column private.saved_cards.exp_month is 'Month of expiry, from 1.';
comment on column private.saved_cards.exp_year is 'Year of expiry.';
comment on column private.saved_cards.saved_at is 'When it was saved here.';

-- Finds whose card changed.
create index user_subscriptions_stripe_customer_id_idx on public.user_subscriptions (stripe_customer_id)
  where stripe_customer_id is not null;

create function private.save_card(p_subscription_id uuid, p_gateway text, p_customer text, p_card jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.saved_cards (subscription_id, gateway, customer, reference, brand, last4, exp_month, exp_year)
  values (
    p_subscription_id, p_gateway, p_customer, p_card ->> 'reference', p_card ->> 'brand', p_card ->> 'last4',
    (p_card ->> 'exp_month')::smallint, (p_card ->> 'exp_year')::smallint
  )
  on conflict (subscription_id) do update
  set gateway = excluded.gateway, customer = excluded.customer, reference = excluded.reference, brand = excluded.brand,
      last4 = excluded.last4, exp_month = excluded.exp_month, exp_year = excluded.exp_year, saved_at = excluded.saved_at;
  update public.user_subscriptions as s set payment_method_id = p_card ->> 'reference' where s.id = p_subscription_id;
end;
$$;

comment on function private.save_card(uuid, text, text, jsonb) is
  'Keeps what is shown of a card, {reference, brand, last4, exp_month, exp_year}, in place of the one before.';

create function private.keep_customer(p_subscription_id uuid, p_customer text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_customer text;
begin
  -- Whoever is first; the other id is a payer whom nobody ever names.
  update public.user_subscriptions as s
  set stripe_customer_id = coalesce(s.stripe_customer_id, p_customer)
  where s.id = p_subscription_id
  returning s.stripe_customer_id into v_customer;
  if not found then
    return private.refusal('subscription_not_found');
  end if;
  return jsonb_build_object('ok', true, 'customer', v_customer);
end;
$$;

comment on function private.keep_customer(uuid, text) is 'Body of public.keep_customer.';

create function public.keep_customer(p_subscription_id uuid, p_customer text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.keep_customer(p_subscription_id, p_customer);
end;

comment on function public.keep_customer(uuid, text) is
  'Notes Stripe''s id of whoever pays for a subscription, unless there is one: {ok, customer: the one that is kept}. Error: subscription_not_found. For service_role only.';

create function private.note_customer_card(p_gateway text, p_customer text, p_card jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription_id uuid;
  v_saved boolean := false;
begin
  -- Whoever chose none keeps the card of their last payment.
  if jsonb_typeof(p_card) = 'object' then
    for v_subscription_id in
      select s.id from public.user_subscriptions as s where s.stripe_customer_id = p_customer order by s.id for update
    loop
      perform private.save_card(v_subscription_id, p_gateway, p_customer, p_card);
      v_saved := true;
    end loop;
  end if;
  return jsonb_build_object('ok', true, 'saved', v_saved);
end;
$$;

comment on function private.note_customer_card(text, text, jsonb) is 'Body of public.note_customer_card.';

create function public.note_customer_card(p_gateway text, p_customer text, p_card jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.note_customer_card(p_gateway, p_customer, p_card);
end;

comment on function public.note_customer_card(text, text, jsonb) is
  'Keeps the card that a payer has chosen at their gateway, {reference, brand, last4, exp_month, exp_year}; null changes nothing. {ok, saved}. For service_role only.';

-- What a checkout needs -------------------------------------------------------------------------------------------------

create function private.payer(p_user_id uuid, p_subscription public.user_subscriptions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'subscription_id', p_subscription.id,
    'customer', p_subscription.stripe_customer_id,
    'name', private.billing_customer(p_subscription) -> 'name',
    'email', (select p.email from public.profiles as p where p.id = p_user_id)
  );
$$;

comment on function private.payer(uuid, public.user_subscriptions) is
  'Who pays, as a gateway is told: {subscription_id, customer: its id of them or null, name, email}.';

create function private.checkout_context(p_user_id uuid, p_order_id uuid, p_invoice_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_order private.orders;
  v_invoice public.invoices;
begin
  if p_order_id is not null then
    select o.* into v_order from private.orders as o where o.id = p_order_id;
    v_subscription := private.payers_subscription(p_user_id, v_order.subscription_id);
    if v_order.id is null or v_subscription.id is null then
      return private.refusal('order_not_found');
    elsif v_order.status <> 'open' then
      return private.refusal('order_not_open', jsonb_build_object('status', v_order.status)::text);
    end if;
    return jsonb_build_object(
      'ok', true, 'number', private.order_number(v_order.number), 'amount', v_order.total_amount::text,
      'currency', v_order.currency, 'expires_at', extract(epoch from v_order.expires_at)::bigint,
      'now', extract(epoch from now())::bigint, 'vouchers', private.open_vouchers(p_order_id)
    ) || private.payer(p_user_id, v_subscription);
  end if;
  select i.* into v_invoice from public.invoices as i where i.id = p_invoice_id;
  if v_invoice.user_subscription_id is not null then
    v_subscription := private.payers_subscription(p_user_id, v_invoice.user_subscription_id);
  end if;
  if v_invoice.id is null or v_subscription.id is null then
    return private.refusal('invoice_not_found');
  elsif v_invoice.kind <> 'invoice' or v_invoice.status not in ('sent', 'overdue') then
    return private.refusal('invoice_not_open', jsonb_build_object('status', v_invoice.status)::text);
  end if;
  return jsonb_build_object(
    'ok', true, 'number', v_invoice.invoice_number, 'amount', v_invoice.total_amount::text, 'currency', v_invoice.currency,
    'expires_at', null, 'now', extract(epoch from now())::bigint, 'vouchers', private.open_vouchers(p_invoice_id)
  ) || private.payer(p_user_id, v_subscription);
end;
$$;

comment on function private.checkout_context(uuid, uuid, uuid) is 'Body of public.checkout_context.';

create function public.checkout_context(p_user_id uuid, p_order_id uuid default null, p_invoice_id uuid default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.checkout_context(p_user_id, p_order_id, p_invoice_id);
end;

comment on function public.checkout_context(uuid, uuid, uuid) is
  'What a payment of an order or of an invoice is begun with, if that person may decide about it: {ok, number, amount, currency, expires_at (seconds) or null, now (seconds), vouchers: what was given to pay it with and can still be paid, [{gateway, kind, url, code, expires_at}], subscription_id, customer or null, name, email}. Errors: order_not_found, order_not_open, invoice_not_found, invoice_not_open. For service_role only.';

create function private.payment_methods(p_user_id uuid, p_subscription_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
begin
  v_subscription := private.payers_subscription(p_user_id, p_subscription_id);
  if v_subscription.id is null then
    return private.refusal('subscription_not_found');
  end if;
  return jsonb_build_object(
    'ok', true,
    'currency', v_subscription.currency,
    'customer', v_subscription.stripe_customer_id,
    'card', (
      select jsonb_build_object(
        'gateway', c.gateway, 'brand', c.brand, 'last4', c.last4, 'exp_month', c.exp_month, 'exp_year', c.exp_year
      )
      from private.saved_cards as c
      where c.subscription_id = v_subscription.id
    )
  );
end;
$$;

comment on function private.payment_methods(uuid, uuid) is 'Body of public.payment_methods.';

create function public.payment_methods(p_user_id uuid, p_subscription_id uuid default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.payment_methods(p_user_id, p_subscription_id);
end;

comment on function public.payment_methods(uuid, uuid) is
  'With what a subscription is paid, for whoever may decide about it: {ok, currency, customer: Stripe''s id of the payer or null, card: {gateway, brand, last4, exp_month, exp_year} or null}. Error: subscription_not_found. For service_role only.';

grant execute on function private.keep_customer(uuid, text), public.keep_customer(uuid, text) to service_role;
grant execute on function
  private.note_customer_card(text, text, jsonb), public.note_customer_card(text, text, jsonb) to service_role;
grant execute on function
  private.checkout_context(uuid, uuid, uuid), public.checkout_context(uuid, uuid, uuid) to service_role;
grant execute on function private.payment_methods(uuid, uuid), public.payment_methods(uuid, uuid) to service_role;

comment on column public.user_subscriptions.stripe_customer_id is 'Stripe''s id of whoever pays; null until they began to.';
comment on column public.user_subscriptions.payment_method_id is 'The gateway''s id of the card that renewals are charged to; null where none is saved.';
comment on column public.user_subscriptions.stripe_subscription_id is
  'Always null: periods and renewals are decided here (crates/billing), a gateway only takes money.';
comment on column public.invoices.stripe_invoice_id is
  'Always null: invoices are numbered and issued here; a gateway knows the id of ours, as metadata of a payment.';

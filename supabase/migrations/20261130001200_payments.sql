-- Payments: what was tried, what came through, whoever took it. A gateway only ever says what happened to one payment; what that
-- means for invoice and subscription is decided here, in the same transaction, the same for all of them.

create table private.payments (
  id uuid not null default gen_random_uuid(),
  invoice_id uuid not null,
  gateway text not null,
  reference text not null,
  amount numeric(10,2) not null,
  currency text not null,
  status text not null,
  failure_code text,
  recorded_by uuid,
  recorded_at timestamptz not null default clock_timestamp(),

  constraint payments_pkey primary key (id),
  constraint payments_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete restrict,
  constraint gateway_is_one_word check (gateway ~ '^[a-z][a-z0-9_]*$'),
  constraint reference_is_named check (reference <> ''),
  constraint amount_is_paid check (amount > 0),
  constraint payment_status_is_known check (status in ('succeeded', 'failed')),
  constraint only_failures_have_a_reason check ((status = 'failed') = (failure_code is not null)),
  -- A gateway tells of the same payment as often as it likes.
  constraint a_payment_is_recorded_once unique (gateway, reference)
);

create index payments_invoice_id_idx on private.payments (invoice_id);
-- Whatever is paid twice must be noticed, not booked.
create unique index payments_one_succeeds_idx on private.payments (invoice_id) where status = 'succeeded';

alter table private.payments enable row level security;

comment on table private.payments is
  'Append-only: every payment of an invoice that a gateway told of, once. At most one of an invoice has succeeded.';
comment on column private.payments.gateway is 'Who took it: manual, stripe, …';
comment on column private.payments.reference is 'The gateway''s id of it; for manual what whoever recorded it wrote, e.g. the number of a transfer.';
comment on column private.payments.amount is 'In currency; the invoice''s total.';
comment on column private.payments.status is 'succeeded or failed.';
comment on column private.payments.failure_code is 'Why it failed, in the gateway''s words.';
comment on column private.payments.recorded_by is 'The administrator who recorded it by hand; a plain value that outlives them.';

create trigger tg_payments__append_only before update or delete on private.payments
  for each row execute function private.tg_append_only();
create trigger tg_payments__refuse_truncate before truncate on private.payments
  for each statement execute function private.tg_append_only();

create function private.record_payment(
  p_invoice_id uuid,
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
  v_subscription_id uuid;
  v_invoice public.invoices;
  v_known private.payments;
begin
  select i.user_subscription_id into v_subscription_id from public.invoices as i where i.id = p_invoice_id;
  if not found then
    return private.refusal('invoice_not_found');
  end if;
  -- Subscription, then invoice: the order of everybody who bills.
  perform from public.user_subscriptions as s where s.id = v_subscription_id for update;
  select i.* into v_invoice from public.invoices as i where i.id = p_invoice_id for update;

  select k.* into v_known from private.payments as k where k.gateway = p_gateway and k.reference = p_reference;
  if found then
    if v_known.invoice_id <> p_invoice_id then
      return private.refusal('payment_reference_taken');
    end if;
    return jsonb_build_object('ok', true, 'invoice_status', v_invoice.status, 'repeated', true);
  end if;
  if v_invoice.kind <> 'invoice' or v_invoice.status not in ('sent', 'overdue') then
    return private.refusal('invoice_not_open', jsonb_build_object('status', v_invoice.status)::text);
  end if;
  if p_currency <> v_invoice.currency or p_amount <> v_invoice.total_amount then
    return private.refusal(
      'payment_amount_differs',
      jsonb_build_object('due', v_invoice.total_amount::text, 'currency', v_invoice.currency)::text
    );
  end if;
  insert into private.payments (invoice_id, gateway, reference, amount, currency, status, failure_code, recorded_by)
  values (
    p_invoice_id, p_gateway, p_reference, p_amount, p_currency,
    case when p_failure_code is null then 'succeeded' else 'failed' end, p_failure_code, p_recorded_by
  );
  if p_failure_code is null then
    update public.invoices as i
    set status = 'paid', paid_date = private.today()
    where i.id = p_invoice_id
    returning i.* into v_invoice;
    -- Whoever owes nothing more that is overdue is in order again.
    update public.user_subscriptions as s
    set status = 'active',
        -- Days without access are not billed: the next period of whoever had none begins when it comes back.
        current_period_end = case
          when s.status = 'unpaid' then greatest(s.current_period_end, private.today()) else s.current_period_end
        end
    where s.id = v_subscription_id
      and s.status in ('past_due', 'unpaid')
      and not exists (select from public.invoices as o where o.user_subscription_id = s.id and o.status = 'overdue');
  end if;
  return jsonb_build_object('ok', true, 'invoice_status', v_invoice.status, 'repeated', false);
end;
$$;

comment on function private.record_payment(uuid, text, text, numeric, text, text, uuid) is 'Body of public.record_payment.';

create function public.record_payment(
  p_invoice_id uuid,
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
  select private.record_payment(p_invoice_id, p_gateway, p_reference, p_amount, p_currency, p_failure_code, p_recorded_by);
end;

comment on function public.record_payment(uuid, text, text, numeric, text, text, uuid) is
  'Notes what a gateway says of a payment, once for its reference: an invoice whose whole amount came through is paid, and a subscription that owes nothing overdue is active again, its next period beginning today where access had ended and the last one is over; a failure (p_failure_code) is noted and changes nothing. {ok, invoice_status, repeated}. Errors: invoice_not_found, invoice_not_open, payment_amount_differs, payment_reference_taken. For service_role only.';

grant execute on function
  private.record_payment(uuid, text, text, numeric, text, text, uuid),
  public.record_payment(uuid, text, text, numeric, text, text, uuid) to service_role;

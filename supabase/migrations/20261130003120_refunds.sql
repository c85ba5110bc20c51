-- What is given back of a payment: what fits nothing, by a job; what somebody gave back at the gateway, with the credit note that it
-- makes of its invoice.

create table private.refunds (
  id uuid not null default gen_random_uuid(),
  gateway text not null,
  payment_reference text not null,
  reference text,
  invoice_id uuid,
  amount numeric(10,2) not null,
  currency text not null,
  reason text not null,
  status text not null,
  failure_code text,
  credit_note_id uuid,
  noted_at timestamptz not null default clock_timestamp(),
  queued_at timestamptz not null default clock_timestamp(),

  constraint refunds_pkey primary key (id),
  constraint refunds_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete restrict,
  constraint refunds_credit_note_id_fkey foreign key (credit_note_id) references public.invoices (id) on delete restrict,
  constraint a_refund_is_noted_once unique (gateway, reference),
  constraint amount_is_given_back check (amount > 0),
  constraint refund_reason_is_known check (reason in ('payment_does_not_fit', 'at_gateway')),
  constraint refund_status_is_known check (status in ('requested', 'succeeded', 'failed')),
  constraint done_refunds_are_named check (status <> 'succeeded' or reference is not null)
);

-- What fits nothing is given back once.
create unique index refunds_automatic_key on private.refunds (gateway, payment_reference)
  where reason = 'payment_does_not_fit';
create index refunds_payment_reference_idx on private.refunds (gateway, payment_reference);
create index refunds_invoice_id_idx on private.refunds (invoice_id);
create index refunds_credit_note_id_idx on private.refunds (credit_note_id);
create index refunds_requested_idx on private.refunds (queued_at) where status = 'requested';

alter table private.refunds enable row level security;

comment on table private.refunds is
  'Money that was or is to be given back: by us, where a payment came for something that could no longer be had, or by an administrator at the gateway.';
comment on column private.refunds.gateway is 'Who gives it back.';
comment on column private.refunds.payment_reference is 'The gateway''s id of the payment.';
comment on column private.refunds.reference is 'The gateway''s id of the refund; null until it is known.';
comment on column private.refunds.invoice_id is 'The invoice that the payment had paid; null where it paid none.';
comment on column private.refunds.amount is 'In currency.';
comment on column private.refunds.currency is 'ISO 4217 code.';
comment on column private.refunds.reason is 'payment_does_not_fit: asked for by us; at_gateway: by an administrator there.';
comment on column private.refunds.status is 'requested, succeeded or failed. Who looks after a failed one is an administrator.';
comment on column private.refunds.failure_code is 'Why it failed, in the gateway''s words.';
comment on column private.refunds.credit_note_id is 'The credit note of it, where it was of an invoice.';
comment on column private.refunds.noted_at is 'When it was first heard of, or asked for.';
comment on column private.refunds.queued_at is 'When a job was last sent for it.';

-- Giving back what fits nothing -----------------------------------------------------------------------------------------

create function private.request_refund(p_gateway text, p_payment jsonb, p_invoice_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into private.refunds (gateway, payment_reference, invoice_id, amount, currency, reason, status)
  values (
    p_gateway, p_payment ->> 'reference', p_invoice_id, (p_payment ->> 'amount')::numeric, p_payment ->> 'currency',
    'payment_does_not_fit', 'requested'
  )
  on conflict do nothing
  returning id into v_id;
  if found then
    perform private.enqueue_followup(jsonb_build_object('type', 'refund', 'refund_id', v_id));
  end if;
end;
$$;

comment on function private.request_refund(text, jsonb, uuid) is
  'Has a payment given back whole, once: notes it and sends a job {"type": "refund", "refund_id"}.';

create function private.refund_context(p_refund_id uuid)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    (
      select jsonb_build_object(
        'ok', true, 'gateway', r.gateway, 'payment', r.payment_reference, 'amount', r.amount::text, 'currency', r.currency,
        'status', r.status
      )
      from private.refunds as r
      where r.id = p_refund_id
    ),
    private.refusal('not_found')
  );
$$;

comment on function private.refund_context(uuid) is 'Body of public.refund_context.';

create function public.refund_context(p_refund_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.refund_context(p_refund_id);
end;

comment on function public.refund_context(uuid) is
  'What is to be given back: {ok, gateway, payment, amount, currency, status}. Error: not_found. For service_role only.';

create function private.settle_refund(p_refund_id uuid, p_reference text, p_failure_code text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Its own notice may have been faster, and then made a row of its own for it.
  delete from private.refunds as r
  using private.refunds as ours
  where ours.id = p_refund_id and r.gateway = ours.gateway and r.reference = p_reference and r.id <> ours.id
    and r.credit_note_id is null;
  update private.refunds as r
  set reference = coalesce(p_reference, r.reference),
      status = case when p_failure_code is null then 'succeeded' else 'failed' end,
      failure_code = p_failure_code
  where r.id = p_refund_id and r.status = 'requested';
  return jsonb_build_object('ok', true);
end;
$$;

comment on function private.settle_refund(uuid, text, text) is 'Body of public.settle_refund.';

create function public.settle_refund(p_refund_id uuid, p_reference text default null, p_failure_code text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.settle_refund(p_refund_id, p_reference, p_failure_code);
end;

comment on function public.settle_refund(uuid, text, text) is
  'Notes what came of a refund that was asked for: the gateway''s id of it, or why it will not give it. {ok}. For service_role only.';

create function private.retry_refunds()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_sent bigint := 0;
  v_id uuid;
begin
  for v_id in
    update private.refunds as r
    set queued_at = clock_timestamp()
    where r.id in (
      select u.id
      from private.refunds as u
      where u.status = 'requested' and u.queued_at < now() - interval '15 minutes'
      order by u.queued_at
      limit 500
      for update skip locked
    )
    returning r.id
  loop
    perform private.enqueue_followup(jsonb_build_object('type', 'refund', 'refund_id', v_id));
    v_sent := v_sent + 1;
  end loop;
  return v_sent;
end;
$$;

comment on function private.retry_refunds() is
  'Sends a job anew for each refund that is still to be made after a quarter of an hour: money that is not ours is given back however long the gateway was away. What the schedule sintra_refunds runs.';

select cron.schedule('sintra_refunds', '*/5 * * * *', 'select private.retry_refunds()');

-- What was given back of an invoice -------------------------------------------------------------------------------------

create function private.credits_due(p_gateway text, p_payment_reference text)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'refund_id', r.id,
        'amount', r.amount::text,
        'today', private.today(),
        'invoice', jsonb_build_object(
          'currency', i.currency, 'tax_is_contained', i.tax_is_contained, 'line_items', i.line_items
        ),
        'notes', (
          select coalesce(jsonb_agg(n.line_items order by n.number), '[]')
          from public.invoices as n
          where n.credited_invoice_id = i.id and n.status <> 'cancelled'
        )
      )
      order by r.noted_at, r.id
    ),
    '[]'
  )
  from private.refunds as r
  join public.invoices as i on i.id = r.invoice_id
  where r.gateway = p_gateway and r.payment_reference = p_payment_reference and r.status = 'succeeded'
    and r.reason = 'at_gateway' and r.credit_note_id is null;
$$;

comment on function private.credits_due(text, text) is
  'The refunds of a payment that its invoice has no credit note for yet: array of {refund_id, amount, today, invoice: {currency, tax_is_contained, line_items}, notes: the line_items of each earlier one}.';

create function private.issue_credit(p_refund_id uuid, p_notes integer, p_credit jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_refund private.refunds;
  v_invoice public.invoices;
  v_note public.invoices;
begin
  select r.* into v_refund from private.refunds as r where r.id = p_refund_id;
  select i.* into v_invoice from public.invoices as i where i.id = v_refund.invoice_id;
  if v_invoice.id is null then
    return private.refusal('not_found');
  end if;
  -- Subscription, then invoice: the order of everybody who bills.
  perform from public.user_subscriptions as s where s.id = v_invoice.user_subscription_id for update;
  perform from public.invoices as i where i.id = v_invoice.id for update;
  select r.* into v_refund from private.refunds as r where r.id = p_refund_id for update;
  if v_refund.credit_note_id is not null then
    return jsonb_build_object('ok', true, 'repeated', true);
  end if;
  if (
    select count(*) from public.invoices as n where n.credited_invoice_id = v_invoice.id and n.status <> 'cancelled'
  ) <> p_notes then
    -- Another was issued since it was read; what is left to give back is worked out anew.
    return private.refusal('subscription_changed');
  end if;
  v_note := private.issue_invoice(
    v_invoice.user_subscription_id,
    format('refund:%s', p_refund_id),
    p_credit || jsonb_build_object(
      'kind', 'credit_note', 'credited_invoice_id', v_invoice.id, 'billing_address', v_invoice.billing_address
    )
  );
  update private.refunds as r set credit_note_id = v_note.id where r.id = p_refund_id;
  return jsonb_build_object('ok', true, 'repeated', false);
end;
$$;

comment on function private.issue_credit(uuid, integer, jsonb) is 'Body of public.issue_credit.';

create function public.issue_credit(p_refund_id uuid, p_notes integer, p_credit jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.issue_credit(p_refund_id, p_notes, p_credit);
end;

comment on function public.issue_credit(uuid, integer, jsonb) is
  'Issues the credit note of a refund, once, if its invoice has still p_notes of them: {ok, repeated}. Errors: not_found, subscription_changed. For service_role only.';

create function private.note_refunds(p_gateway text, p_payment jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_refund record;
  v_invoice_id uuid;
begin
  select k.invoice_id into v_invoice_id
  from private.payments as k
  where k.gateway = p_gateway and k.reference = p_payment ->> 'reference' and k.status = 'succeeded';
  for v_refund in
    select r.*
    from jsonb_to_recordset(coalesce(p_payment -> 'refunds', '[]')) as r (reference text, amount numeric, stands boolean)
    order by r.reference
  loop
    -- One that we asked for, whose answer has not come back.
    update private.refunds as r
    set reference = v_refund.reference, status = case when v_refund.stands then 'succeeded' else 'failed' end
    where r.gateway = p_gateway and r.payment_reference = p_payment ->> 'reference' and r.reference is null
      and r.amount = v_refund.amount
      and not exists (
        select from private.refunds as k where k.gateway = p_gateway and k.reference = v_refund.reference
      );
    if found then
      continue;
    end if;
    insert into private.refunds (gateway, payment_reference, reference, invoice_id, amount, currency, reason, status)
    values (
      p_gateway, p_payment ->> 'reference', v_refund.reference, v_invoice_id, v_refund.amount, p_payment ->> 'currency',
      'at_gateway', case when v_refund.stands then 'succeeded' else 'failed' end
    )
    on conflict (gateway, reference) do update
    set status = excluded.status, invoice_id = coalesce(refunds.invoice_id, excluded.invoice_id)
    -- A refund that failed does not stand again.
    where (refunds.status <> excluded.status and refunds.status <> 'failed')
      or refunds.invoice_id is distinct from coalesce(refunds.invoice_id, excluded.invoice_id);
  end loop;
end;
$$;

comment on function private.note_refunds(text, jsonb) is 'Notes what a gateway gave back of a payment, each once for its reference.';

grant execute on function private.refund_context(uuid), public.refund_context(uuid) to service_role;
grant execute on function
  private.settle_refund(uuid, text, text), public.settle_refund(uuid, text, text) to service_role;
grant execute on function
  private.issue_credit(uuid, integer, jsonb), public.issue_credit(uuid, integer, jsonb) to service_role;

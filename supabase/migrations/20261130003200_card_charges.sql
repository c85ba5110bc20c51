-- Charging renewals to the saved card: when one is due, and with what. When it is tried and how often is decided in crates/billing
-- (renewal.rs, dunning.rs); private.next_charge_on says the same, so that nobody is asked about on a day with nothing to do.

create function private.failed_charges(p_invoice_id uuid, p_gateway text)
returns date[]
language sql
stable
set search_path = ''
as $$
  select coalesce(array_agg((k.recorded_at at time zone 'UTC')::date order by k.recorded_at, k.id), '{}')
  from private.payments as k
  where k.invoice_id = p_invoice_id and k.gateway = p_gateway and k.status = 'failed';
$$;

comment on function private.failed_charges(uuid, text) is
  'The days (UTC) on which the saved card was charged for an invoice in vain. What fails on a gateway''s own page is no payment here.';

create function private.voucher_waited_for(p_invoice_id uuid)
returns private.vouchers
language sql
stable
set search_path = ''
as $$
  select v
  from private.vouchers as v
  where v.invoice_id = p_invoice_id and v.settled_at is null
  order by v.issued_on desc, v.reference
  limit 1;
$$;

comment on function private.voucher_waited_for(uuid) is 'The latest voucher of an invoice of whose payment nothing is known; null where there is none.';

create function private.charging(p_invoice_id uuid, p_subscription_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'attempts', (
      select to_jsonb(private.failed_charges(p_invoice_id, c.gateway))
      from private.saved_cards as c
      where c.subscription_id = p_subscription_id
    ),
    'voucher', (
      select jsonb_build_object('kind', v.kind, 'issued', v.issued_on)
      from private.voucher_waited_for(p_invoice_id) as v
      where v.reference is not null
    )
  );
$$;

comment on function private.charging(uuid, uuid) is
  'What private.billing_context tells of an open invoice: {attempts: days on which the saved card was charged in vain, or null where none is saved, voucher: {kind, issued} or null}.';

create function private.next_charge_on(p_invoice public.invoices, p_gateway text)
returns date
language sql
stable
set search_path = ''
as $$
  select case
    when cardinality(a.days) > 4 then null
    else greatest(
      case cardinality(a.days)
        when 0 then p_invoice.issue_date
        when 1 then a.days[1] + 1
        when 2 then greatest(a.days[1] + 3, a.days[2] + 2)
        when 3 then greatest(a.days[1] + 7, a.days[3] + 4)
        else greatest(a.days[1] + 14, a.days[4] + 7)
      end,
      -- Voucher::settled
      v.issued_on + case v.kind when 'oxxo' then 8 when 'pix' then 2 else 9 end
    )
  end
  from (select private.failed_charges(p_invoice.id, p_gateway) as days) as a
  cross join private.voucher_waited_for(p_invoice.id) as v;
$$;

comment on function private.next_charge_on(public.invoices, text) is
  'The day (UTC) from which on a saved card is to be charged for an open invoice; null where it was tried as often as it is. As Dunning::step_on in crates/billing.';

create function private.due_charges(p_today date, p_limit integer)
returns setof uuid
language sql
stable
set search_path = ''
as $$
  -- From the few that owe something, and not from all cards.
  with waiting as materialized (
    select distinct o.user_subscription_id as id from public.invoices as o where o.status in ('sent', 'overdue')
  )
  select c.subscription_id
  from waiting as w
  join private.saved_cards as c on c.subscription_id = w.id
  join public.user_subscriptions as s on s.id = c.subscription_id
  -- The one that private.billing_context names.
  cross join lateral (
    select i.*
    from public.invoices as i
    where i.user_subscription_id = c.subscription_id and i.status in ('sent', 'overdue')
    order by i.status = 'sent' and i.due_date < p_today desc, i.due_date, i.id
    limit 1
  ) as i
  where s.status in ('active', 'past_due')
    and private.next_charge_on(i, c.gateway) <= p_today
    and not exists (select from pgmq.q_billing as q where (q.message ->> 'subscription_id')::uuid = c.subscription_id)
  limit p_limit;
$$;

comment on function private.due_charges(date, integer) is
  'Subscriptions whose saved card is to be charged for an open invoice on a day (UTC) and that have no job yet.';

create function private.charge_context(p_subscription_id uuid, p_invoice_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_card private.saved_cards;
begin
  select i.* into v_invoice
  from public.invoices as i
  where i.id = p_invoice_id and i.user_subscription_id = p_subscription_id and i.kind = 'invoice'
    and i.status in ('sent', 'overdue');
  select c.* into v_card from private.saved_cards as c where c.subscription_id = p_subscription_id;
  if v_invoice.id is null or v_card.subscription_id is null then
    return private.refusal('invoice_not_open');
  end if;
  return jsonb_build_object(
    'ok', true, 'gateway', v_card.gateway, 'customer', v_card.customer, 'card', v_card.reference,
    'number', v_invoice.invoice_number, 'amount', v_invoice.total_amount::text, 'currency', v_invoice.currency
  );
end;
$$;

comment on function private.charge_context(uuid, uuid) is 'Body of public.charge_context.';

create function public.charge_context(p_subscription_id uuid, p_invoice_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.charge_context(p_subscription_id, p_invoice_id);
end;

comment on function public.charge_context(uuid, uuid) is
  'With what an open invoice is charged to the saved card: {ok, gateway, customer, card, number, amount, currency}. Error: invoice_not_open, also where no card is saved. For service_role only.';

grant execute on function private.charge_context(uuid, uuid), public.charge_context(uuid, uuid) to service_role;

-- What a gateway says of a payment, as it is read from there after a notice: whether it came through, what was given back of it,
-- whether its bank disputes it. Everything here may be said twice, late, or in another order, and comes to the same.

create function private.note_gateway_payment(p_gateway text, p_payment jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_reference constant text := p_payment ->> 'reference';
  v_order_id constant uuid := (p_payment ->> 'order_id')::uuid;
  v_invoice_id constant uuid := (p_payment ->> 'invoice_id')::uuid;
  v_amount constant numeric := (p_payment ->> 'amount')::numeric;
  v_currency constant text := p_payment ->> 'currency';
  v_outcome constant text := p_payment ->> 'outcome';
  v_subscription_id uuid;
  v_recorded jsonb := '{}';
  v_fits boolean := true;
begin
  if num_nonnulls(v_order_id, v_invoice_id) <> 1 then
    -- Of something else that its owner sells.
    return jsonb_build_object('ok', true, 'is_ours', false, 'credits', '[]'::jsonb);
  end if;
  v_subscription_id := coalesce(
    (select o.subscription_id from private.orders as o where o.id = v_order_id),
    (select i.user_subscription_id from public.invoices as i where i.id = v_invoice_id)
  );
  -- First of all: the order of everybody who bills.
  perform from public.user_subscriptions as s where s.id = v_subscription_id for update;

  if jsonb_typeof(p_payment -> 'voucher') = 'object' and v_subscription_id is not null then
    insert into private.vouchers (gateway, reference, order_id, invoice_id, kind, url, code, expires_at)
    values (
      p_gateway, v_reference, v_order_id, v_invoice_id, p_payment #>> '{voucher,kind}', p_payment #>> '{voucher,url}',
      p_payment #>> '{voucher,code}',
      to_timestamp((p_payment #>> '{voucher,expires_at}')::bigint)
    )
    on conflict do nothing;
  end if;
  if v_outcome <> 'pending' then
    update private.vouchers as v
    set settled_at = coalesce(v.settled_at, clock_timestamp())
    where v.gateway = p_gateway and v.reference = v_reference;
  end if;

  if v_outcome = 'failed' and p_payment ->> 'attempt' is not null and v_invoice_id is not null then
    -- Under a name of its own: what failed may come through after all. Also of an invoice that was paid meanwhile.
    insert into private.payments (invoice_id, gateway, reference, amount, currency, status, failure_code)
    select i.id, p_gateway, v_reference || ':failed', v_amount, v_currency, 'failed', p_payment ->> 'failure_code'
    from public.invoices as i
    where i.id = v_invoice_id
    on conflict (gateway, reference) do nothing;
  elsif v_outcome = 'succeeded' then
    -- What is being given back is not taken after all because something changed.
    v_fits := not exists (
      select from private.refunds as r
      where r.gateway = p_gateway and r.payment_reference = v_reference and r.reason = 'payment_does_not_fit'
    );
    if v_fits then
      v_recorded := case
        when v_order_id is not null
          then private.record_order_payment(v_order_id, p_gateway, v_reference, v_amount, v_currency, null, null)
        else private.record_payment(v_invoice_id, p_gateway, v_reference, v_amount, v_currency, null, null)
      end;
      v_fits := (v_recorded ->> 'ok')::boolean;
      if not v_fits and v_recorded #>> '{error,code}' not in (
        'order_not_found', 'order_not_open', 'order_does_not_fit', 'invoice_not_found', 'invoice_not_open',
        'payment_amount_differs'
      ) then
        return v_recorded;
      end if;
    end if;
    if not v_fits and (
      select coalesce(sum(r.amount) filter (where r.stands), 0)
      from jsonb_to_recordset(coalesce(p_payment -> 'refunds', '[]')) as r (amount numeric, stands boolean)
    ) = 0 then
      perform private.request_refund(p_gateway, p_payment, null);
    end if;
    -- Of a payment that is told of again the card may be the one before last.
    if v_fits and not (v_recorded ->> 'repeated')::boolean and jsonb_typeof(p_payment -> 'card') = 'object'
      and p_payment ->> 'customer' is not null
    then
      perform private.save_card(v_subscription_id, p_gateway, p_payment ->> 'customer', p_payment -> 'card');
    end if;
  end if;

  perform private.note_refunds(p_gateway, p_payment);
  if jsonb_typeof(p_payment -> 'dispute') = 'object' then
    perform private.note_dispute(p_gateway, p_payment -> 'dispute');
  end if;
  return jsonb_build_object(
    'ok', true,
    'is_ours', true,
    'fits', v_fits,
    'repeated', coalesce((v_recorded ->> 'repeated')::boolean, false),
    'credits', private.credits_due(p_gateway, v_reference)
  );
end;
$$;

comment on function private.note_gateway_payment(text, jsonb) is 'Body of public.note_gateway_payment.';

create function public.note_gateway_payment(p_gateway text, p_payment jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.note_gateway_payment(p_gateway, p_payment);
end;

comment on function public.note_gateway_payment(text, jsonb) is
  'Notes how a payment stands at its gateway, in one transaction: {reference, order_id or invoice_id, attempt, amount, currency, outcome: succeeded, pending or failed, failure_code, voucher: {kind, url, code, expires_at}, refunds: [{reference, amount, stands}], dispute, card, customer}. One that came through pays its order or invoice; where that can no longer be, it is given back whole. {ok, is_ours, fits, repeated, credits: what credit notes are to be made of}. Error: payment_reference_taken. For service_role only.';

create function private.gateway_troubles(p_limit integer)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'ok', true,
    'disputes', (
      select coalesce(jsonb_agg(to_jsonb(d) order by d.noted_at), '[]')
      from (
        select d.*, k.invoice_id
        from private.disputes as d
        left join private.payments as k on k.gateway = d.gateway and k.reference = d.payment_reference
        where d.state = 'open'
        order by d.noted_at
        limit least(greatest(p_limit, 1), 1000)
      ) as d
    ),
    'refunds', (
      select coalesce(jsonb_agg(to_jsonb(r) order by r.noted_at), '[]')
      from (
        select r.*
        from private.refunds as r
        where r.status = 'failed' or r.status = 'requested' and r.noted_at < now() - interval '1 day'
        order by r.noted_at
        limit least(greatest(p_limit, 1), 1000)
      ) as r
    )
  );
$$;

comment on function private.gateway_troubles(integer) is 'Body of public.gateway_troubles.';

create function public.gateway_troubles(p_limit integer default 100)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.gateway_troubles(p_limit);
end;

comment on function public.gateway_troubles(integer) is
  'What an administrator has to see to at a gateway: {ok, disputes: the open ones, each with its invoice_id, refunds: those that failed, or were asked for more than a day ago}. For service_role only.';

grant execute on function
  private.note_gateway_payment(text, jsonb), public.note_gateway_payment(text, jsonb) to service_role;
grant execute on function private.gateway_troubles(integer), public.gateway_troubles(integer) to service_role;

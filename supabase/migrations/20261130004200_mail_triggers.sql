-- When people are written to. Each trigger has a key that names what happened, so that whatever is done twice is said once. They look
-- at the end of the transaction: an order issues its invoice and pays it in one, and that is a receipt and no demand.

create function private.mail_amount(p_amount numeric, p_currency text)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$ select case when p_amount is not null then jsonb_build_object('amount', p_amount::text, 'currency', p_currency) end; $$;

comment on function private.mail_amount(numeric, text) is 'An amount as mails have it: {amount, currency}. Pure.';

create function private.mail_bill(p_invoice public.invoices)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select jsonb_build_object(
    'number', p_invoice.invoice_number,
    'lines', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'kind', l.line -> 'kind',
            'description', l.line -> 'description',
            'quantity', l.line -> 'quantity',
            'amount', private.mail_amount((l.line ->> 'amount')::numeric(10,2), p_invoice.currency),
            'tax_name', l.line -> 'tax_name',
            'tax_basis_points', coalesce(l.line -> 'tax_basis_points', '0')
          )
          order by l.place
        ),
        '[]'
      )
      from jsonb_array_elements(p_invoice.line_items) with ordinality as l (line, place)
    ),
    'tax', private.mail_amount(nullif(p_invoice.tax_amount, 0), p_invoice.currency),
    'tax_is_contained', p_invoice.tax_is_contained,
    'total', private.mail_amount(p_invoice.total_amount, p_invoice.currency),
    'due_date', p_invoice.due_date,
    'paid_date', p_invoice.paid_date
  );
$$;

comment on function private.mail_bill(public.invoices) is 'An invoice as mails have it: Bill and Receipt of crates/mail. Pure.';

create function private.tg_invoices__mail()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_subscription public.user_subscriptions;
begin
  -- As it is by now.
  select i.* into v_invoice from public.invoices as i where i.id = new.id;
  select s.* into v_subscription from public.user_subscriptions as s where s.id = v_invoice.user_subscription_id;
  if not found or v_invoice.total_amount <= 0 then
    return null;
  end if;
  case v_invoice.status
    when 'sent' then
      perform private.send_mail(
        format('invoice_issued:%s', v_invoice.id), v_subscription, 'invoice_issued', private.mail_bill(v_invoice)
      );
    when 'paid' then
      perform private.send_mail(
        format('payment_received:%s', v_invoice.id), v_subscription, 'payment_received', private.mail_bill(v_invoice)
      );
    when 'overdue' then
      perform private.send_mail(
        format('invoice_overdue:%s', v_invoice.id), v_subscription, 'invoice_overdue',
        jsonb_build_object(
          'number', v_invoice.invoice_number,
          'total', private.mail_amount(v_invoice.total_amount, v_invoice.currency),
          'due_date', v_invoice.due_date,
          'access_until', private.access_until(v_invoice)
        )
      );
    else null;
  end case;
  return null;
end;
$$;

comment on function private.tg_invoices__mail() is
  'Trigger: tells that an invoice was issued, paid or has become overdue. Nothing of drafts, credit notes and what costs nothing.';

create function private.access_until(p_invoice public.invoices)
returns date
language sql
immutable
parallel safe
set search_path = ''
as $$ select p_invoice.due_date + 15; $$;

comment on function private.access_until(public.invoices) is
  'The last day of dunning: Dunning::last_day of crates/billing, whose first failure is the day after the due date. Pure.';

create constraint trigger tg_invoices__mail_issued after insert on public.invoices
  deferrable initially deferred
  for each row when (new.series is not null and new.kind = 'invoice' and new.status <> 'draft')
  execute function private.tg_invoices__mail();
create constraint trigger tg_invoices__mail_changed after update of status on public.invoices
  deferrable initially deferred
  for each row when (new.series is not null and new.kind = 'invoice' and old.status is distinct from new.status)
  execute function private.tg_invoices__mail();

create function private.tg_payments__mail()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_subscription public.user_subscriptions;
  v_days integer;
  v_notice text;
begin
  select i.* into v_invoice from public.invoices as i where i.id = new.invoice_id;
  select s.* into v_subscription from public.user_subscriptions as s where s.id = v_invoice.user_subscription_id;
  if not found or v_invoice.status not in ('sent', 'overdue') then
    return null;
  end if;
  -- By days: whoever tries three cards in a minute is told once.
  select count(distinct (p.recorded_at at time zone 'UTC')::date) into v_days
  from private.payments as p
  where p.invoice_id = new.invoice_id and p.status = 'failed';
  v_notice := (array['payment_failed', 'tried_again', 'access_at_risk', 'last_attempt_ahead'])[v_days];
  if v_notice is not null then
    perform private.send_mail(
      format('dunning:%s:%s', v_invoice.id, v_notice), v_subscription, 'dunning',
      jsonb_build_object(
        'notice', v_notice,
        'number', v_invoice.invoice_number,
        'total', private.mail_amount(v_invoice.total_amount, v_invoice.currency),
        'access_until', private.access_until(v_invoice)
      )
    );
  end if;
  return null;
end;
$$;

comment on function private.tg_payments__mail() is
  'Trigger: tells that a payment failed, each day that it does, in the order of Notice of crates/billing; the fifth time the end follows, which is told by itself.';

create trigger tg_payments__mail after insert on private.payments
  for each row when (new.status = 'failed')
  execute function private.tg_payments__mail();

create function private.mail_plan(p_plan_id text)
returns jsonb
language sql
stable
set search_path = ''
as $$ select jsonb_build_object('id', p.id, 'name', p.name) from public.subscription_plans as p where p.id = p_plan_id; $$;

comment on function private.mail_plan(text) is 'A plan as mails have it: {id, name}.';

create function private.tg_user_subscriptions__mail()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_today constant date := private.today();
  -- Of what is written by hand the end may be missing.
  v_end constant date := coalesce(new.current_period_end, (private.subscription_period(new, v_today)).period_end);
  v_key constant text := format('%s:%s', new.id, new.version);
  v_on constant jsonb := jsonb_build_object(
    'plan', private.mail_plan(new.plan_id), 'cycle', new.billing_cycle, 'on', v_end
  );
  v_goes_on constant boolean := old.status in ('active', 'past_due') and new.status in ('active', 'past_due');
  v_owed public.invoices;
begin
  if new.status = 'active' and old.status in ('trial', 'cancelled') then
    perform private.send_mail('plan_started:' || v_key, new, 'plan_started', v_on);
  elsif new.status = 'cancelled' and old.status = 'trial' then
    perform private.send_mail(
      'trial_ended:' || v_key, new, 'trial_ended',
      jsonb_build_object('last_day', coalesce(new.trial_end_date, v_today))
    );
  elsif new.status = 'cancelled' and old.status <> 'cancelled' then
    perform private.send_mail('plan_ended:' || v_key, new, 'plan_ended', v_on || jsonb_build_object('on', v_today));
  elsif new.status = 'unpaid' and old.status <> 'unpaid' then
    select i.* into v_owed
    from public.invoices as i
    where i.user_subscription_id = new.id and i.status = 'overdue'
    order by i.due_date, i.id
    limit 1;
    if found then
      perform private.send_mail(
        'access_ended:' || v_key, new, 'dunning',
        jsonb_build_object(
          'notice', 'access_ended',
          'number', v_owed.invoice_number,
          'total', private.mail_amount(v_owed.total_amount, v_owed.currency)
        )
      );
    end if;
  elsif v_goes_on and new.plan_id <> old.plan_id then
    perform private.send_mail(
      'plan_changed:' || v_key, new, 'plan_changed', v_on || jsonb_build_object('previous', private.mail_plan(old.plan_id))
    );
  elsif v_goes_on and new.cancel_at_period_end and not old.cancel_at_period_end then
    perform private.send_mail('plan_cancelled:' || v_key, new, 'plan_cancelled', v_on);
  elsif v_goes_on and old.cancel_at_period_end and not new.cancel_at_period_end
    and new.current_period_end is not distinct from old.current_period_end
  then
    perform private.send_mail('plan_resumed:' || v_key, new, 'plan_resumed', v_on);
  end if;
  if v_goes_on and new.next_plan_id is not null and new.next_plan_id <> new.plan_id
    and new.next_plan_id is distinct from old.next_plan_id
  then
    perform private.send_mail(
      'plan_will_change:' || v_key, new, 'plan_will_change',
      jsonb_build_object(
        'previous', private.mail_plan(new.plan_id),
        'plan', private.mail_plan(new.next_plan_id),
        'cycle', new.next_billing_cycle,
        'on', v_end
      )
    );
  end if;
  return null;
end;
$$;

comment on function private.tg_user_subscriptions__mail() is
  'Trigger: tells that a plan has begun, changed, will change, was cancelled, resumed or has ended, and that a trial has.';

create trigger tg_user_subscriptions__mail
  after update of plan_id, status, cancel_at_period_end, next_plan_id on public.user_subscriptions
  for each row when (
    (old.plan_id, old.status, old.cancel_at_period_end, old.next_plan_id)
      is distinct from (new.plan_id, new.status, new.cancel_at_period_end, new.next_plan_id)
  )
  execute function private.tg_user_subscriptions__mail();

create function private.tg_message_purchases__mail()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
begin
  select s.* into v_subscription from public.user_subscriptions as s where s.id = new.subscription_id;
  if found then
    perform private.send_mail(
      format('top_up_received:%s', new.invoice_id), v_subscription, 'top_up_received',
      jsonb_build_object(
        'messages', new.messages,
        'total', (select private.mail_amount(i.total_amount, i.currency) from public.invoices as i where i.id = new.invoice_id)
      )
    );
  end if;
  return null;
end;
$$;

comment on function private.tg_message_purchases__mail() is 'Trigger: tells that messages that were bought are there.';

create trigger tg_message_purchases__mail after insert on private.message_purchases
  for each row when (new.messages > 0)
  execute function private.tg_message_purchases__mail();

-- Messages of a period ------------------------------------------------------------------------------------------------

create function private.tg_usage_notices__mail()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_limit integer;
  v_counters private.usage_counters;
begin
  select s.* into v_subscription from public.user_subscriptions as s where s.id = new.subscription_id;
  select p.max_monthly_messages into v_limit
  from public.subscription_plans as p
  where p.id = v_subscription.plan_id;
  select c.* into v_counters
  from private.usage_counters as c
  where c.subscription_id = new.subscription_id and c.period_start = new.period_start;
  if v_limit is null or not found then
    return null;
  end if;
  perform private.send_mail(
    format('usage:%s:%s:%s', new.subscription_id, new.period_start, new.threshold), v_subscription, 'usage',
    jsonb_build_object(
      'threshold', new.threshold,
      'used', least(v_counters.messages_used + v_counters.messages_reserved, v_limit),
      'limit', v_limit,
      'renews_on', v_counters.period_end
    )
  );
  return null;
end;
$$;

comment on function private.tg_usage_notices__mail() is
  'Trigger: tells that most or all of a period''s messages are used, unless the recipient switched that off.';

create trigger tg_usage_notices__mail after insert on private.usage_notices
  for each row execute function private.tg_usage_notices__mail();

-- Trials that are about to end ----------------------------------------------------------------------------------------

create function private.announce_trial_ends(p_today date default private.today())
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_sent integer := 0;
begin
  for v_subscription in
    select s.*
    from public.user_subscriptions as s
    where s.status = 'trial' and s.trial_end_date between p_today and p_today + 3
    order by s.trial_end_date, s.id
  loop
    v_sent := v_sent + private.send_mail(
      format('trial_ends_soon:%s:%s', v_subscription.id, v_subscription.trial_end_date), v_subscription, 'trial_ends_soon',
      jsonb_build_object('last_day', v_subscription.trial_end_date)
    );
  end loop;
  return v_sent;
end;
$$;

comment on function private.announce_trial_ends(date) is
  'Tells everybody whose trial ends within three days, once for each trial; what the schedule sintra_trials runs, in the forenoon of most of the region. Returns how many were written to.';

select cron.schedule('sintra_trials', '10 15 * * *', 'select private.announce_trial_ends()');

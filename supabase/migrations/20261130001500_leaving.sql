-- Leaving a plan at the end of what was paid for, and thinking better of it: all that it takes is said by whoever pays.

create function private.mine_to_decide_about(
  p_subscription_id uuid, variadic p_statuses public.subscription_status_enum[]
)
returns public.user_subscriptions
language plpgsql
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
begin
  select s.* into v_subscription
  from public.user_subscriptions as s
  where s.id = p_subscription_id
    and s.id in (select m from private.my_subscriptions('owner', 'admin') as m)
  for update;
  if not found then
    perform private.refuse_plan_limit('subscription_not_found', '{}', 'No encontramos esa suscripción.');
  elsif v_subscription.status <> all (p_statuses) then
    perform private.refuse_plan_limit('subscription_inactive', '{}', 'Tu plan no está activo.');
  end if;
  return v_subscription;
end;
$$;

comment on function private.mine_to_decide_about(uuid, public.subscription_status_enum[]) is
  'A subscription of the caller, or of an organization that they own or administer, in one of these states, held until the transaction ends. Refused with 23514: subscription_not_found, subscription_inactive.';

create function private.set_leaving(p_subscription_id uuid, p_leaves boolean)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription constant public.user_subscriptions :=
    private.mine_to_decide_about(p_subscription_id, 'active', 'past_due');
begin
  if v_subscription.cancel_at_period_end = p_leaves then
    return;
  end if;
  update public.user_subscriptions as s
  set cancel_at_period_end = p_leaves,
      cancelled_at = case when p_leaves then private.now() end,
      next_plan_id = case when not p_leaves then s.next_plan_id end,
      next_billing_cycle = case when not p_leaves then s.next_billing_cycle end
  where s.id = p_subscription_id;
end;
$$;

comment on function private.set_leaving(uuid, boolean) is 'Body of public.leave_plan and public.resume_plan.';
grant execute on function private.set_leaving(uuid, boolean) to authenticated;

create function public.leave_plan(p_subscription_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.set_leaving(p_subscription_id, true);
end;

comment on function public.leave_plan(uuid) is
  'Has a plan end with its present period instead of renewing, and drops a change to another plan that was to come; until then nothing changes. The caller''s own, or that of an organization which they own or administer. Saying it twice changes nothing. Refused with 23514: subscription_not_found, subscription_inactive.';
grant execute on function public.leave_plan(uuid) to authenticated;

create function public.resume_plan(p_subscription_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.set_leaving(p_subscription_id, false);
end;

comment on function public.resume_plan(uuid) is
  'Takes leave_plan back while the period lasts: the plan renews as before. Refused as leave_plan is.';
grant execute on function public.resume_plan(uuid) to authenticated;

create function private.end_plan(p_subscription_id uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription constant public.user_subscriptions :=
    private.mine_to_decide_about(p_subscription_id, 'active', 'past_due', 'unpaid');
begin
  -- A period that was invoiced and neither paid nor used is not owed by whoever leaves in it.
  update public.invoices as i
  set status = 'cancelled'
  where i.user_subscription_id = p_subscription_id
    and i.kind = 'invoice' and i.status in ('sent', 'overdue')
    and i.period_start = v_subscription.current_period_start
    and not exists (
      select
      from private.usage_counters as c
      where c.subscription_id = p_subscription_id and c.period_start >= i.period_start
        and (c.messages_used > 0 or c.messages_reserved > 0)
    );
  update public.user_subscriptions as s
  set status = 'cancelled',
      cancel_at_period_end = false,
      next_plan_id = null,
      next_billing_cycle = null,
      cancelled_at = coalesce(s.cancelled_at, private.now()),
      ended_at = private.now()
  where s.id = p_subscription_id;
end;
$$;

comment on function private.end_plan(uuid) is 'Body of public.end_plan.';
grant execute on function private.end_plan(uuid) to authenticated;

create function public.end_plan(p_subscription_id uuid)
returns void
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.end_plan(p_subscription_id);
end;

comment on function public.end_plan(uuid) is
  'Ends a plan today instead of with its period: nothing is charged any more, and nothing is given back of what was paid. An invoice of the present period is cancelled where it is not paid and no message was used in it; other open ones stay owed. Bought messages stay. Taking out a plan again brings it back. Refused as leave_plan is.';
grant execute on function public.end_plan(uuid) to authenticated;

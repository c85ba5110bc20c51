-- Leaving a plan at the end of what was paid for, and thinking better of it: all that it takes is said by whoever pays.

create function private.set_leaving(p_subscription_id uuid, p_leaves boolean)
returns void
language plpgsql
security definer
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
  elsif v_subscription.status not in ('active', 'past_due') then
    perform private.refuse_plan_limit('subscription_inactive', '{}', 'Tu plan no está activo.');
  elsif v_subscription.cancel_at_period_end = p_leaves then
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

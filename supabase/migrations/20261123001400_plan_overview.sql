-- Where a person stands with their plan, in one call: what the web shows beside every conversation and in settings.

-- A file belongs to whom its path begins with; see the policies of the bucket. Ordered by bytes, so that one index finds a
-- path and everything of a folder, whatever the database's collation says about slashes.
create index message_attachments_storage_path_idx on public.message_attachments (storage_path text_pattern_ops);

create function private.storage_limit(p_plan_id text) returns bigint
language sql stable
set search_path = ''
as $$ select p.max_storage_gb * 1073741824::bigint from public.subscription_plans p where p.id = p_plan_id; $$;

comment on function private.storage_limit(text) is 'Bytes of files that a plan includes, for each person; null for any number.';
grant execute on function private.storage_limit(text) to service_role;

create function private.my_plan() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
  v_today constant date := private.today();
  v_subscription public.user_subscriptions;
  v_own public.user_subscriptions;
  v_plan public.subscription_plans;
  v_upload jsonb;
  v_period record;
  v_used record;
  v_account_active boolean;
  v_reason text;
begin
  select p.is_active is not false into v_account_active from public.profiles p where p.id = v_user_id;
  if not found then
    return null;
  end if;
  v_subscription := private.effective_subscription(v_user_id);
  select s.* into v_own
  from public.user_subscriptions s
  where s.user_id = v_user_id and s.organization_id is null
  order by s.created_at desc, s.id
  limit 1;

  v_reason := case
    when not v_account_active then 'account_inactive'
    when v_subscription.id is null then 'subscription_inactive'
  end;
  -- What ran out is still what the page is about.
  if v_subscription.id is null then
    v_subscription := v_own;
  end if;
  select p.* into v_plan from public.subscription_plans p where p.id = v_subscription.plan_id;
  select c.value -> v_plan.id into v_upload from public.system_config c where c.key = 'upload_limits';

  if v_subscription.id is not null then
    select p.period_start, p.period_end into v_period from private.subscription_period(v_subscription, v_today) p;
  else
    select null::date as period_start, null::date as period_end into v_period;
  end if;
  select
    coalesce(max(c.messages_used + c.messages_reserved), 0) as messages,
    coalesce(max(c.tokens_used), 0) as tokens,
    coalesce(max(c.messages_extra), 0) as extra,
    coalesce(
      (select e.messages_left from private.extra_messages as e where e.subscription_id = v_subscription.id), 0
    ) as extra_left
  into v_used
  from private.usage_counters c
  where c.subscription_id = v_subscription.id and c.period_start = v_period.period_start;
  if v_reason is null and v_used.extra_left = 0 and v_used.messages >= v_plan.max_monthly_messages + v_used.extra then
    v_reason := 'quota_exhausted';
  end if;

  return jsonb_build_object(
    'subscription_id', v_subscription.id,
    'may_change', exists (
      select from private.payers_subscription(v_user_id, v_subscription.id) as s where s.id is not null
    ),
    'plan_id', v_plan.id,
    'plan_name', v_plan.name,
    'status', v_subscription.status,
    'trial_end_date', v_subscription.trial_end_date,
    'period_start', v_period.period_start,
    'renews_at', v_period.period_end,
    'messages_used', v_used.messages,
    'messages_limit', v_plan.max_monthly_messages,
    'messages_remaining', case
      when v_plan.max_monthly_messages is not null
        then greatest(v_plan.max_monthly_messages + v_used.extra - v_used.messages, 0) + v_used.extra_left
    end,
    'extra_messages_left', v_used.extra_left,
    'tokens_used', v_used.tokens,
    'active_assistants', (
      select count(*) from public.user_assistants ua where ua.user_id = v_user_id and ua.is_active
    ),
    'max_assistants', v_plan.max_assistants,
    'storage_used_bytes', private.storage_used(v_user_id),
    'storage_limit_bytes', private.storage_limit(v_plan.id),
    'max_file_mb', v_upload -> 'max_file_mb',
    'max_files_per_message', v_upload -> 'max_files_per_message',
    'can_chat', v_reason is null,
    'reason', v_reason,
    'intended_plan_id', v_own.intended_plan_id,
    'intended_billing_cycle', v_own.intended_billing_cycle
  );
end;
$$;

comment on function private.my_plan() is 'Body of public.my_plan.';
grant execute on function private.my_plan() to authenticated;

create function public.my_plan() returns jsonb
language sql stable security invoker
set search_path = ''
begin atomic
  select private.my_plan();
end;

comment on function public.my_plan() is
  'The plan that counts for the caller, and what is left of it: {subscription_id, may_change: whether the caller decides about it, plan_id, plan_name, status, trial_end_date, period_start, renews_at, messages_used, messages_limit, messages_remaining (bought ones included), extra_messages_left: of those that were bought, tokens_used, active_assistants, max_assistants, storage_used_bytes, storage_limit_bytes, max_file_mb, max_files_per_message, can_chat, reason, intended_plan_id, intended_billing_cycle}. Limits of null are none. reason says why can_chat is false: quota_exhausted, subscription_inactive (the plan shown is then the one that ended) or account_inactive.';
grant execute on function public.my_plan() to authenticated;

-- The quota that a turn reports said that nothing is left where there is no limit: greatest() passes over a null.
create or replace function private.quota_document(p_subscription_id uuid, p_period_start date)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'plan', s.plan_id,
      'messages_used', c.messages_used + c.messages_reserved,
      'messages_limit', p.max_monthly_messages,
      'messages_remaining', case
        when p.max_monthly_messages is not null
        then greatest(p.max_monthly_messages + c.messages_extra - c.messages_used - c.messages_reserved, 0)
      end,
      'period_start', c.period_start,
      'renews_at', c.period_end
    )
    from private.usage_counters as c
    left join public.user_subscriptions as s on s.id = c.subscription_id
    left join public.subscription_plans as p on p.id = s.plan_id
    where c.subscription_id = p_subscription_id and c.period_start = p_period_start
  );
end;
$$;

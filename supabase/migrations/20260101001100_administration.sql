-- Administration: who runs the platform, what they may do, what was changed, and how the platform is doing.

-- =====================================================================================================================
-- admin_users: administrators of the platform.
-- =====================================================================================================================

create table public.admin_users (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,

  role public.admin_role_enum not null default 'support',
  permissions text[],

  is_active boolean default true,
  granted_by uuid references public.profiles (id) on delete set null,
  granted_at timestamptz default now(),
  last_access_at timestamptz,

  ip_whitelist inet[],
  mfa_enabled boolean default false
);

-- beside the specification: one role for each person
create unique index admin_users_user_id_key on public.admin_users (user_id);
create index admin_users_granted_by_idx on public.admin_users (granted_by);

alter table public.admin_users enable row level security;

create function private.admin_role_permissions(p_role public.admin_role_enum) returns text[]
language plpgsql immutable parallel safe
set search_path = ''
as $$
begin
  return case p_role
    when 'super_admin' then array[
      'accounts.read', 'billing.read', 'operations.read', 'config.read', 'config.manage', 'audit.read', 'metrics.read',
      'administrators.read', 'administrators.manage']
    when 'admin' then array[
      'accounts.read', 'billing.read', 'operations.read', 'config.read', 'config.manage', 'audit.read', 'metrics.read',
      'administrators.read']
    when 'support' then array['accounts.read', 'billing.read', 'operations.read']
    when 'analyst' then array['metrics.read']
  end;
end;
$$;

comment on function private.admin_role_permissions(public.admin_role_enum) is
  'What each role may do without further permissions. Nobody may read conversations, messages or what the Cerebro knows.';

-- Replaces the body that the chapter on accounts put in place.
create or replace function private.admin_can(p_permission text) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return exists (
    select
    from public.admin_users a
    join public.profiles p on p.id = a.user_id
    where a.user_id = (select auth.uid())
      and a.is_active
      and p.is_active is not false
      and (p_permission = any (private.admin_role_permissions(a.role)) or p_permission = any (a.permissions))
      and (
        coalesce(cardinality(a.ip_whitelist), 0) = 0
        or exists (select from unnest(a.ip_whitelist) allowed where private.request_ip() <<= allowed)
      )
      and (a.mfa_enabled is not true or (select auth.jwt()) ->> 'aal' = 'aal2')
  );
end;
$$;

comment on function private.admin_can(text) is
  'Whether the caller is an active administrator with this permission (by role or by admin_users.permissions), asking from an address of ip_whitelist (empty: from anywhere) and, where mfa_enabled, with a second factor in the token (aal2).';

create function private.is_super_admin() returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return private.admin_can('administrators.manage') and exists (
    select from public.admin_users a where a.user_id = (select auth.uid()) and a.role = 'super_admin'
  );
end;
$$;

comment on function private.is_super_admin() is
  'Whether the caller is an active super administrator, under the same conditions as private.admin_can. No permission stands in for the role.';
grant execute on function private.is_super_admin() to authenticated;

create policy "administrators read their own entry, permitted ones every entry"
  on public.admin_users for select to authenticated
  using (
    user_id = (select auth.uid())
    or id between (select private.staff_from('administrators.read')) and (select private.staff_to('administrators.read'))
  );

-- Whoever manages administrators by an added permission manages all but super administrators, and becomes none.
create policy "managers of administrators appoint them, super administrators their like"
  on public.admin_users for insert to authenticated
  with check (
    (select private.admin_can('administrators.manage')) and (role <> 'super_admin' or (select private.is_super_admin()))
  );

create policy "managers of administrators change them, super administrators their like"
  on public.admin_users for update to authenticated
  using (
    (select private.admin_can('administrators.manage')) and (role <> 'super_admin' or (select private.is_super_admin()))
  )
  with check (
    (select private.admin_can('administrators.manage')) and (role <> 'super_admin' or (select private.is_super_admin()))
  );

create policy "managers of administrators dismiss them, super administrators their like"
  on public.admin_users for delete to authenticated
  using (
    (select private.admin_can('administrators.manage')) and (role <> 'super_admin' or (select private.is_super_admin()))
  );

-- granted_by and granted_at come from a trigger, last_access_at from the admin panel's function.
grant select, delete on public.admin_users to authenticated;
grant insert (user_id, role, permissions, is_active, ip_whitelist, mfa_enabled) on public.admin_users to authenticated;
grant update (role, permissions, is_active, ip_whitelist, mfa_enabled) on public.admin_users to authenticated;
grant select, insert, update, delete on public.admin_users to service_role;

comment on table public.admin_users is 'Administrators of the platform. The first one is entered by whoever holds the secret key.';
comment on column public.admin_users.permissions is
  'Permissions beyond those of the role: accounts.read, billing.read, operations.read, config.read, config.manage, audit.read, metrics.read, administrators.read, administrators.manage.';
comment on column public.admin_users.ip_whitelist is 'Addresses or networks that requests must come from; null or empty for anywhere.';
comment on column public.admin_users.mfa_enabled is 'Whether the token must prove a second factor (aal2).';

create function private.tg_admin_users__set_grantor() returns trigger
language plpgsql security invoker
set search_path = ''
as $$
begin
  if current_user = 'authenticated' then
    new.granted_by := auth.uid();
    new.granted_at := now();
  end if;
  return new;
end;
$$;

comment on function private.tg_admin_users__set_grantor() is 'Trigger: records which administrator appointed another.';

create trigger tg_admin_users__set_grantor before insert on public.admin_users
  for each row execute function private.tg_admin_users__set_grantor();

-- =====================================================================================================================
-- system_config: settings of the platform.
-- =====================================================================================================================

create table public.system_config (
  key text primary key,
  value jsonb not null,
  description text,
  is_public boolean default false,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

alter table public.system_config enable row level security;

create policy "visitors read public settings"
  on public.system_config for select to anon
  using (is_public);

create policy "people read public settings, administrators of settings all"
  on public.system_config for select to authenticated
  using (is_public or (select private.admin_can('config.read')));

create policy "managers of settings add them"
  on public.system_config for insert to authenticated
  with check ((select private.admin_can('config.manage')));

create policy "managers of settings change them"
  on public.system_config for update to authenticated
  using ((select private.admin_can('config.manage')))
  with check ((select private.admin_can('config.manage')));

create policy "managers of settings remove them"
  on public.system_config for delete to authenticated
  using ((select private.admin_can('config.manage')));

grant select on public.system_config to anon, authenticated;
grant insert (key, value, description, is_public), update (value, description, is_public), delete
  on public.system_config to authenticated;
grant select, insert, update, delete on public.system_config to service_role;

comment on table public.system_config is 'Settings of the platform, by key. Not a place for secrets: those are in the vault.';
comment on column public.system_config.value is 'Any JSON value; its shape belongs to the key.';
comment on column public.system_config.is_public is 'Whether everybody may read it.';

create trigger tg_system_config__set_updated_at before update on public.system_config
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- system_metrics: one row for each day or measurement.
-- =====================================================================================================================

create table public.system_metrics (
  id uuid primary key default gen_random_uuid(),

  recorded_at timestamptz default now(),
  metric_date date default current_date,

  total_users integer default 0,
  active_users_daily integer default 0,
  active_users_weekly integer default 0,
  active_users_monthly integer default 0,

  total_messages integer default 0,
  messages_by_assistant jsonb default '{}',

  total_subscriptions integer default 0,
  subscriptions_by_plan jsonb default '{}',
  mrr numeric(12,2) default 0,

  average_response_time numeric(8,3) default 0,
  error_rate numeric(5,4) default 0,

  ai_model_costs numeric(10,4) default 0,
  infrastructure_costs numeric(10,4) default 0,

  calculated_at timestamptz default now()
);

create index system_metrics_metric_date_idx on public.system_metrics (metric_date desc, recorded_at desc);

alter table public.system_metrics enable row level security;

create policy "administrators of metrics read them"
  on public.system_metrics for select to authenticated
  using ((select private.admin_can('metrics.read')));

grant select on public.system_metrics to authenticated;
grant select, insert, update, delete on public.system_metrics to service_role;

comment on table public.system_metrics is 'Figures of the whole platform at a time.';
comment on column public.system_metrics.messages_by_assistant is 'Object: assistant id -> number of messages.';
comment on column public.system_metrics.subscriptions_by_plan is 'Object: plan id -> number of subscriptions.';
comment on column public.system_metrics.mrr is 'Monthly recurring revenue, US dollars.';
comment on column public.system_metrics.average_response_time is 'Seconds.';
comment on column public.system_metrics.error_rate is 'Share of failed turns, 0 to 1.';
comment on column public.system_metrics.ai_model_costs is 'US dollars.';
comment on column public.system_metrics.infrastructure_costs is 'US dollars.';

-- =====================================================================================================================
-- audit_logs: who changed what. Written by triggers; nobody, not even service_role, may change or delete a row.
-- =====================================================================================================================

create table public.audit_logs (
  id uuid primary key default gen_random_uuid(),

  user_id uuid references public.profiles (id) on delete set null,
  user_email text,
  user_ip_address inet,

  action text not null,
  resource_type text not null,
  resource_id text,

  details jsonb default '{}',
  old_values jsonb,
  new_values jsonb,

  user_agent text,
  session_id text,

  created_at timestamptz default now()
);

create index audit_logs_created_at_idx on public.audit_logs (created_at desc, id desc);
create index audit_logs_user_id_created_at_idx on public.audit_logs (user_id, created_at desc);
create index audit_logs_resource_idx on public.audit_logs (resource_type, resource_id, created_at desc);

alter table public.audit_logs enable row level security;

create policy "auditors read the audit log"
  on public.audit_logs for select to authenticated
  using ((select private.admin_can('audit.read')));

grant select on public.audit_logs to authenticated;
grant select, insert on public.audit_logs to service_role;

comment on table public.audit_logs is 'Changes to accounts, organizations, memberships, subscriptions, integrations, administrators and settings. Append-only; pseudonymised when an account is deleted.';
comment on column public.audit_logs.user_id is 'Who did it; null for the platform itself and for deleted accounts.';
comment on column public.audit_logs.user_email is 'Address at the time; a pseudonym once the account is deleted.';
comment on column public.audit_logs.action is 'created, updated or deleted, or a verb of the application.';
comment on column public.audit_logs.resource_type is 'Table, e.g. user_subscriptions.';
comment on column public.audit_logs.resource_id is 'Key of the row.';
comment on column public.audit_logs.details is 'Object; changed: array of the names of changed columns, secret ones included; role: database role that did it.';
comment on column public.audit_logs.old_values is 'Object of the changed columns before, without secrets.';
comment on column public.audit_logs.new_values is 'Object of the changed columns after, without secrets.';
comment on column public.audit_logs.session_id is 'session_id of the token.';

create function private.tg_audit() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  noise constant text[] := string_to_array(coalesce(tg_argv[0], ''), ',') || array['created_at', 'updated_at'];
  secret constant text[] := string_to_array(coalesce(tg_argv[1], ''), ',');
  key_column constant text := coalesce(tg_argv[2], 'id');
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - noise end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - noise end;
  key text := coalesce(to_jsonb(new) ->> key_column, to_jsonb(old) ->> key_column);
  changed text[];
  actor public.profiles;
begin
  select array_agg(k order by k) into changed
  from (select jsonb_object_keys(coalesce(was, becomes)) as k) columns
  where was is null or becomes is null or was -> k is distinct from becomes -> k;
  if changed is null then
    return null;
  end if;

  select * into actor from public.profiles where id = auth.uid();

  insert into public.audit_logs (
    user_id, user_email, user_ip_address, action, resource_type, resource_id, details, old_values, new_values,
    user_agent, session_id
  )
  select
    actor.id, actor.email,
    -- a person who has just deleted their account leaves no address behind
    case when actor.id is not null or auth.uid() is null then private.request_ip() end,
    case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end,
    tg_table_name, key,
    jsonb_build_object('changed', to_jsonb(changed), 'role', coalesce(auth.role(), session_user::text)),
    (select jsonb_object_agg(k, was -> k) from unnest(changed) k where was is not null and k <> all (secret)),
    (select jsonb_object_agg(k, becomes -> k) from unnest(changed) k where becomes is not null and k <> all (secret)),
    case when actor.id is not null or auth.uid() is null then left(private.request_header('user-agent'), 400) end,
    case when actor.id is not null then auth.jwt() ->> 'session_id' end;
  return null;
end;
$$;

comment on function private.tg_audit() is
  'Trigger(noise, secret, key): writes an audit row for what changed. noise: columns that are not worth one; secret: columns that are named but whose values are not kept; key: column of resource_id.';

create trigger tg_profiles__audit_created after insert on public.profiles for each row
  execute function private.tg_audit(
    'full_name,avatar_url,phone,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
create trigger tg_profiles__audit_updated after update of email, phone, full_name, is_active on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus');
-- Of a deleted account the log keeps that it was deleted, and nothing of what was in it.
create trigger tg_profiles__audit_deleted after delete on public.profiles for each row
  execute function private.tg_audit(
    'avatar_url,timezone,language,company_name,company_industry,company_size,company_growth_stage,company_revenue_range,company_website,notification_preferences,communication_style,working_hours,last_active_at,onboarding_completed,onboarding_step,primary_goals,secondary_goals,goals_timeline,priority_focus,full_name,phone',
    'email');

create trigger tg_organizations__audit_created_or_deleted after insert or delete on public.organizations for each row
  execute function private.tg_audit('description,logo_url,website,industry,size,settings', 'billing_email,billing_address,tax_id');
create trigger tg_organizations__audit_updated
  after update of name, slug, billing_email, billing_address, tax_id, is_active on public.organizations for each row
  execute function private.tg_audit('description,logo_url,website,industry,size,settings', 'billing_email,billing_address,tax_id');

create trigger tg_organization_members__audit after insert or update or delete on public.organization_members for each row
  execute function private.tg_audit();

create trigger tg_user_subscriptions__audit_created_or_deleted after insert or delete on public.user_subscriptions for each row
  execute function private.tg_audit('current_period_usage', 'stripe_customer_id,stripe_subscription_id,payment_method_id');
create trigger tg_user_subscriptions__audit_updated
  after update of user_id, organization_id, plan_id, status, billing_cycle, trial_start_date, trial_end_date,
    subscription_start_date, current_period_start, current_period_end, cancelled_at, ended_at, stripe_customer_id,
    stripe_subscription_id, payment_method_id, monthly_amount, yearly_amount, currency
  on public.user_subscriptions for each row
  execute function private.tg_audit('current_period_usage', 'stripe_customer_id,stripe_subscription_id,payment_method_id');

-- config may hold telephone numbers and the like: that it changed is enough.
create trigger tg_integrations__audit_created_or_deleted after insert or delete on public.integrations for each row
  execute function private.tg_audit('last_sync_at,last_error,error_count', 'credentials,config,name');
create trigger tg_integrations__audit_updated
  after update of user_id, integration_type, name, config, credentials, is_active, status, sync_frequency
  on public.integrations for each row
  execute function private.tg_audit('last_sync_at,last_error,error_count', 'credentials,config,name');

create trigger tg_admin_users__audit after insert or update or delete on public.admin_users for each row
  execute function private.tg_audit('last_access_at');

create trigger tg_system_config__audit after insert or update or delete on public.system_config for each row
  execute function private.tg_audit('', '', 'key');

-- What happens when an account begins, changes its address, and ends.

-- =====================================================================================================================
-- Sign-up
-- =====================================================================================================================

-- Metadata comes from the person or from their identity provider: whatever does not fit is left out, never an error.
create function private.profile_from_sign_up(p_metadata jsonb, p_phone text)
returns table (full_name text, avatar_url text, phone text, language text, timezone text)
language sql stable
set search_path = ''
as $$
  select
    left(nullif(btrim(regexp_replace(coalesce(m ->> 'full_name', m ->> 'name'), '[[:cntrl:]]+', ' ', 'g')), ''), 200),
    case when a.url ~ '^https://[^[:space:]]+$' and char_length(a.url) <= 2048 then a.url end,
    case when p.number ~ '^\+?[0-9][0-9 ()./-]{4,29}$' then p.number end,
    case when l.tag ~ '^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?$' then l.tag else 'es' end,
    case when private.is_timezone(m ->> 'timezone') then m ->> 'timezone' else 'America/Mexico_City' end
  from (select case when jsonb_typeof(p_metadata) = 'object' then p_metadata else '{}' end) as metadata(m)
  cross join lateral (select coalesce(m ->> 'avatar_url', m ->> 'picture')) as a(url)
  cross join lateral (select coalesce(nullif(btrim(p_phone), ''), btrim(m ->> 'phone'))) as p(number)
  cross join lateral (select replace(coalesce(m ->> 'language', m ->> 'locale'), '_', '-')) as l(tag);
$$;

comment on function private.profile_from_sign_up(jsonb, text) is
  'Profile columns from auth.users.raw_user_meta_data (full_name or name, avatar_url or picture, phone, language or locale, timezone), validated.';

-- The placeholder serves people who signed up by telephone, and the second of two identities with one address.
create function private.email_or_placeholder(p_user_id uuid, p_email text) returns text
language sql stable security definer
set search_path = ''
as $$
  select case
    when nullif(btrim(p_email), '') is null
      or exists (select from public.profiles where email = p_email and id <> p_user_id)
    then p_user_id || '@no-email.invalid'
    else p_email
  end;
$$;

comment on function private.email_or_placeholder(uuid, text) is 'The address, unless there is none or another profile has it.';

create function private.tg_auth_users__open_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  trial public.subscription_plans;
  trial_days constant integer := 14;
begin
  insert into public.profiles (id, email, full_name, avatar_url, phone, language, timezone)
  select new.id, private.email_or_placeholder(new.id, new.email), p.full_name, p.avatar_url, p.phone, p.language, p.timezone
  from private.profile_from_sign_up(new.raw_user_meta_data, new.phone) p
  on conflict (id) do nothing;
  if not found then
    return null;
  end if;

  insert into public.brain_ai_data (user_id) values (new.id) on conflict (user_id) do nothing;

  -- A project whose catalogue is not filled yet still takes sign-ups.
  select * into trial from public.subscription_plans where id = 'trial' and is_active;
  if trial.id is null then
    return null;
  end if;

  insert into public.user_subscriptions (
    user_id, plan_id, status, trial_start_date, trial_end_date, current_period_start, current_period_end,
    monthly_amount, yearly_amount
  ) values (
    new.id, trial.id, 'trial', private.today(), private.today() + trial_days - 1, private.today(), private.today() + trial_days, 0, 0
  );

  insert into public.user_assistants (user_id, assistant_id)
  select new.id, c.id
  from public.assistants_catalog c
  where c.is_active and private.plan_rank(c.required_plan) <= trial.rank
  order by c.sort_order, c.id
  limit trial.max_assistants;

  return null;
end;
$$;

comment on function private.tg_auth_users__open_account() is
  'Trigger: a new auth user gets a profile, an empty Cerebro, a trial of 14 days and the assistants that it includes.';

create trigger tg_auth_users__open_account after insert on auth.users
  for each row execute function private.tg_auth_users__open_account();

-- =====================================================================================================================
-- A changed address, a soft deletion
-- =====================================================================================================================

create function private.tg_auth_users__follow_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.email is distinct from old.email then
    update public.profiles
    set email = private.email_or_placeholder(new.id, new.email)
    where id = new.id;
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    update public.profiles set is_active = false where id = new.id;
  end if;
  return null;
end;
$$;

comment on function private.tg_auth_users__follow_account() is
  'Trigger: the profile''s address follows the auth user''s; a soft-deleted auth user is an inactive account.';

create trigger tg_auth_users__follow_account after update of email, deleted_at on auth.users
  for each row execute function private.tg_auth_users__follow_account();

-- =====================================================================================================================
-- Deletion. Foreign keys remove what is the person's; this prepares what is not theirs alone or has to be kept.
-- =====================================================================================================================

create function private.pass_on_organizations(p_user_id uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  orphan record;
  successor uuid;
begin
  for orphan in
    select m.organization_id
    from public.organization_members m
    where m.user_id = p_user_id and m.role = 'owner' and m.is_active
    order by m.organization_id
  loop
    perform from public.organizations where id = orphan.organization_id for no key update;
    continue when exists (
      select from public.organization_members
      where organization_id = orphan.organization_id and user_id <> p_user_id and role = 'owner' and is_active
    );

    select id into successor
    from public.organization_members
    where organization_id = orphan.organization_id and user_id <> p_user_id and is_active and role in ('admin', 'member')
    order by role, joined_at, id
    limit 1;

    if successor is null then
      update public.organizations set is_active = false where id = orphan.organization_id;
    else
      update public.organization_members set role = 'owner' where id = successor;
    end if;
  end loop;
end;
$$;

comment on function private.pass_on_organizations(uuid) is
  'Where the person is the only owner, the admin who joined first follows, else the member who did; an organization without either is deactivated.';

create function private.pseudonymise_audit_logs(p_user_id uuid) returns void
language sql security definer
set search_path = ''
as $$
  update public.audit_logs
  set user_email = case when user_id = p_user_id then private.pseudonym(p_user_id) else user_email end,
      user_ip_address = case when user_id = p_user_id then null else user_ip_address end,
      user_agent = case when user_id = p_user_id then null else user_agent end,
      session_id = case when user_id = p_user_id then null else session_id end,
      old_values = case when resource_type = 'profiles' and resource_id = p_user_id::text
        then old_values - array['email', 'phone', 'full_name'] else old_values end,
      new_values = case when resource_type = 'profiles' and resource_id = p_user_id::text
        then new_values - array['email', 'phone', 'full_name'] else new_values end
  where user_id = p_user_id or (resource_type = 'profiles' and resource_id = p_user_id::text);
$$;

comment on function private.pseudonymise_audit_logs(uuid) is
  'Takes address, telephone, name, IP address and browser of a person out of the audit log; what happened stays.';

create function private.tg_profiles__close_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.pass_on_organizations(old.id);
  -- An organization keeps the plan that this person took out for it.
  update public.user_subscriptions set user_id = null where user_id = old.id and organization_id is not null;
  perform private.pseudonymise_audit_logs(old.id);
  return old;
end;
$$;

comment on function private.tg_profiles__close_account() is
  'Trigger: before an account goes, its organizations are passed on and the audit log is pseudonymised.';

create trigger tg_profiles__close_account before delete on public.profiles
  for each row execute function private.tg_profiles__close_account();

-- Accounts: people, the organizations they form, and who belongs to which.
-- Administrators of the platform come in a later chapter; the policies here name private.admin_can, whose body is
-- filled in there (20260101001100_administration.sql).

create function private.admin_can(p_permission text) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$ begin return false; end; $$;

grant execute on function private.admin_can(text) to authenticated;

-- Administrators read every row of some tables, as a range of ids that is everything for them and nothing for others.
-- "or (select private.admin_can(…))" would say the same, but makes PostgreSQL read the whole table for everybody; a
-- range of the primary key is one more index scan, and an empty one for most. For the same reason the policies below
-- compare with "any (array(…))" and not with "in (…)".
create function private.staff_from(p_permission text) returns uuid
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return case when private.admin_can(p_permission)
    then '00000000-0000-0000-0000-000000000000'::uuid else 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid end;
end;
$$;

create function private.staff_to(p_permission text) returns uuid
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return case when private.admin_can(p_permission)
    then 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid else '00000000-0000-0000-0000-000000000000'::uuid end;
end;
$$;

comment on function private.staff_from(text) is 'First id that an administrator with this permission may read; after staff_to for anybody else.';
comment on function private.staff_to(text) is 'Last id that an administrator with this permission may read; before staff_from for anybody else.';
grant execute on function private.staff_from(text), private.staff_to(text) to authenticated;

-- =====================================================================================================================
-- profiles: one row for each auth user, made by the sign-up trigger, removed with the auth user.
-- =====================================================================================================================

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  email text unique not null,
  full_name text,
  avatar_url text,
  phone text,
  timezone text default 'America/Mexico_City',
  language text default 'es',

  company_name text,
  company_industry text,
  company_size public.company_size_enum,
  company_growth_stage public.growth_stage_enum,
  company_revenue_range text,
  company_website text,

  notification_preferences jsonb default '{}',
  communication_style public.communication_style_enum default 'friendly',
  working_hours jsonb default '{"start": "09:00", "end": "18:00"}',

  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  last_active_at timestamptz default now(),
  is_active boolean default true,

  onboarding_completed boolean default false,
  onboarding_step integer default 1,

  primary_goals text[],
  secondary_goals text[],
  goals_timeline text default '6-months',
  priority_focus public.focus_area_enum default 'marketing',

  constraint timezone_is_known check (private.is_timezone(timezone)),
  constraint language_is_a_tag check (language ~ '^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?$'),
  constraint onboarding_step_is_positive check (onboarding_step > 0)
);

alter table public.profiles enable row level security;

create policy "people read their own profile, account administrators every one"
  on public.profiles for select to authenticated
  using (
    id = (select auth.uid())
    or id between (select private.staff_from('accounts.read')) and (select private.staff_to('accounts.read'))
  );

create policy "people update their own profile"
  on public.profiles for update to authenticated
  using (id = (select auth.uid()))
  with check (id = (select auth.uid()));

-- insert is not granted: the sign-up trigger makes the row. delete is not granted: the auth user is deleted instead.
-- email follows the auth user, is_active belongs to the platform; neither can be updated by a client.
grant select on public.profiles to authenticated;
grant update (
  full_name, avatar_url, phone, timezone, language,
  company_name, company_industry, company_size, company_growth_stage, company_revenue_range, company_website,
  notification_preferences, communication_style, working_hours, last_active_at,
  onboarding_completed, onboarding_step, primary_goals, secondary_goals, goals_timeline, priority_focus
) on public.profiles to authenticated;
grant select, insert, update, delete on public.profiles to service_role;

comment on table public.profiles is 'A person and their business, as they describe it. Extends auth.users one to one.';
comment on column public.profiles.id is 'Same as auth.users.id; deleting the auth user deletes the profile and everything that is theirs.';
comment on column public.profiles.email is 'Copy of the auth user''s address, kept in step by a trigger; <id>@no-email.invalid for people without one of their own.';
comment on column public.profiles.timezone is 'IANA name, e.g. America/Bogota.';
comment on column public.profiles.language is 'Language tag, e.g. es, es-MX, pt-BR, en.';
comment on column public.profiles.company_revenue_range is 'Free text as chosen in onboarding, e.g. 10k-50k USD.';
comment on column public.profiles.notification_preferences is 'Object: channel -> boolean or settings of that channel.';
comment on column public.profiles.communication_style is 'How assistants address this person.';
comment on column public.profiles.working_hours is 'Object {"start": "HH:MM", "end": "HH:MM"} in the profile''s time zone.';
comment on column public.profiles.last_active_at is 'Last time the person used the product.';
comment on column public.profiles.is_active is 'False suspends the account: no turn begins. Set by the platform, never by the person.';
comment on column public.profiles.onboarding_step is 'Step of onboarding the person is at, from 1.';
comment on column public.profiles.goals_timeline is 'Horizon of the goals, e.g. 6-months.';

create trigger tg_profiles__set_updated_at before update on public.profiles
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- organizations: businesses with several people, one bill and one plan for all of them.
-- =====================================================================================================================

create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text unique not null,
  description text,
  logo_url text,
  website text,
  industry text,
  size public.organization_size_enum,

  settings jsonb default '{}',

  billing_email text,
  billing_address jsonb,
  tax_id text,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  is_active boolean default true,

  -- beside the specification: lets the creator read the row that they are inserting, before they are its owner
  created_by uuid default auth.uid() references public.profiles (id) on delete set null,

  constraint slug_is_valid check (slug ~ '^[a-z0-9][a-z0-9_-]{0,62}$')
);

create index organizations_created_by_idx on public.organizations (created_by);

alter table public.organizations enable row level security;

-- organization_members: who belongs to an organization, as what.
create table public.organization_members (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid references public.organizations (id) on delete cascade,
  user_id uuid references public.profiles (id) on delete cascade,
  role public.organization_role_enum default 'member',
  permissions text[],
  invited_by uuid references public.profiles (id) on delete set null,
  joined_at timestamptz default now(),
  is_active boolean default true,

  unique (organization_id, user_id)
);

create index organization_members_user_id_idx on public.organization_members (user_id);
create index organization_members_invited_by_idx on public.organization_members (invited_by);

alter table public.organization_members enable row level security;

-- Helper of the policies below. A set, not a yes or no: it is computed once for a query and not once for a row. It is
-- plpgsql, as are the other helpers of policies, because that keeps its plan for the session; sql would plan it anew
-- for every query.
create function private.my_organizations(variadic p_roles public.organization_role_enum[]) returns setof uuid
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return query
  select m.organization_id
  from public.organization_members m
  where m.user_id = (select auth.uid()) and m.is_active and m.role = any (p_roles);
end;
$$;

comment on function private.my_organizations(public.organization_role_enum[]) is
  'Organizations in which the caller is an active member with one of these roles.';
grant execute on function private.my_organizations(public.organization_role_enum[]) to authenticated;

create policy "members read their organization, account administrators all"
  on public.organizations for select to authenticated
  using (
    id = any (array(select private.my_organizations('owner', 'admin', 'member', 'guest')))
    -- insert ... returning checks this policy before the trigger has made the creator an owner
    or (created_by = (select auth.uid()) and created_at = now())
    or id between (select private.staff_from('accounts.read')) and (select private.staff_to('accounts.read'))
  );

create policy "people found organizations in their own name"
  on public.organizations for insert to authenticated
  with check (created_by = (select auth.uid()));

create policy "owners and admins update their organization"
  on public.organizations for update to authenticated
  using (id = any (array(select private.my_organizations('owner', 'admin'))))
  with check (id = any (array(select private.my_organizations('owner', 'admin'))));

create policy "owners delete their organization"
  on public.organizations for delete to authenticated
  using (id = any (array(select private.my_organizations('owner'))));

-- settings, billing_* and tax_id are not selectable: the row is shared with members and guests, these columns are not.
-- Owners and admins read them through organization_administration(). created_by comes from the token.
grant select (id, name, slug, description, logo_url, website, industry, size, created_at, updated_at, is_active, created_by)
  on public.organizations to authenticated;
grant insert (name, slug, description, logo_url, website, industry, size, settings, billing_email, billing_address, tax_id)
  on public.organizations to authenticated;
grant update (name, slug, description, logo_url, website, industry, size, settings, billing_email, billing_address, tax_id)
  on public.organizations to authenticated;
grant delete on public.organizations to authenticated;
grant select, insert, update, delete on public.organizations to service_role;

comment on table public.organizations is 'A business with several people. Owners and admins manage it, members read it, guests see its name card.';
comment on column public.organizations.slug is 'Short name for addresses: lower-case letters, digits, hyphen and underscore, at most 63.';
comment on column public.organizations.settings is 'Object of settings of the organization. Readable by owners and admins only.';
comment on column public.organizations.billing_address is 'Object {line1, line2, city, state, postal_code, country}. Readable by owners and admins only.';
comment on column public.organizations.tax_id is 'Tax identifier (RFC, NIT, RUC, CUIT, CNPJ, …). Readable by owners and admins only.';
comment on column public.organizations.is_active is 'False when the platform closed it or when its last owner''s account was deleted and nobody could follow.';
comment on column public.organizations.created_by is 'Beside the specification: the person who founded it; null once their account is deleted.';

create trigger tg_organizations__set_updated_at before update on public.organizations
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- organization_members: policies, grants, comments, triggers (the table stands above, its helper needs it).
-- =====================================================================================================================

create policy "members read their fellow members, guests only themselves"
  on public.organization_members for select to authenticated
  using (
    user_id = (select auth.uid())
    or organization_id = any (array(select private.my_organizations('owner', 'admin', 'member')))
    or id between (select private.staff_from('accounts.read')) and (select private.staff_to('accounts.read'))
  );

create policy "owners add anybody, admins add anybody but owners"
  on public.organization_members for insert to authenticated
  with check (
    organization_id = any (array(select private.my_organizations('owner')))
    or (role <> 'owner' and organization_id = any (array(select private.my_organizations('admin'))))
  );

create policy "owners change every membership, admins any but owners'"
  on public.organization_members for update to authenticated
  using (
    organization_id = any (array(select private.my_organizations('owner')))
    or (role <> 'owner' and organization_id = any (array(select private.my_organizations('admin'))))
  )
  with check (
    organization_id = any (array(select private.my_organizations('owner')))
    or (role <> 'owner' and organization_id = any (array(select private.my_organizations('admin'))))
  );

create policy "people leave, owners remove anybody, admins anybody but owners"
  on public.organization_members for delete to authenticated
  using (
    user_id = (select auth.uid())
    or organization_id = any (array(select private.my_organizations('owner')))
    or (role <> 'owner' and organization_id = any (array(select private.my_organizations('admin'))))
  );

-- A membership is not moved to another person or organization: those columns cannot be updated.
grant select, delete on public.organization_members to authenticated;
grant insert (organization_id, user_id, role, permissions) on public.organization_members to authenticated;
grant update (role, permissions, is_active) on public.organization_members to authenticated;
grant select, insert, update, delete on public.organization_members to service_role;

comment on table public.organization_members is 'Membership of a person in an organization. An organization that has an owner never loses its last one, except with its account or with itself.';
comment on column public.organization_members.permissions is 'Names of extra permissions for features outside the database; access to rows depends on role alone.';
comment on column public.organization_members.invited_by is 'Who added this member; null for founders.';
comment on column public.organization_members.is_active is 'False suspends the membership: the organization and its plan are out of reach.';

create function private.tg_organization_members__set_inviter() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if current_user = 'authenticated' then
    new.invited_by := auth.uid();
  end if;
  return new;
end;
$$;

comment on function private.tg_organization_members__set_inviter() is 'Trigger: a client adds members in their own name.';

create trigger tg_organization_members__set_inviter before insert on public.organization_members
  for each row execute function private.tg_organization_members__set_inviter();

create function private.tg_organizations__add_founder() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.created_by is not null then
    insert into public.organization_members (organization_id, user_id, role)
    values (new.id, new.created_by, 'owner')
    on conflict (organization_id, user_id) do nothing;
  end if;
  return null;
end;
$$;

comment on function private.tg_organizations__add_founder() is 'Trigger: the founder becomes the first owner.';

create trigger tg_organizations__add_founder after insert on public.organizations
  for each row execute function private.tg_organizations__add_founder();

create function private.tg_organization_members__keep_an_owner() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if old.role <> 'owner' or old.is_active is not true then
    return coalesce(new, old);
  end if;
  if tg_op = 'UPDATE'
     and new.role = 'owner' and new.is_active
     and new.organization_id = old.organization_id and new.user_id = old.user_id then
    return new;
  end if;

  -- One at a time for each organization, or two owners could leave at the same moment. The organization is gone when
  -- it is being deleted, the profile when its account is (its trigger has found a successor by then).
  perform from public.organizations where id = old.organization_id for no key update;
  if not found or not exists (select from public.profiles where id = old.user_id) then
    return coalesce(new, old);
  end if;

  if not exists (
    select from public.organization_members
    where organization_id = old.organization_id and id <> old.id and role = 'owner' and is_active
  ) then
    raise exception using
      errcode = '23514',
      message = 'last_owner',
      detail = json_build_object('organization_id', old.organization_id)::text,
      hint = 'La organización necesita al menos un propietario: nombra a otra persona antes de salir.';
  end if;
  return coalesce(new, old);
end;
$$;

comment on function private.tg_organization_members__keep_an_owner() is
  'Trigger: refuses (23514, message last_owner) to remove, demote or suspend the last active owner of an organization.';

create trigger tg_organization_members__keep_an_owner
  before update of role, is_active, user_id, organization_id or delete on public.organization_members
  for each row execute function private.tg_organization_members__keep_an_owner();

-- =====================================================================================================================
-- What the shared rows do not show.
-- =====================================================================================================================

create function private.organization_administration(p_organization_id uuid)
returns table (settings jsonb, billing_email text, billing_address jsonb, tax_id text)
language sql stable security definer
set search_path = ''
as $$
  select o.settings, o.billing_email, o.billing_address, o.tax_id
  from public.organizations o
  where o.id = p_organization_id and o.id = any (array(select private.my_organizations('owner', 'admin')));
$$;

comment on function private.organization_administration(uuid) is 'Body of public.organization_administration.';
grant execute on function private.organization_administration(uuid) to authenticated;

create function public.organization_administration(p_organization_id uuid)
returns table (settings jsonb, billing_email text, billing_address jsonb, tax_id text)
language sql stable security invoker
set search_path = ''
begin atomic
  select a.settings, a.billing_email, a.billing_address, a.tax_id
  from private.organization_administration(p_organization_id) a;
end;

comment on function public.organization_administration(uuid) is
  'Settings and billing data of an organization, for its owners and admins; no row for anybody else.';
grant execute on function public.organization_administration(uuid) to authenticated;

create function private.organization_directory(p_organization_id uuid)
returns table (user_id uuid, full_name text, avatar_url text, role public.organization_role_enum, joined_at timestamptz, is_active boolean)
language sql stable security definer
set search_path = ''
as $$
  select m.user_id, p.full_name, p.avatar_url, m.role, m.joined_at, m.is_active
  from public.organization_members m
  join public.profiles p on p.id = m.user_id
  where m.organization_id = p_organization_id
    and m.organization_id = any (array(select private.my_organizations('owner', 'admin', 'member')))
  order by m.joined_at, m.user_id;
$$;

comment on function private.organization_directory(uuid) is 'Body of public.organization_directory.';
grant execute on function private.organization_directory(uuid) to authenticated;

create function public.organization_directory(p_organization_id uuid)
returns table (user_id uuid, full_name text, avatar_url text, role public.organization_role_enum, joined_at timestamptz, is_active boolean)
language sql stable security invoker
set search_path = ''
begin atomic
  select d.user_id, d.full_name, d.avatar_url, d.role, d.joined_at, d.is_active
  from private.organization_directory(p_organization_id) d;
end;

comment on function public.organization_directory(uuid) is
  'Names and pictures of the people of an organization, for its owners, admins and members. Profiles themselves stay private.';
grant execute on function public.organization_directory(uuid) to authenticated;

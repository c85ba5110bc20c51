-- Invitations: the only way into an organization. Owners and admins invite an address; whoever proves that the address
-- is theirs accepts. The secret of the link is handed out once and kept as a hash only.
--
-- Nothing here says whether an address has an account.

-- =====================================================================================================================
-- organization_invitations: in schema private, because it holds addresses of people who may never have come here.
-- =====================================================================================================================

create table private.organization_invitations (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references public.organizations (id) on delete cascade,
  email text not null,
  role public.organization_role_enum not null,
  token_hash bytea not null,
  invited_by uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references public.profiles (id) on delete set null,
  declined_at timestamptz,
  revoked_at timestamptz,

  constraint email_is_lower_case check (email = lower(email) and char_length(email) <= 320),
  constraint it_ends_one_way check (num_nonnulls(accepted_at, declined_at, revoked_at) <= 1)
);

create unique index organization_invitations_token_hash_key on private.organization_invitations (token_hash);
-- Inviting an address again renews the invitation that is open, also when two do it at once.
create unique index one_open_invitation_for_each_address on private.organization_invitations (organization_id, email)
  where accepted_at is null and declined_at is null and revoked_at is null;
create index organization_invitations_organization_id_idx on private.organization_invitations (organization_id, created_at desc);
create index organization_invitations_email_idx on private.organization_invitations (email);
create index organization_invitations_invited_by_idx on private.organization_invitations (invited_by);
create index organization_invitations_accepted_by_idx on private.organization_invitations (accepted_by);

alter table private.organization_invitations enable row level security;

-- No grant: it is reached through the functions below alone.

comment on table private.organization_invitations is
  'An invitation of an address into an organization. Open until it is accepted, declined or revoked, or has run out; removed a month after it ran out.';
comment on column private.organization_invitations.email is 'Address that was invited, in lower case.';
comment on column private.organization_invitations.token_hash is 'SHA-256 of the secret in the link.';
comment on column private.organization_invitations.invited_by is 'Who invited last; null once their account is deleted.';

-- =====================================================================================================================
-- Helpers
-- =====================================================================================================================

create function private.invitation_hash(p_token text) returns bytea
language sql immutable parallel safe strict
set search_path = ''
as $$ select sha256(convert_to(p_token, 'UTF8')); $$;

comment on function private.invitation_hash(text) is 'What is stored of the secret of an invitation. Its 256 random bits need no salt.';

create function private.confirmed_email(p_user_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select lower(u.email)
    from auth.users u
    where u.id = p_user_id and u.email_confirmed_at is not null and nullif(u.email, '') is not null and u.deleted_at is null
  );
end;
$$;

comment on function private.confirmed_email(uuid) is 'Address that a person has proved to be theirs, in lower case; null while they have not.';

create function private.email_hint(p_email text) returns text
language sql immutable parallel safe strict
set search_path = ''
as $$ select left(p_email, 1) || '***' || substr(p_email, strpos(p_email, '@')); $$;

comment on function private.email_hint(text) is 'An address that its owner recognizes and nobody else learns, e.g. a***@example.com.';

create function private.invitation_state(p_invitation private.organization_invitations) returns text
language sql stable
set search_path = ''
as $$
  select case
    when p_invitation.accepted_at is not null then 'accepted'
    when p_invitation.declined_at is not null or p_invitation.revoked_at is not null then 'revoked'
    when p_invitation.expires_at <= now() then 'expired'
    else 'open'
  end;
$$;

comment on function private.invitation_state(private.organization_invitations) is 'open, expired, accepted or revoked; a declined one is revoked.';

create function private.my_role_in(p_organization_id uuid) returns public.organization_role_enum
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select m.role
    from public.organization_members m
    join public.organizations o on o.id = m.organization_id
    where m.organization_id = p_organization_id and m.user_id = auth.uid() and m.is_active and o.is_active
  );
end;
$$;

comment on function private.my_role_in(uuid) is 'The caller''s role in an organization that is active; null for strangers and suspended members.';

-- =====================================================================================================================
-- For owners and admins
-- =====================================================================================================================

create function private.invite_member(p_organization_id uuid, p_email text, p_role public.organization_role_enum)
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_email constant text := lower(btrim(p_email, E' \t\r\n'));
  v_role constant public.organization_role_enum := private.my_role_in(p_organization_id);
  v_token constant text := encode(extensions.gen_random_bytes(32), 'hex');
  v_most constant integer := 200;
  v_invitation private.organization_invitations;
begin
  if v_role is null or v_role not in ('owner', 'admin') then
    perform private.refuse_plan_limit('organization_not_found', '{}', 'No administras esta organización.');
  elsif p_role is null or (p_role = 'owner' and v_role <> 'owner') then
    perform private.refuse_plan_limit('role_not_allowed', jsonb_build_object('role', p_role),
      'Solo un propietario puede invitar a otro propietario.');
  elsif coalesce(v_email, '') !~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+\.[^@[:space:][:cntrl:]]+$'
    or char_length(v_email) > 320 then
    perform private.refuse_plan_limit('email_invalid', '{}', 'Escribe una dirección de correo válida.');
  end if;

  -- One at a time for each organization, or the number below would be anybody's guess.
  perform from public.organizations where id = p_organization_id for no key update;
  if exists (
    select
    from public.organization_members m
    join public.profiles p on p.id = m.user_id
    where m.organization_id = p_organization_id and lower(p.email) = v_email
  ) then
    perform private.refuse_plan_limit('already_member', '{}', 'Esta persona ya es parte de la organización.');
  elsif (
    select count(*)
    from private.organization_invitations i
    where i.organization_id = p_organization_id and i.email <> v_email
      and i.accepted_at is null and i.declined_at is null and i.revoked_at is null and i.expires_at > now()
  ) >= v_most then
    perform private.refuse_plan_limit('too_many_invitations', jsonb_build_object('limit', v_most),
      'Hay demasiadas invitaciones abiertas: espera a que las acepten o revoca algunas.');
  end if;

  insert into private.organization_invitations as i (organization_id, email, role, token_hash, invited_by, expires_at)
  values (p_organization_id, v_email, p_role, private.invitation_hash(v_token), auth.uid(), now() + interval '7 days')
  on conflict (organization_id, email) where accepted_at is null and declined_at is null and revoked_at is null
  do update set
    role = excluded.role,
    token_hash = excluded.token_hash,
    invited_by = excluded.invited_by,
    created_at = now(),
    expires_at = excluded.expires_at
  -- An admin renews what an admin may give; an owner's invitation of an owner is the owners' to change.
  where i.role <> 'owner' or v_role = 'owner'
  returning i.* into v_invitation;
  if v_invitation.id is null then
    perform private.refuse_plan_limit('role_not_allowed', jsonb_build_object('role', 'owner'),
      'Un propietario ya invitó a esta persona como propietaria.');
  end if;
  return jsonb_build_object('id', v_invitation.id, 'token', v_token, 'expires_at', v_invitation.expires_at);
end;
$$;

comment on function private.invite_member(uuid, text, public.organization_role_enum) is 'Body of public.invite_member.';
grant execute on function private.invite_member(uuid, text, public.organization_role_enum) to authenticated;

create function public.invite_member(p_organization_id uuid, p_email text, p_role public.organization_role_enum default 'member')
returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.invite_member(p_organization_id, p_email, p_role);
end;

comment on function public.invite_member(uuid, text, public.organization_role_enum) is
  'Invites an address for seven days: {id, token, expires_at}. The token is the secret of the link and is not shown again. Owners give any role, admins any but owner. Inviting an address again renews: the earlier link no longer works. Refused with 23514: organization_not_found, role_not_allowed, email_invalid, already_member, too_many_invitations.';
grant execute on function public.invite_member(uuid, text, public.organization_role_enum) to authenticated;

create function private.organization_invitations(p_organization_id uuid)
returns table (
  id uuid, email text, role public.organization_role_enum, invited_by_name text, created_at timestamptz, expires_at timestamptz
)
language sql stable security definer
set search_path = ''
as $$
  select i.id, i.email, i.role, p.full_name, i.created_at, i.expires_at
  from private.organization_invitations i
  left join public.profiles p on p.id = i.invited_by
  where i.organization_id = p_organization_id
    and i.organization_id = any (array(select private.my_organizations('owner', 'admin')))
    and i.accepted_at is null and i.declined_at is null and i.revoked_at is null
  order by i.created_at desc, i.id;
$$;

comment on function private.organization_invitations(uuid) is 'Body of public.organization_invitations.';
grant execute on function private.organization_invitations(uuid) to authenticated;

create function public.organization_invitations(p_organization_id uuid)
returns table (
  id uuid, email text, role public.organization_role_enum, invited_by_name text, created_at timestamptz, expires_at timestamptz
)
language sql stable security invoker
set search_path = ''
begin atomic
  select i.id, i.email, i.role, i.invited_by_name, i.created_at, i.expires_at
  from private.organization_invitations(p_organization_id) i;
end;

comment on function public.organization_invitations(uuid) is
  'Invitations that nobody has answered, newest first, those that have run out included; for owners and admins, no row for anybody else.';
grant execute on function public.organization_invitations(uuid) to authenticated;

create function private.revoke_invitation(p_invitation_id uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  v_invitation private.organization_invitations;
  v_role public.organization_role_enum;
begin
  select i.* into v_invitation from private.organization_invitations i where i.id = p_invitation_id for update;
  v_role := private.my_role_in(v_invitation.organization_id);
  if v_role is null or v_role not in ('owner', 'admin') then
    perform private.refuse_plan_limit('invitation_not_found', '{}', 'Esta invitación no existe.');
  elsif v_invitation.role = 'owner' and v_role <> 'owner' then
    perform private.refuse_plan_limit('role_not_allowed', jsonb_build_object('role', 'owner'),
      'Solo un propietario puede revocar esta invitación.');
  end if;
  update private.organization_invitations
  set revoked_at = now()
  where id = p_invitation_id and accepted_at is null and declined_at is null and revoked_at is null;
end;
$$;

comment on function private.revoke_invitation(uuid) is 'Body of public.revoke_invitation.';
grant execute on function private.revoke_invitation(uuid) to authenticated;

create function public.revoke_invitation(p_invitation_id uuid) returns void
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.revoke_invitation(p_invitation_id);
end;

comment on function public.revoke_invitation(uuid) is
  'Takes an invitation back; one that was answered stays as it is. For owners and admins, an owner''s for owners. Refused with 23514: invitation_not_found, role_not_allowed.';
grant execute on function public.revoke_invitation(uuid) to authenticated;

-- Whoever may no longer invite takes along the invitations that nobody has answered: they would otherwise be a way back.
create function private.tg_organization_members__take_invitations_back() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  update private.organization_invitations i
  set revoked_at = now()
  where i.organization_id = old.organization_id and i.invited_by = old.user_id
    and i.accepted_at is null and i.declined_at is null and i.revoked_at is null
    and (
      tg_op = 'DELETE' or new.is_active is not true or new.role not in ('owner', 'admin')
      or (i.role = 'owner' and new.role <> 'owner')
    );
  return null;
end;
$$;

comment on function private.tg_organization_members__take_invitations_back() is
  'Trigger: a member who is removed, suspended or demoted leaves no invitation open that they could no longer write.';

create trigger tg_organization_members__take_invitations_back
  after update of role, is_active or delete on public.organization_members
  for each row when (old.role in ('owner', 'admin'))
  execute function private.tg_organization_members__take_invitations_back();

-- =====================================================================================================================
-- For those who are invited
-- =====================================================================================================================

create function private.my_invitations()
returns table (
  id uuid, organization_id uuid, organization_name text, role public.organization_role_enum, invited_by_name text,
  expires_at timestamptz
)
language sql stable security definer
set search_path = ''
as $$
  select i.id, i.organization_id, o.name, i.role, p.full_name, i.expires_at
  from private.organization_invitations i
  join public.organizations o on o.id = i.organization_id and o.is_active
  left join public.profiles p on p.id = i.invited_by
  where i.email = (select private.confirmed_email((select auth.uid())))
    and i.accepted_at is null and i.declined_at is null and i.revoked_at is null and i.expires_at > now()
  order by i.created_at desc, i.id;
$$;

comment on function private.my_invitations() is 'Body of public.my_invitations.';
grant execute on function private.my_invitations() to authenticated;

create function public.my_invitations()
returns table (
  id uuid, organization_id uuid, organization_name text, role public.organization_role_enum, invited_by_name text,
  expires_at timestamptz
)
language sql stable security invoker
set search_path = ''
begin atomic
  select i.id, i.organization_id, i.organization_name, i.role, i.invited_by_name, i.expires_at from private.my_invitations() i;
end;

comment on function public.my_invitations() is 'Open invitations to the address that the caller has confirmed, newest first.';
grant execute on function public.my_invitations() to authenticated;

create function private.invitation_preview(p_token text) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  v_invitation private.organization_invitations;
begin
  select i.* into v_invitation
  from private.organization_invitations i
  where i.token_hash = private.invitation_hash(p_token);
  if not found then
    return null;
  end if;
  return (
    select jsonb_build_object(
      'organization_name', o.name,
      'role', v_invitation.role,
      'invited_by_name', p.full_name,
      'email_hint', private.email_hint(v_invitation.email),
      'expires_at', v_invitation.expires_at,
      'state', case when o.is_active then private.invitation_state(v_invitation) else 'revoked' end
    )
    from public.organizations o
    left join public.profiles p on p.id = v_invitation.invited_by
    where o.id = v_invitation.organization_id
  );
end;
$$;

comment on function private.invitation_preview(text) is 'Body of public.invitation_preview.';
grant execute on function private.invitation_preview(text) to anon, authenticated;

create function public.invitation_preview(p_token text) returns jsonb
language sql stable security invoker
set search_path = ''
begin atomic
  select private.invitation_preview(p_token);
end;

comment on function public.invitation_preview(text) is
  'What a link invites to, before signing in: {organization_name, role, invited_by_name, email_hint, expires_at, state: open, expired, accepted or revoked}; null for a link that is unknown or was renewed since. For visitors too: whoever knows the token has the letter in their hands.';
grant execute on function public.invitation_preview(text) to anon, authenticated;

create function private.claim_invitation(p_token text, p_invitation_id uuid) returns private.organization_invitations
language plpgsql security definer
set search_path = ''
as $$
declare
  v_email constant text := private.confirmed_email(auth.uid());
  v_invitation private.organization_invitations;
begin
  -- Locked, so that of two answers at once the second sees what the first one said.
  if p_token is not null then
    select i.* into v_invitation
    from private.organization_invitations i
    where i.token_hash = private.invitation_hash(p_token)
    for update;
  else
    select i.* into v_invitation
    from private.organization_invitations i
    where i.id = p_invitation_id and i.email = v_email
    for update;
  end if;
  if v_invitation.id is null or v_invitation.revoked_at is not null
    or not exists (select from public.organizations o where o.id = v_invitation.organization_id and o.is_active) then
    perform private.refuse_plan_limit('invitation_not_found', '{}', 'Esta invitación ya no existe. Pide que te inviten de nuevo.');
  elsif v_email is distinct from v_invitation.email then
    perform private.refuse_plan_limit('invitation_email_mismatch',
      jsonb_build_object('email_hint', private.email_hint(v_invitation.email), 'confirmed', v_email is not null),
      format('Esta invitación es para %s. Entra con esa cuenta y confirma tu correo.', private.email_hint(v_invitation.email)));
  end if;
  return v_invitation;
end;
$$;

comment on function private.claim_invitation(text, uuid) is
  'The invitation that the caller may answer, by its secret or by its id, locked. Refuses invitation_not_found and invitation_email_mismatch.';

create function private.accept_invitation(p_token text, p_invitation_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
  v_invitation constant private.organization_invitations := private.claim_invitation(p_token, p_invitation_id);
begin
  if exists (
    select from public.organization_members m
    where m.organization_id = v_invitation.organization_id and m.user_id = v_user_id
  ) then
    -- Said twice is said once: a second device, or a retry after the answer was lost.
    if v_invitation.accepted_by = v_user_id then
      return jsonb_build_object('organization_id', v_invitation.organization_id);
    end if;
    perform private.refuse_plan_limit('already_member',
      jsonb_build_object('organization_id', v_invitation.organization_id), 'Ya eres parte de esta organización.');
  elsif v_invitation.accepted_at is not null or v_invitation.declined_at is not null then
    perform private.refuse_plan_limit('invitation_not_found', '{}', 'Esta invitación ya se usó. Pide que te inviten de nuevo.');
  elsif v_invitation.expires_at <= now() then
    perform private.refuse_plan_limit('invitation_expired', jsonb_build_object('expires_at', v_invitation.expires_at),
      'Esta invitación venció. Pide que te inviten de nuevo.');
  end if;

  insert into public.organization_members (organization_id, user_id, role, invited_by)
  values (v_invitation.organization_id, v_user_id, v_invitation.role, v_invitation.invited_by)
  on conflict (organization_id, user_id) do nothing;
  update private.organization_invitations
  set accepted_at = now(), accepted_by = v_user_id
  where id = v_invitation.id;
  return jsonb_build_object('organization_id', v_invitation.organization_id);
end;
$$;

comment on function private.accept_invitation(text, uuid) is 'Body of public.accept_invitation.';
grant execute on function private.accept_invitation(text, uuid) to authenticated;

create function public.accept_invitation(p_token text default null, p_invitation_id uuid default null) returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.accept_invitation(p_token, p_invitation_id);
end;

comment on function public.accept_invitation(text, uuid) is
  'Joins the organization that invited the caller''s confirmed address, by the token of the link or by the id from my_invitations: {organization_id}. Accepting again says the same. Refused with 23514: invitation_not_found, invitation_email_mismatch {email_hint, confirmed}, invitation_expired {expires_at}, already_member {organization_id}.';
grant execute on function public.accept_invitation(text, uuid) to authenticated;

create function private.decline_invitation(p_token text, p_invitation_id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_invitation constant private.organization_invitations := private.claim_invitation(p_token, p_invitation_id);
begin
  if v_invitation.accepted_at is not null then
    perform private.refuse_plan_limit('already_member',
      jsonb_build_object('organization_id', v_invitation.organization_id), 'Ya aceptaste esta invitación.');
  end if;
  update private.organization_invitations set declined_at = coalesce(declined_at, now()) where id = v_invitation.id;
  return jsonb_build_object('organization_id', v_invitation.organization_id);
end;
$$;

comment on function private.decline_invitation(text, uuid) is 'Body of public.decline_invitation.';
grant execute on function private.decline_invitation(text, uuid) to authenticated;

create function public.decline_invitation(p_token text default null, p_invitation_id uuid default null) returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.decline_invitation(p_token, p_invitation_id);
end;

comment on function public.decline_invitation(text, uuid) is
  'Says no to an invitation, by the token of the link or by the id from my_invitations: {organization_id}. Refused with 23514: invitation_not_found, invitation_email_mismatch, already_member.';
grant execute on function public.decline_invitation(text, uuid) to authenticated;

-- =====================================================================================================================
-- No other way in
-- =====================================================================================================================

revoke insert (organization_id, user_id, role, permissions) on public.organization_members from authenticated;
drop policy "owners add anybody, admins add anybody but owners" on public.organization_members;
drop trigger tg_organization_members__set_inviter on public.organization_members;
drop function private.tg_organization_members__set_inviter();

comment on table public.organization_members is
  'Membership of a person in an organization, by founding it or by accepting an invitation; insert is not granted. An organization that has an owner never loses its last one, except with its account or with itself.';
comment on column public.organization_members.invited_by is 'Who invited this member; null for founders.';

-- What was answered or has run out is nobody's business after a month.
select cron.schedule(
  'sintra_old_invitations',
  '41 4 * * *',
  $$delete from private.organization_invitations where expires_at < now() - interval '30 days'$$
);

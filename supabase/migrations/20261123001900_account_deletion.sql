-- Deleting one's own account, from the web. The auth user goes, and with it, by foreign keys and the triggers of the
-- chapter of sign-up and deletion, everything that is the person's; their files follow through the worker.

create function private.signed_in_at() returns timestamptz
language sql stable
set search_path = ''
as $$
  -- Not iat: a token is renewed by itself, for as long as a session lasts.
  select to_timestamp(max((m.method ->> 'timestamp')::bigint))
  from jsonb_array_elements(case when jsonb_typeof(auth.jwt() -> 'amr') = 'array' then auth.jwt() -> 'amr' else '[]' end) as m (method)
  where jsonb_typeof(m.method -> 'timestamp') = 'number' and m.method ->> 'method' is distinct from 'token_refresh';
$$;

comment on function private.signed_in_at() is
  'When the caller last proved who they are, as the claim amr of their token says; null for a token that does not say.';

create function private.delete_my_account(p_email_confirmation text) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
  v_fresh constant interval := '1 hour';
  v_email text;
begin
  select p.email into v_email from public.profiles p where p.id = v_user_id;
  if not found then
    perform private.refuse_plan_limit('profile_not_found', '{}', 'Tu cuenta ya no existe.');
  elsif lower(btrim(coalesce(p_email_confirmation, ''))) <> lower(v_email) then
    perform private.refuse_plan_limit('confirmation_mismatch', '{}',
      'La dirección no coincide con la de tu cuenta. Escríbela completa para confirmar.');
  elsif private.signed_in_at() < now() - v_fresh then
    -- A browser that was left open somewhere is not enough.
    perform private.refuse_plan_limit('reauthentication_needed',
      jsonb_build_object('signed_in_at', private.signed_in_at(), 'max_age_seconds', extract(epoch from v_fresh)::integer),
      'Por seguridad, ingresa otra vez antes de eliminar tu cuenta.');
  end if;

  -- Invitations to an address that is proved to be theirs go with them; those that they sent go with their memberships.
  delete from private.organization_invitations i
  where i.accepted_by = v_user_id or i.email = private.confirmed_email(v_user_id);
  delete from auth.users u where u.id = v_user_id;
end;
$$;

comment on function private.delete_my_account(text) is 'Body of public.delete_my_account.';
grant execute on function private.delete_my_account(text) to authenticated;

-- A hundred thousand messages take some seconds to go; PostgREST reads this setting before it begins.
create function public.delete_my_account(p_email_confirmation text) returns void
language sql volatile security invoker
set search_path = ''
set statement_timeout = '60s'
begin atomic
  select private.delete_my_account(p_email_confirmation);
end;

comment on function public.delete_my_account(text) is
  'Deletes the caller''s account and everything that is theirs, at once and for good; their files are removed shortly after. What the law wants kept stays without saying whose it was. Refused with 23514: confirmation_mismatch unless p_email_confirmation is the address of the account, reauthentication_needed {signed_in_at, max_age_seconds} where the token says that the caller signed in longer ago than an hour.';
grant execute on function public.delete_my_account(text) to authenticated;

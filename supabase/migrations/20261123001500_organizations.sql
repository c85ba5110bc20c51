-- Founding an organization by its name alone. The address is made from the name; where it is taken, it gets a tail.

create function private.slug_from(p_name text) returns text
language sql immutable parallel safe
set search_path = ''
as $$
  select coalesce(
    nullif(
      btrim(left(btrim(regexp_replace(lower(private.unaccent_immutable(p_name)), '[^a-z0-9]+', '-', 'g'), '-'), 50), '-'),
      ''
    ),
    'organizacion'
  );
$$;

comment on function private.slug_from(text) is
  'A name as part of an address: lower case, without accents, words joined by hyphens, at most 50 characters.';

create function private.create_organization(p_name text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_name constant text := btrim(regexp_replace(p_name, '[[:space:][:cntrl:]]+', ' ', 'g'));
  v_base constant text := private.slug_from(v_name);
  v_slug text := v_base;
  v_id uuid;
begin
  if not exists (select from public.profiles p where p.id = auth.uid()) then
    perform private.refuse_plan_limit('profile_not_found', '{}', 'Tu cuenta ya no existe.');
  elsif coalesce(char_length(v_name), 0) not between 1 and 200 then
    perform private.refuse_plan_limit('organization_name_invalid', '{}',
      'Escribe el nombre de la organización, de 200 caracteres como máximo.');
  end if;

  loop
    insert into public.organizations (name, slug, created_by)
    values (v_name, v_slug, auth.uid())
    on conflict (slug) do nothing
    returning id into v_id;
    exit when v_id is not null;
    v_slug := v_base || '-' || encode(extensions.gen_random_bytes(4), 'hex');
  end loop;
  return jsonb_build_object('id', v_id, 'slug', v_slug);
end;
$$;

comment on function private.create_organization(text) is 'Body of public.create_organization.';
grant execute on function private.create_organization(text) to authenticated;

create function public.create_organization(p_name text) returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.create_organization(p_name);
end;

comment on function public.create_organization(text) is
  'Founds an organization, with the caller as its owner: {id, slug}; the slug is made from the name and unique. Refused with 23514: organization_name_invalid.';
grant execute on function public.create_organization(text) to authenticated;

-- Shared functions: who is asking, from where, and what every table does on update.
-- Trigger functions need no grant: the right to execute them is asked when a trigger is created, not when it fires.

-- updated_at ----------------------------------------------------------------------------------------------------------

create function private.tg_set_updated_at() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new is distinct from old then
    new.updated_at := now();
  end if;
  return new;
end;
$$;

comment on function private.tg_set_updated_at() is 'Trigger: stamps updated_at when the row really changes.';

-- the request ---------------------------------------------------------------------------------------------------------

create function private.request_header(p_name text) returns text
language sql stable
set search_path = ''
as $$
  select case
    when pg_catalog.pg_input_is_valid(nullif(current_setting('request.headers', true), ''), 'jsonb')
    then nullif(current_setting('request.headers', true), '')::jsonb ->> lower(p_name)
  end;
$$;

comment on function private.request_header(text) is
  'A header of the API request that runs this statement (lower-case name), null outside a request.';

create function private.request_ip() returns inet
language sql stable
set search_path = ''
as $$
  select case when pg_catalog.pg_input_is_valid(hop, 'inet') then hop::inet end
  from (select nullif(btrim(split_part(private.request_header('x-forwarded-for'), ',', 1)), '')) as first(hop);
$$;

comment on function private.request_ip() is
  'Address of the client: the first hop of x-forwarded-for as the gateway passes it on; null when absent or malformed.';

create function private.is_timezone(p_name text) returns boolean
language plpgsql immutable parallel safe strict
set search_path = ''
as $$
begin
  -- Names of the zone database only: PostgreSQL also takes made-up POSIX zones such as Foo+5, which nobody else knows.
  if p_name !~ '^(UTC|GMT|Etc/GMT[+-][0-9]{1,2}|[A-Za-z]+(/[A-Za-z_]+(-[A-Za-z]+)*)+)$' then
    return false;
  end if;
  perform timestamp '2026-01-01' at time zone p_name;
  return true;
exception when invalid_parameter_value then
  return false;
end;
$$;

comment on function private.is_timezone(text) is
  'Whether it is the IANA name of a time zone that PostgreSQL knows. Declared immutable for use in a check; the zone database only ever grows.';
grant execute on function private.is_timezone(text) to authenticated, service_role;

-- text search ---------------------------------------------------------------------------------------------------------

create function private.unaccent_immutable(p_text text) returns text
language plpgsql immutable parallel safe strict
set search_path = ''
as $$ begin return extensions.unaccent('extensions.unaccent'::regdictionary, p_text); end; $$;

comment on function private.unaccent_immutable(text) is
  'unaccent with its dictionary named, which makes it safe for generated columns and indexes.';
grant execute on function private.unaccent_immutable(text) to authenticated, service_role;

-- pseudonyms ----------------------------------------------------------------------------------------------------------

create function private.pseudonym(p_user_id uuid) returns text
language sql immutable parallel safe strict
set search_path = ''
as $$ select 'deleted:' || left(encode(sha256(convert_to(p_user_id::text, 'UTF8')), 'hex'), 32); $$;

comment on function private.pseudonym(uuid) is
  'What stands for a deleted person in rows that the law wants kept: half of the SHA-256 of their id, so that rows of one person stay together.';

-- what was recorded ---------------------------------------------------------------------------------------------------

create function private.tg_append_only()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end;
$$;

comment on function private.tg_append_only() is 'Trigger: what was recorded stays. Raises insufficient_privilege.';

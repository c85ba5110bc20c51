-- Deny by default. A hosted project starts with default privileges that hand every new table and function of schema
-- public to anon, authenticated and service_role. They are taken away first, so that from here on each grant is a
-- line that somebody wrote, and a table without such a line is a table nobody reaches.

alter default privileges in schema public revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from public, anon, authenticated, service_role;

-- PostgreSQL itself lets everybody execute every new function; only a default without a schema takes that back.
alter default privileges revoke execute on functions from public;

grant usage on schema public to anon, authenticated, service_role;

-- Schema private holds what policies, triggers and the turn functions need and no client may name. The API does not
-- expose it. Clients have no usage on it: a policy may call a helper all the same, because a policy stores the
-- function itself and not its name, and asks only for the right to execute it.
create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to service_role;

comment on schema private is
  'Helpers of policies, trigger functions and bookkeeping tables. Not exposed by the API; only service_role may name its objects.';

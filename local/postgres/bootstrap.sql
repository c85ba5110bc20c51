-- What a hosted Supabase database has before the first migration runs: roles, schemas, default privileges and the
-- realtime publication. Run once, as the superuser supabase_admin. `postgres` is no superuser here either, so that
-- a migration that hosted Supabase would refuse is refused on this machine first.

-- roles that a request runs as
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;

-- roles that services sign in as
create role postgres login createdb createrole replication bypassrls password 'postgres';
create role authenticator login noinherit password 'postgres';
create role supabase_auth_admin login noinherit createrole password 'postgres';
create role supabase_storage_admin login noinherit createrole password 'postgres';
create role supabase_realtime_admin nologin noinherit;
create role supabase_replication_admin login replication password 'postgres';
create role supabase_read_only_user login bypassrls password 'postgres';
create role dashboard_user nologin createdb createrole replication;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to supabase_storage_admin;
grant anon, authenticated, service_role, authenticator, dashboard_user to postgres with admin option;
grant pg_monitor, pg_signal_backend, pg_read_all_data, pg_checkpoint, pg_create_subscription to postgres;
grant pg_read_all_data to supabase_read_only_user;
-- Hosted lets postgres write policies on storage.objects and realtime.messages through an extension of the server;
-- membership is the nearest thing that plain PostgreSQL has.
grant supabase_storage_admin, supabase_realtime_admin to postgres;
-- Bulk loads and tests switch triggers off this way, as on hosted.
grant set on parameter session_replication_role to postgres;

alter database postgres owner to postgres;
alter role postgres set search_path to "$user", public, extensions;
alter role supabase_auth_admin set search_path to auth;
alter role supabase_storage_admin set search_path to storage;
alter role authenticator set statement_timeout to '8s';
alter role authenticator set lock_timeout to '8s';

-- public: the generous default privileges of Supabase, which the project's migrations revoke
grant usage on schema public to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to postgres, anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on functions to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to anon, authenticated, service_role;

create schema extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role, supabase_auth_admin, supabase_storage_admin;
create schema auth authorization supabase_auth_admin;
grant usage on schema auth to postgres, anon, authenticated, service_role;
create schema storage authorization supabase_storage_admin;
grant usage on schema storage to postgres, anon, authenticated, service_role;
create schema realtime authorization supabase_realtime_admin;
grant usage on schema realtime to postgres, anon, authenticated, service_role;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

create publication supabase_realtime;
alter publication supabase_realtime owner to postgres;

-- The vault, too, is there before the first migration: `supabase db push` writes the secrets of config.toml into it.
create extension if not exists supabase_vault;
grant usage on schema vault to postgres with grant option;
grant select, insert, update, delete on all tables in schema vault to postgres with grant option;
grant execute on all functions in schema vault to postgres with grant option;

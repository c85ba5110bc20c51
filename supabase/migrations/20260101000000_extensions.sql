-- Extensions. Everything here exists on a hosted Supabase project; none of it lives in schema public,
-- because what lives there is offered by the API.

create schema if not exists extensions;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;    -- search in titles
create extension if not exists unaccent with schema extensions;   -- "campaña" and "campana" find the same insight
create extension if not exists btree_gist with schema extensions; -- periods that must not overlap

-- These four bring their own schema (pgmq, cron, net, vault).
create extension if not exists pgmq;
create extension if not exists pg_cron;
create extension if not exists pg_net with schema extensions;
create extension if not exists supabase_vault;

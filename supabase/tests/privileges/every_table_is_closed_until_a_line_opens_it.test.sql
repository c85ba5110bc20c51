begin;
select plan(8);

select is_empty(
  $$select c.relname::text from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity$$,
  'row level security is on everywhere');
select is_empty(
  $$select c.relname::text from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid)$$,
  'every table has a policy');
select is_empty(
  $$select tablename || ' ' || cmd || ' ' || role || ': ' || count(*) from pg_catalog.pg_policies, unnest(roles) role
    where schemaname = 'public' and permissive = 'PERMISSIVE' group by tablename, cmd, role having count(*) > 1$$,
  'one policy for each role and action');
select is_empty(
  $$select policyname::text from pg_catalog.pg_policies where schemaname = 'public' and (cmd = 'ALL' or 'public' = any (roles))$$,
  'policies name their action and their role');
select is_empty(
  $$select policyname::text from pg_catalog.pg_policies where schemaname = 'public' and policyname !~ '^[a-z][A-Za-z'', ]+$'$$,
  'policies are sentences');
select is_empty(
  $$select policyname::text from pg_catalog.pg_policies where schemaname = 'public'
      and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), 'SELECT (auth\.(uid|jwt)\(\)|private\.(admin_can|staff_from|staff_to))', '', 'g') ~ '(auth\.(uid|jwt)\(\)|private\.(admin_can|staff_from|staff_to))'$$,
  'who is asking is worked out once for a query');
create table public.brand_new (id integer);
create function public.brand_new() returns integer language sql as 'select 1';
select is_empty(
  $$select r || ' ' || p from unnest(array['anon', 'authenticated', 'service_role']) r, unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
    where has_table_privilege(r, 'public.brand_new', p)$$,
  'a new table is nobody''s');
select is_empty(
  $$select r from unnest(array['anon', 'authenticated', 'service_role']) r where has_function_privilege(r, 'public.brand_new()', 'execute')$$,
  'a new function is nobody''s');

select * from finish();
rollback;

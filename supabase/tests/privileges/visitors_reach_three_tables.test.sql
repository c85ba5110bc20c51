begin;
select plan(3);

select set_eq(
  $$select distinct table_name::text || ' ' || privilege_type from information_schema.column_privileges
    where table_schema = 'public' and grantee in ('anon', 'PUBLIC')$$,
  $$values ('assistants_catalog SELECT'), ('subscription_plans SELECT'), ('system_config SELECT')$$,
  'the catalogue, the plans and public settings, and they only read');
select is_empty(
  $$select table_name::text || ' ' || privilege_type from information_schema.table_privileges
    where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC') and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')$$,
  'nobody may empty a table or hang a trigger on one');
select set_eq(
  $$select p.oid::regprocedure::text from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and has_function_privilege('anon', p.oid, 'execute')$$,
  $$values ('invitation_preview(text)')$$,
  'visitors call no function but one: to see what a link invites to');

select * from finish();
rollback;

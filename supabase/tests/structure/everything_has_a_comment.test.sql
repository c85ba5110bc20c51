begin;
select plan(4);

select is_empty(
  $$select c.relname::text from pg_catalog.pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
      and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') is null$$,
  'tables');
select is_empty(
  $$select t.typname::text from pg_catalog.pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' and obj_description(t.oid, 'pg_type') is null$$,
  'types');
select is_empty(
  $$select p.oid::regprocedure::text from pg_catalog.pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and obj_description(p.oid, 'pg_proc') is null$$,
  'functions');
select is_empty(
  $$select a.attrelid::regclass || '.' || a.attname from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and t.typname = 'jsonb' and col_description(c.oid, a.attnum) is null$$,
  'columns whose shape a reader cannot guess');

select * from finish();
rollback;

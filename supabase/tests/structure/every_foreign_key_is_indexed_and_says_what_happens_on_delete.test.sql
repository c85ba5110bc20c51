begin;
select plan(2);

select is_empty(
  $$select k.conrelid::regclass || '.' || k.conname from pg_catalog.pg_constraint k
    where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (
        select from pg_catalog.pg_index i
        where i.indrelid = k.conrelid and (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ 'IS NOT NULL'))$$,
  'every foreign key has an index');
select is_empty(
  $$select k.conrelid::regclass || '.' || k.conname from pg_catalog.pg_constraint k
    where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace) and k.confdeltype = 'a'$$,
  'none leaves the deletion undecided');

select * from finish();
rollback;

begin;
select plan(2);

select is_empty(
  $$select p.oid::regprocedure::text from pg_catalog.pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
      and not exists (select from unnest(p.proconfig) c where c in ('search_path=""', 'search_path='))$$,
  'set search_path = ''''');
select is_empty(
  $$select p.oid::regprocedure::text from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef$$,
  'no function of schema public runs with its owner''s rights');

select * from finish();
rollback;

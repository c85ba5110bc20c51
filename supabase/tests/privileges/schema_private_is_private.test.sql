begin;
select plan(5);

select ok(not has_schema_privilege('anon', 'private', 'usage'), 'visitors cannot name what is in it');
select ok(not has_schema_privilege('authenticated', 'private', 'usage'), 'nor can people');
select is_empty(
  $$select c.relname::text || ' ' || r from pg_catalog.pg_class c, unnest(array['anon', 'authenticated']) r
    where c.relnamespace = 'private'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege(r, c.oid, 'select, insert, update, delete')$$,
  'its tables are granted to neither');
select set_eq(
  $$select p.oid::regprocedure::text from pg_catalog.pg_proc p where p.pronamespace = 'private'::regnamespace and has_function_privilege('anon', p.oid, 'execute')$$,
  $$values ('private.invitation_preview(text)')$$,
  'visitors execute nothing of it but the body of what they may call');
select tests.create_user('ana');
select tests.sign_in('ana');
select throws_ok($$select private.effective_subscription(tests.user_id('bruno'))$$, '42501', null, 'people do not ask for other people''s subscription');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');
update public.profiles set updated_at = '2020-01-01' where id = tests.user_id('ana');
select ok((select updated_at > '2020-01-01' from public.profiles where id = tests.user_id('ana')), 'a change stamps it');
create temporary table stamp as select updated_at from public.profiles where id = tests.user_id('ana');
select tests.sign_in('ana');
update public.profiles set company_name = company_name;
select tests.sign_out();
select is((select updated_at from public.profiles where id = tests.user_id('ana')), (select updated_at from stamp), 'writing the same again does not');
select is_empty(
  $$select table_name::text from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'updated_at' and not exists (
      select from pg_catalog.pg_trigger t where t.tgrelid = format('public.%I', c.table_name)::regclass and t.tgname like '%\_\_set\_updated\_at')$$,
  'every table with updated_at keeps it');

select * from finish();
rollback;

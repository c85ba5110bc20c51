begin;
select plan(2);

select tests.create_user('ana');
select tests.sign_in('ana');
update public.profiles set full_name = 'Ana María', company_description = 'Tacos de noche', country = 'MX', theme = 'dark', company_name = 'Tacos';
select tests.sign_out();
delete from auth.users where id = tests.user_id('ana');

-- by the catalogue, so that a column of tomorrow is asked about, too
select is_empty(
  $$
    select l.action || ': ' || a.attname
    from public.audit_logs l
    join pg_catalog.pg_attribute a on a.attrelid = 'public.profiles'::regclass and a.attnum > 0 and not a.attisdropped
    where l.resource_type = 'profiles' and l.resource_id = tests.user_id('ana')::text
      and a.attname not in ('id', 'email', 'phone', 'full_name', 'is_active')
      and (l.old_values ? a.attname or l.new_values ? a.attname or l.details -> 'changed' ? a.attname)
  $$,
  'of a profile the log knows the person, not the business');
select is(
  (select count(*) from public.audit_logs where resource_type = 'profiles' and resource_id = tests.user_id('ana')::text), 3::bigint,
  'that it was made, changed and deleted');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');
update auth.users set email = 'ana.nueva@example.test' where id = tests.user_id('ana');

select is((select email from public.profiles where id = tests.user_id('ana')), 'ana.nueva@example.test', 'the profile follows');
select results_eq(
  $$select old_values ->> 'email', new_values ->> 'email' from public.audit_logs
    where resource_type = 'profiles' and resource_id = tests.user_id('ana')::text and action = 'updated'$$,
  $$values ('ana@example.test', 'ana.nueva@example.test')$$,
  'and the change is in the audit log');

update auth.users set deleted_at = now() where id = tests.user_id('ana');
select is((select is_active from public.profiles where id = tests.user_id('ana')), false, 'a soft-deleted account is inactive');

select * from finish();
rollback;

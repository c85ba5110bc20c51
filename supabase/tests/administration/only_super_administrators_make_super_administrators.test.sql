begin;
select plan(7);

select tests.create_user('jefa');
select tests.create_user('ali');
select tests.create_user('beto');
insert into public.admin_users (user_id, role) values (tests.user_id('jefa'), 'super_admin');
insert into public.admin_users (user_id, role, permissions)
values (tests.user_id('ali'), 'admin', array['administrators.manage']);

select tests.sign_in('ali');
select lives_ok(
  $$insert into public.admin_users (user_id, role) values (tests.user_id('beto'), 'support')$$,
  'who is permitted to manage administrators appoints one');
select throws_ok(
  $$update public.admin_users set role = 'super_admin' where user_id = tests.user_id('ali')$$, '42501', null,
  'but does not raise themselves');
select throws_ok(
  $$update public.admin_users set role = 'super_admin' where user_id = tests.user_id('beto')$$, '42501', null,
  'nor another');
update public.admin_users set is_active = false where user_id = tests.user_id('jefa');
delete from public.admin_users where user_id = tests.user_id('jefa');
select tests.sign_out();
select ok((select is_active from public.admin_users where user_id = tests.user_id('jefa')), 'a super administrator is out of their reach');

select tests.sign_in('jefa');
select lives_ok(
  $$update public.admin_users set role = 'super_admin' where user_id = tests.user_id('ali')$$,
  'a super administrator makes another');
select tests.sign_out();
update public.profiles set is_active = false where id = tests.user_id('jefa');
select tests.sign_in('jefa');
select throws_ok(
  $$insert into public.admin_users (user_id, role) values (tests.user_id('jefa'), 'admin')$$, '42501', null,
  'whose account is suspended administers nothing');
select is((select count(*) from public.audit_logs), 0::bigint, 'and reads nothing');

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ali');
insert into public.admin_users (user_id, role) values (tests.user_id('ali'), 'analyst');
select tests.sign_in('ali');
select is((select count(*) from public.audit_logs), 0::bigint, 'an analyst does not read the audit log');
select tests.sign_out();
update public.admin_users set permissions = array['audit.read'] where user_id = tests.user_id('ali');
select tests.sign_in('ali');
select ok((select count(*) from public.audit_logs) > 0, 'unless permitted');

select * from finish();
rollback;

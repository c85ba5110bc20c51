begin;
select plan(15);

select tests.create_user(n) from unnest(array['sara', 'adan', 'susi', 'ali', 'ana']) n;
insert into public.admin_users (user_id, role) values
  (tests.user_id('sara'), 'super_admin'), (tests.user_id('adan'), 'admin'), (tests.user_id('susi'), 'support'), (tests.user_id('ali'), 'analyst');
insert into public.system_metrics (metric_date) values (current_date);

select tests.sign_in('sara');
select ok((select count(*) from public.profiles) >= 5, 'a super administrator reads accounts');
select ok((select count(*) from public.admin_users) >= 4, 'and administrators');
select lives_ok($$insert into public.admin_users (user_id, role) values (tests.user_id('ana'), 'support')$$, 'whom they appoint');
select is((select granted_by from public.admin_users where user_id = tests.user_id('ana')), tests.user_id('sara'), 'in their own name');
select is(tests.affected($$delete from public.admin_users where user_id = tests.user_id('ana')$$), 1::bigint, 'and dismiss');

select tests.sign_in('adan');
select ok((select count(*) from public.admin_users) >= 4, 'an administrator reads administrators');
select throws_ok($$insert into public.admin_users (user_id, role) values (tests.user_id('ana'), 'super_admin')$$, '42501', null, 'but appoints none');
select is(tests.affected($$update public.admin_users set role = 'super_admin'$$), 0::bigint, 'nor promotes themselves');
select lives_ok($$insert into public.system_config (key, value) values ('t.x', '1')$$, 'and keeps the settings');

select tests.sign_in('susi');
select ok((select count(*) from public.user_subscriptions) >= 5, 'support reads subscriptions');
select is((select count(*) from public.audit_logs), 0::bigint, 'not the audit log');
select is((select count(*) from public.admin_users), 1::bigint, 'of administrators only themselves');
select throws_ok($$insert into public.system_config (key, value) values ('t.y', '1')$$, '42501', null, 'and keeps no settings');

select tests.sign_in('ali');
select isnt_empty($$select from public.system_metrics$$, 'an analyst reads the metrics');
select is((select count(*) from public.profiles), 1::bigint, 'and no account but their own');

select * from finish();
rollback;

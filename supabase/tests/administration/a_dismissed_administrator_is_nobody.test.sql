begin;
select plan(3);

select tests.create_user('ali');
insert into public.system_metrics (metric_date) values (current_date);
insert into public.admin_users (user_id, role, is_active) values (tests.user_id('ali'), 'super_admin', false);
select tests.sign_in('ali');
select is_empty($$select from public.system_metrics$$, 'reads no metrics');
select throws_ok($$insert into public.system_config (key, value) values ('t.x', '1')$$, '42501', null, 'keeps no settings');
select is(tests.affected($$update public.admin_users set is_active = true$$), 0::bigint, 'does not come back alone');

select * from finish();
rollback;

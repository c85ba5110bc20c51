begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.automation_definitions (id, user_id, name, trigger_type) values (tests.user_id('auto'), tests.user_id('ana'), 'a', 'schedule');
insert into public.automation_executions (automation_id, status) values (tests.user_id('auto'), 'success');
select tests.sign_in('ana');
select is((select count(*) from public.automation_executions), 1::bigint, 'she reads her runs');
select throws_ok($$insert into public.automation_executions (automation_id, status) values (tests.user_id('auto'), 'success')$$, '42501', null, 'and writes none');
select throws_ok($$update public.automation_definitions set success_count = 9$$, '42501', null, 'nor the counters');
select tests.sign_in('bruno');
select is((select count(*) from public.automation_executions), 0::bigint, 'he reads none of hers');

select * from finish();
rollback;

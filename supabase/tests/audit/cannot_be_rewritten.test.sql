begin;
select plan(4);

select tests.become_service();
select throws_ok($$update public.audit_logs set action = 'x'$$, '42501', null, 'not changed with the secret key');
select throws_ok($$delete from public.audit_logs$$, '42501', null, 'not deleted');
select throws_ok($$truncate public.audit_logs$$, '42501', null, 'not emptied');
select lives_ok($$insert into public.audit_logs (action, resource_type) values ('exported', 'profiles')$$, 'only added to');

select * from finish();
rollback;

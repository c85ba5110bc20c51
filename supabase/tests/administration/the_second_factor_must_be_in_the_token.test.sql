begin;
select plan(2);

select tests.create_user('ali');
insert into public.system_metrics (metric_date) values (current_date);
insert into public.admin_users (user_id, role, mfa_enabled) values (tests.user_id('ali'), 'analyst', true);
select tests.sign_in('ali');
select is_empty($$select from public.system_metrics$$, 'a password is not enough');
select tests.sign_in('ali', 'aal2');
select isnt_empty($$select from public.system_metrics$$, 'a second factor is');

select * from finish();
rollback;

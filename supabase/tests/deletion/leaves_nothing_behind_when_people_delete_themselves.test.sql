begin;
select plan(1);

select tests.create_user('ana');
-- the request that deletes the account carries the person's own token
select tests.sign_in('ana');
select set_config('role', 'none', true);
delete from auth.users where id = tests.user_id('ana');

select is_empty(
  $$select from public.audit_logs where user_ip_address = '189.203.10.20' or user_agent like '%ana%' or user_email = 'ana@example.test'$$,
  'no address and no browser of theirs is in the log');

select * from finish();
rollback;

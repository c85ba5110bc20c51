begin;
select plan(2);

select tests.create_user('ana');

select is(tests.code(tests.submit('m-1', p_person => 'nadie')), 'profile_not_found', 'unknown');
update public.profiles set is_active = false where id = tests.user_id('ana');
select is(tests.code(tests.submit('m-1')), 'account_inactive', 'suspended');

select * from finish();
rollback;

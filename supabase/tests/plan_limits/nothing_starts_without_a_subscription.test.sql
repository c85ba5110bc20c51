begin;
select plan(2);

select tests.create_user('ana');
update public.user_assistants set is_active = false where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'cancelled' where user_id = tests.user_id('ana');
select tests.sign_in('ana');
select throws_ok($$update public.user_assistants set is_active = true where assistant_id = 'sofia'$$, '23514', 'subscription_inactive', 'no assistant');
select throws_ok($$insert into public.integrations (user_id, name, integration_type) values (tests.user_id('ana'), 'a', 'email')$$, '23514', 'subscription_inactive', 'no integration');

select * from finish();
rollback;

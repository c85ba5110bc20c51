begin;
select plan(4);

update public.subscription_plans set is_active = false where id = 'trial';

select lives_ok($$select tests.create_user('ana')$$, 'nobody is turned away');
select isnt_empty($$select from public.profiles where id = tests.user_id('ana')$$, 'there is a profile');
select is_empty($$select from public.user_subscriptions where user_id = tests.user_id('ana')$$, 'there is no subscription');
select is_empty($$select from public.user_assistants where user_id = tests.user_id('ana')$$, 'there are no assistants');

select * from finish();
rollback;

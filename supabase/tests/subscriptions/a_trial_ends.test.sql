begin;
select plan(2);

select tests.create_user('ana');
update public.user_subscriptions set trial_start_date = current_date - 14, trial_end_date = current_date where user_id = tests.user_id('ana');
select is((private.effective_subscription(tests.user_id('ana'))).plan_id, 'trial', 'it holds on its last day');
update public.user_subscriptions set trial_end_date = current_date - 1 where user_id = tests.user_id('ana');
select is((private.effective_subscription(tests.user_id('ana'))).id, null, 'and not after it');

select * from finish();
rollback;

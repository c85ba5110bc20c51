begin;
select plan(8);

select tests.create_user('ana');
update public.profiles set onboarding_step = 4 where id = tests.user_id('ana');
select tests.put_on_plan('ana', 'starter');
update public.user_assistants set custom_name = 'Sofi' where user_id = tests.user_id('ana') and assistant_id = 'sofia';
select tests.sign_in('ana');

select throws_ok($$select public.complete_onboarding_step(4, '{"assistant_ids": ["sofia", "elena"]}')$$, '23514', 'plan_required', 'none above the plan');
select is((select onboarding_step from public.profiles), 4, 'a refusal moves nothing');
select set_eq($$select assistant_id from public.user_assistants where is_active$$, array['sofia', 'carlos', 'paula'], 'and changes nobody');
select is(public.complete_onboarding_step(4, '{"assistant_ids": ["sofia", "carlos", "paula", "valentina"]}') ->> 'step', '5', 'as many as the plan includes');
select is(public.complete_onboarding_step(4, '{"assistant_ids": ["valentina"]}') ->> 'step', '5', 'or fewer, also later');
select results_eq($$select custom_name, is_active from public.user_assistants where assistant_id = 'sofia'$$, $$values ('Sofi', false)$$, 'who is switched off keeps their settings');

select tests.sign_out();
update public.subscription_plans set max_assistants = 2 where id = 'starter';
select tests.sign_in('ana');
select throws_ok($$select public.complete_onboarding_step(4, '{"assistant_ids": ["sofia", "carlos", "paula"]}')$$, '23514', 'plan_limit_assistants', 'no more than the plan includes');
select is(public.complete_onboarding_step(4, '{"assistant_ids": ["paula", "carlos"]}') ->> 'step', '5', 'a full team is swapped for another in one go');

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user('ana');

select results_eq(
  $$select email, full_name, timezone, language, is_active, onboarding_step from public.profiles where id = tests.user_id('ana')$$,
  $$values ('ana@example.test', 'Ana', 'America/Mexico_City', 'es', true, 1)$$,
  'the profile has the address and the name');
select results_eq(
  $$select consolidated_profile, insights, patterns from public.brain_ai_data where user_id = tests.user_id('ana')$$,
  $$values ('{}'::jsonb, '[]'::jsonb, '[]'::jsonb)$$,
  'the Cerebro is empty');
select results_eq(
  $$select plan_id, status::text, trial_end_date - trial_start_date + 1, current_period_end - current_period_start
    from public.user_subscriptions where user_id = tests.user_id('ana')$$,
  $$values ('trial', 'trial', 14, 14)$$,
  'the trial lasts 14 days, and so does its period');
select is(
  (private.effective_subscription(tests.user_id('ana'))).plan_id, 'trial',
  'the trial is the subscription that counts');

select * from finish();
rollback;

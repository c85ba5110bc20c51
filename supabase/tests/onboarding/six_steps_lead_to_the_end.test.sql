begin;
select plan(16);

select tests.create_user('ana');
select tests.sign_in('ana');

select is((select onboarding_step from public.profiles), 1, 'it begins with the plan');
select is(public.complete_onboarding_step(1, '{"plan_id": "professional", "billing_cycle": "yearly"}'), '{"step": 2, "completed": false}', 'one step at a time');
select results_eq(
  $$select plan_id, status::text, intended_plan_id, intended_billing_cycle::text from public.user_subscriptions$$,
  $$values ('trial', 'trial', 'professional', 'yearly')$$,
  'what was chosen is kept, and the trial stays a trial');

select is(
  public.complete_onboarding_step(2, '{"company_name": "  El Buen Pastor ", "company_industry": "Restaurantes", "company_size": "small", "company_growth_stage": "growth", "company_website": "elbuenpastor.mx", "company_description": "Tacos al pastor.\nDe noche.", "country": "pe"}'),
  '{"step": 3, "completed": false}', 'the business');
select results_eq(
  $$select company_name, company_industry, company_size::text, company_growth_stage::text, company_website, company_description, country, timezone, language from public.profiles$$,
  $$values ('El Buen Pastor', 'Restaurantes', 'small', 'growth', 'elbuenpastor.mx', E'Tacos al pastor.\nDe noche.', 'PE', 'America/Lima', 'es')$$,
  'is saved, and the country brings its time zone and leaves the language');

select is(
  public.complete_onboarding_step(3, '{"primary_goals": ["Vender más", "Vender más", " ", "Abrir los lunes "], "secondary_goals": ["Descansar"], "goals_timeline": "3-months", "priority_focus": "sales"}'),
  '{"step": 4, "completed": false}', 'the goals');
select results_eq(
  $$select primary_goals, secondary_goals, goals_timeline, priority_focus::text from public.profiles$$,
  $$values (array['Vender más', 'Abrir los lunes'], array['Descansar'], '3-months', 'sales')$$,
  'are saved, each once');

select is(public.complete_onboarding_step(4, '{"assistant_ids": ["sofia", "paula"]}'), '{"step": 5, "completed": false}', 'the team');
select set_eq($$select assistant_id from public.user_assistants where is_active$$, array['sofia', 'paula'], 'is exactly those who were chosen');

select throws_ok($$select public.complete_onboarding_step(5)$$, '23514', 'onboarding_no_conversation', 'the fifth step is a first message');
select tests.sign_out();
create temporary table talk as select tests.start_conversation('ana') as id;
select tests.say(id, 'user') from talk;
select tests.sign_in('ana');
select is(public.complete_onboarding_step(5), '{"step": 6, "completed": false}', 'which may have been sent anywhere');

select ok(not (select onboarding_completed from public.profiles), 'it is not done before the last step');
select is(
  public.complete_onboarding_step(6, '{"timezone": "America/Bogota", "language": "es-CO", "working_hours": {"start": "08:00", "end": "17:30"}, "communication_style": "direct", "notification_preferences": {"email": false}}'),
  '{"step": 7, "completed": true}', 'the last step ends it');
select results_eq(
  $$select onboarding_completed, onboarding_step, timezone, language, working_hours, communication_style::text, notification_preferences from public.profiles$$,
  $$values (true, 7, 'America/Bogota', 'es-CO', '{"start": "08:00", "end": "17:30"}'::jsonb, 'direct', '{"email": false}'::jsonb)$$,
  'and its answers are saved');
select is(public.complete_onboarding_step(7), '{"step": 7, "completed": true}', 'there is nothing behind the end');
select throws_ok($$select public.complete_onboarding_step(8)$$, '23514', 'onboarding_step_skipped', 'nor an eighth step');

select * from finish();
rollback;

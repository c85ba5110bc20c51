begin;
select plan(10);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');

select throws_ok($$select public.complete_onboarding_step(3, '{"primary_goals": ["x"]}')$$, '23514', 'onboarding_step_skipped', 'the third step is not the first');
create function pg_temp.detail_of(p_statement text) returns jsonb language plpgsql as $$
declare v text;
begin
  execute p_statement;
  return null;
exception when check_violation then
  get stacked diagnostics v = pg_exception_detail;
  return v::jsonb;
end $$;
select is(pg_temp.detail_of($$select public.complete_onboarding_step(3, '{"primary_goals": ["x"]}')$$), '{"step": 1}', 'the refusal says where she is');
select is((select primary_goals from public.profiles), null, 'and saves nothing');

select public.complete_onboarding_step(1, '{"plan_id": "starter"}');
select is(public.complete_onboarding_step(2, '{"company_name": "Tacos"}'), '{"step": 3, "completed": false}', 'two steps are done');

-- a second device, which has not noticed
select is(public.complete_onboarding_step(1, '{"plan_id": "enterprise", "billing_cycle": "monthly"}'), '{"step": 3, "completed": false}', 'an earlier step can be answered again');
select is((select intended_plan_id from public.user_subscriptions), 'enterprise', 'its answers are saved');
select is(public.complete_onboarding_step(2, '{"company_name": "Tortas"}'), '{"step": 3, "completed": false}', 'and nobody is moved by it');
select is((select company_name from public.profiles), 'Tortas', 'the last answer stands');

select tests.sign_in('bruno');
select is((select onboarding_step from public.profiles), 1, 'other people are where they were');
select tests.become_anonymous();
select throws_ok($$select public.complete_onboarding_step(1, '{"plan_id": "starter"}')$$, '42501', null, 'visitors have no onboarding');

select * from finish();
rollback;

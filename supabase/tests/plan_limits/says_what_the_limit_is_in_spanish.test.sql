begin;
select plan(1);

update public.subscription_plans set max_automations = 0 where id = 'trial';
select tests.create_user('ana');
create function pg_temp.refusal() returns jsonb language plpgsql as $$
declare d text; h text;
begin
  insert into public.automation_definitions (user_id, name, trigger_type) values (tests.user_id('ana'), 'a', 'schedule');
  return null;
exception when check_violation then
  get stacked diagnostics d = pg_exception_detail, h = pg_exception_hint;
  return d::jsonb || jsonb_build_object('hint', h);
end $$;
select is(pg_temp.refusal(),
  '{"limit": 0, "active": 0, "current_plan": "trial", "hint": "Llegaste al número de automatizaciones activas de tu plan. Desactiva una o mejora tu plan."}'::jsonb,
  'the detail is for programs, the hint for people');

select * from finish();
rollback;

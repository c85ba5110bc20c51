begin;
select plan(33);

select tests.create_user('ana');
update public.profiles set onboarding_step = 6 where id = tests.user_id('ana');
select tests.sign_in('ana');

create function pg_temp.field(p_step integer, p_answers jsonb) returns text language plpgsql as $$
declare v_code text; v_detail text; v_hint text;
begin
  perform public.complete_onboarding_step(p_step, p_answers);
  return 'taken';
exception when check_violation then
  get stacked diagnostics v_code = message_text, v_detail = pg_exception_detail, v_hint = pg_exception_hint;
  return case when v_code = 'onboarding_answer_invalid' and v_hint <> '' then v_detail::jsonb ->> 'field' else v_code end;
end $$;

select is(pg_temp.field(s, a::jsonb), f, s || ' ' || left(a, 60)) from (values
  (1, '{}', 'plan_id'),
  (1, '{"plan_id": "trial"}', 'plan_id'),
  (1, '{"plan_id": "gold"}', 'plan_id'),
  (1, '{"plan_id": 3}', 'plan_id'),
  (1, '{"plan_id": "starter", "billing_cycle": "weekly"}', 'billing_cycle'),
  (1, '{"plan_id": "starter", "billing_cycle": null}', 'taken'),
  (1, '[]', 'answers'),
  (0, '{}', 'step'),
  (2, '{}', 'company_name'),
  (2, '{"company_name": "  "}', 'company_name'),
  (2, '{"company_name": ["x"]}', 'company_name'),
  (2, '{"company_name": "' || repeat('x', 201) || '"}', 'company_name'),
  (2, '{"company_name": "x", "company_size": "huge"}', 'company_size'),
  (2, '{"company_name": "x", "company_growth_stage": "huge"}', 'company_growth_stage'),
  (2, '{"company_name": "x", "company_website": "javascript:alert(1)"}', 'company_website'),
  (2, '{"company_name": "x", "company_website": "mi pagina"}', 'company_website'),
  (2, '{"company_name": "x", "company_website": "HTTPS://tacos.mx"}', 'taken'),
  (2, '{"company_name": "x", "company_description": "' || repeat('x', 4001) || '"}', 'company_description'),
  (2, '{"company_name": "x", "country": "México"}', 'country'),
  (2, '{"company_name": "x", "country": "M1"}', 'country'),
  (3, '{"primary_goals": []}', 'primary_goals'),
  (3, '{"primary_goals": "x"}', 'primary_goals'),
  (3, '{"primary_goals": ["a", 1]}', 'primary_goals'),
  (3, '{"primary_goals": ["a", "b", "c", "d", "e", "f"]}', 'primary_goals'),
  (3, '{"primary_goals": ["a"], "priority_focus": "money"}', 'priority_focus'),
  (4, '{"assistant_ids": []}', 'assistant_ids'),
  (4, '{"assistant_ids": ["nobody"]}', 'assistant_not_found'),
  (6, '{"timezone": "Mars/Olympus"}', 'timezone'),
  (6, '{"language": "español"}', 'language'),
  (6, '{"working_hours": {"start": "25:00", "end": "18:00"}}', 'working_hours'),
  (6, '{"working_hours": {"start": "09:00"}}', 'working_hours'),
  (6, '{"notification_preferences": []}', 'notification_preferences'),
  (6, '{"communication_style": "rude"}', 'communication_style')
) as t (s, a, f);

select * from finish();
rollback;

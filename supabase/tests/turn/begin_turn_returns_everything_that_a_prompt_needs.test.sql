begin;
select plan(13);

select tests.create_user('ana');

update public.profiles set company_name = 'El Buen Pastor', primary_goals = array['vender más'] where id = tests.user_id('ana');
update public.brain_ai_data set consolidated_profile = '{"giro": "tacos"}' where user_id = tests.user_id('ana');
update public.user_assistants set custom_name = 'Sofi', custom_prompt = 'Háblame de tú'
where user_id = tests.user_id('ana') and assistant_id = 'sofia';
create temporary table t as select tests.submit('m-1') as r;
select set_eq(
  $$select jsonb_object_keys(r) from t$$,
  array['ok', 'replay', 'turn', 'conversation', 'profile', 'assistant', 'brain', 'insights', 'summary', 'history', 'message', 'attachments', 'models', 'quota', 'now'],
  'the parts'
);
select set_eq(
  $$select jsonb_object_keys(r -> 'profile') from t$$,
  array['full_name', 'company_name', 'company_industry', 'company_size', 'company_growth_stage', 'company_revenue_range',
    'company_website', 'company_description', 'country', 'timezone', 'language', 'communication_style', 'working_hours', 'primary_goals', 'secondary_goals',
    'goals_timeline', 'priority_focus'],
  'the profile, without address or telephone'
);
select set_eq(
  $$select jsonb_object_keys(r -> 'assistant') from t$$,
  array['id', 'name', 'role', 'description', 'specialties', 'primary_skills', 'secondary_skills', 'tools', 'methodologies',
    'system_prompt', 'personality', 'response_patterns', 'custom_name', 'custom_prompt', 'custom_settings'],
  'the persona and the person''s own words for it'
);
select is((select r #>> '{profile,company_name}' from t), 'El Buen Pastor', 'her business');
select is((select r #> '{profile,primary_goals}' from t), '["vender más"]', 'her goals');
select is((select r #>> '{assistant,custom_prompt}' from t), 'Háblame de tú', 'her instructions');
select is(
  (select r #>> '{assistant,system_prompt}' from t),
  (select system_prompt from public.assistants_catalog where id = 'sofia'),
  'the instructions of the catalogue'
);
select is((select r #> '{brain,consolidated_profile}' from t), '{"giro": "tacos"}', 'the digest of the Cerebro');
select is((select r #>> '{message,content}' from t), 'Hola', 'the message to answer');
select is((select r -> 'history' from t), '[]', 'no history in a new conversation');
select results_eq(
  $$select e ->> 'provider' || '/' || (e ->> 'model') from t, jsonb_array_elements(r -> 'models') with ordinality as m (e, n) order by n$$,
  $$select m from public.subscription_plans, unnest(allowed_ai_models) with ordinality as a (m, n) where id = 'trial' order by n$$,
  'the models of the plan, in its order'
);
select is_empty(
  $$select from t, jsonb_array_elements(r -> 'models') e
    where not e ?& array['context_tokens', 'max_output_tokens', 'input_micros_per_mtok', 'cached_input_micros_per_mtok', 'output_micros_per_mtok']$$,
  'each with its limits and prices'
);
select is(
  (select r -> 'quota' from t) - 'period_start' - 'renews_at',
  '{"plan": "trial", "messages_used": 1, "messages_limit": 150, "messages_remaining": 149}',
  'the quota, this turn counted'
);

select * from finish();
rollback;

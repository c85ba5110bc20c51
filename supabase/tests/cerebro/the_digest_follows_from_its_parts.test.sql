begin;
select plan(4);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select public.remember_for_person(tests.user_id('ana'), jsonb_build_array(
  jsonb_build_object('op', 'insert', 'insight', tests.fact('offers:torta', 'Vende tortas'), 'valid_from', now()),
  jsonb_build_object('op', 'insert', 'insight', tests.fact('preference:corto', 'Prefiere respuestas cortas') || '{"category": "preference", "kind": "preference"}', 'valid_from', now())
), 'person');
select is((select consolidated_profile #>> '{offers,0}' from public.brain_ai_data where user_id = tests.user_id('ana')), 'Vende tortas', 'what the business is');
select is((select global_context #>> '{preference,0}' from public.brain_ai_data where user_id = tests.user_id('ana')), 'Prefiere respuestas cortas', 'what every assistant should know');
select is_empty($$select * from private.check_brain(tests.user_id('ana'))$$, 'it is what its parts say');
update public.brain_ai_data set consolidated_profile = '{"offers": ["Vende autos"]}' where user_id = tests.user_id('ana');
select results_eq($$select part from private.check_brain(tests.user_id('ana'))$$, $$values ('consolidated_profile')$$, 'and what is not is found');

select * from finish();
rollback;

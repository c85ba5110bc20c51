begin;
select plan(3);

select tests.create_user('ana');

create temporary table premium as
select id, required_plan::text as plan from public.assistants_catalog where required_plan > 'starter' order by required_plan desc, id limit 1;
create temporary table t as
select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), (select id from premium), 'submit', 'm-1', null, 'Hola')::jsonb as r;
select is((select tests.code(r) from t), 'plan_required', 'on a trial');
select is((select r #> '{error,details}' from t), (select jsonb_build_object('required_plan', plan, 'current_plan', 'trial') from premium), 'it says which plan has it');
select tests.put_on_plan('ana', 'enterprise');
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), (select id from premium), 'submit', 'm-1', null, 'Hola')::jsonb),
  'assistant_not_active', 'with the plan it has to be switched on');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

insert into public.user_insights (user_id, content, category, fact_key) values (tests.user_id('ana'), 'Los martes vende poco', 'performance', 'problem:martes');
create temporary table i as select id from public.user_insights where user_id = tests.user_id('ana');
create function pg_temp.apply(p_patterns jsonb, p_recommendations jsonb) returns jsonb language sql as $$
  select public.apply_consolidation(null, tests.user_id('ana'), p_patterns, p_recommendations);
$$;
create temporary table r as select jsonb_build_array(jsonb_build_object('key', 'martes', 'title', 'Oferta de martes', 'body', 'Haz una', 'assistant_id', 'sofia',
  'reasons', jsonb_build_array(jsonb_build_object('insight_id', (select id from i))))) as r;
select pg_temp.apply('[{"key": "week", "type": "temporal", "description": "Trabaja de mañana", "frequency": 9, "confidence": 0.8}]', (select r from r));
select is((select pattern_description from public.behavior_patterns where user_id = tests.user_id('ana')), 'Trabaja de mañana', 'a pattern is announced');
select is((select status::text from public.user_insights where id = (select id from i)), 'actionable', 'what a recommendation leans on is actionable');
update private.recommendations set status = 'dismissed', decided_at = now() where user_id = tests.user_id('ana');
select pg_temp.apply('[]', (select r from r));
select is((select status from private.recommendations where user_id = tests.user_id('ana')), 'dismissed', 'what was dismissed does not come back');
select is_empty($$select from public.behavior_patterns where user_id = tests.user_id('ana')$$, 'a pattern without support goes');
select pg_temp.apply('[{"key": "week", "type": "temporal", "description": "Trabaja de mañana", "frequency": 9, "confidence": 0.8}]', '[]');
delete from public.behavior_patterns where user_id = tests.user_id('ana');
select pg_temp.apply('[{"key": "week", "type": "temporal", "description": "Trabaja de mañana", "frequency": 9, "confidence": 0.8}]', '[]');
select is_empty($$select from public.behavior_patterns where user_id = tests.user_id('ana')$$, 'one that the person deleted stays away');
select is_empty($$select * from private.check_brain(tests.user_id('ana'))$$, 'the digest follows');

select * from finish();
rollback;

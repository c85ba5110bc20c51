begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');
create function pg_temp.turn(p_key text, p_content text, p_thread text default 'hilo', p_person text default 'ana')
returns uuid language plpgsql as $$
declare v_turn jsonb;
begin
  v_turn := public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
  perform public.settle_turn(
    p_message_id => (v_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Entendido.',
    p_provider => 'offline', p_model => 'sintra-offline-1'
  );
  return (v_turn #>> '{turn,user_message_id}')::uuid;
end;
$$;
create function pg_temp.fact(p_key text, p_content text, p_number text default null)
returns jsonb language sql as $$
  select jsonb_build_object('content', p_content, 'category', 'business', 'kind', 'fact', 'fact_key', p_key,
    'value', case when p_number is not null then jsonb_build_object('number', p_number) end,
    'confidence', 0.9, 'tags', '[]'::jsonb, 'origin', 'rules', 'language', 'es');
$$;
create function pg_temp.job() returns jsonb language sql as $$
  select public.claim_cerebro_jobs(1, 60) -> 'jobs' -> 0;
$$;

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

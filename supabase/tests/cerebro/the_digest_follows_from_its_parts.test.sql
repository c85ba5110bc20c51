begin;
select plan(4);

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

select public.remember_for_person(tests.user_id('ana'), jsonb_build_array(
  jsonb_build_object('op', 'insert', 'insight', pg_temp.fact('offers:torta', 'Vende tortas'), 'valid_from', now()),
  jsonb_build_object('op', 'insert', 'insight', pg_temp.fact('preference:corto', 'Prefiere respuestas cortas') || '{"category": "preference", "kind": "preference"}', 'valid_from', now())
), 'person');
select is((select consolidated_profile #>> '{offers,0}' from public.brain_ai_data where user_id = tests.user_id('ana')), 'Vende tortas', 'what the business is');
select is((select global_context #>> '{preference,0}' from public.brain_ai_data where user_id = tests.user_id('ana')), 'Prefiere respuestas cortas', 'what every assistant should know');
select is_empty($$select * from private.check_brain(tests.user_id('ana'))$$, 'it is what its parts say');
update public.brain_ai_data set consolidated_profile = '{"offers": ["Vende autos"]}' where user_id = tests.user_id('ana');
select results_eq($$select part from private.check_brain(tests.user_id('ana'))$$, $$values ('consolidated_profile')$$, 'and what is not is found');

select * from finish();
rollback;

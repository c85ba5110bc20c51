begin;
select plan(5);

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

insert into public.user_insights (user_id, content, category, fact_key, expires_at, last_seen_at, confidence, origin) values
  (tests.user_id('ana'), 'Feria el sábado', 'business', 'event:feria', now() - interval '1 hour', now(), 0.9, 'rules'),
  (tests.user_id('ana'), 'Vende poco los martes', 'performance', 'problem:martes', null, now() - interval '400 days', 0.8, 'rules'),
  (tests.user_id('ana'), 'Prefiere lo breve', 'preference', 'preference:breve', null, now() - interval '400 days', 0.9, 'rules'),
  (tests.user_id('ana'), 'Problema anotado a mano', 'performance', 'problem:mano', null, now() - interval '900 days', 0.9, 'person');
select is(private.age_insights(100), 2, 'two have ended');
select set_eq($$select content from public.user_insights where user_id = tests.user_id('ana') and valid_until is null$$,
  $$values ('Prefiere lo breve'), ('Problema anotado a mano')$$, 'what lasts, and what the person wrote, stays');
select is(private.age_insights(100), 0, 'once');
select is(private.decayed_confidence(0.9, 'price:torta', interval '180 days'), 0.60, 'half of what is above the floor after a half-life');
select is((select count(*) from private.insight_events where kind = 'expired' and user_id = tests.user_id('ana')), 2::bigint, 'the timeline tells it');

select * from finish();
rollback;

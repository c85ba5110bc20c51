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

create temporary table t as select pg_temp.turn('m-1', 'La torta cuesta 50') as message_id;
insert into public.user_insights (user_id, content, category, fact_key, value, version)
values (tests.user_id('ana'), 'La torta cuesta 45', 'business', 'price:torta', '{"number": "45"}', 3);
create temporary table r as
  select public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(
    jsonb_build_object('op', 'insert', 'insight', pg_temp.fact('offers:taco', 'Vende tacos'), 'span', null, 'valid_from', now()),
    jsonb_build_object('op', 'supersede', 'id', (select id from public.user_insights where fact_key = 'price:torta'), 'version', 2,
      'reason', 'superseded', 'insight', pg_temp.fact('price:torta', 'La torta cuesta 50', '50'), 'span', null, 'valid_from', now())
  )) as r;
select is((select r #>> '{error,code}' from r), 'conflict', 'a version that is not the one that was read');
select is((select count(*) from public.user_insights where user_id = tests.user_id('ana')), 1::bigint, 'nothing of the batch is written');
select is_empty($$select from private.learned_messages where message_id = (select message_id from t)$$, 'and it can be tried again');
select is(
  public.remember_for_person(tests.user_id('ana'), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', pg_temp.fact('price:torta', 'La torta cuesta 60', '60'), 'valid_from', now())), 'person') #>> '{error,code}',
  'conflict', 'a fact that is known already is not written beside itself'
);
select is(
  public.remember_for_person(tests.user_id('ana'), '[{"op": "forge"}]', 'person') #>> '{error,code}', 'invalid_request', 'what is no action is refused'
);
select is((select content from public.user_insights where user_id = tests.user_id('ana')), 'La torta cuesta 45', 'what was known stands');

select * from finish();
rollback;

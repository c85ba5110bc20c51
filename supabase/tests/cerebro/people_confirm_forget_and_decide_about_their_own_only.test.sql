begin;
select plan(9);

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

select tests.create_user('beto');
insert into public.user_insights (user_id, content, category, fact_key) values (tests.user_id('ana'), 'Vende tortas', 'business', 'offers:torta');
create temporary table i as select id from public.user_insights where user_id = tests.user_id('ana');
grant select on i to authenticated;
insert into public.user_projects (user_id, name, is_proposal, proposal_key) values (tests.user_id('ana'), 'Crecer', true, 'goal:crecer');
insert into private.recommendations (user_id, key, title, body) values (tests.user_id('ana'), 'r', 'Haz algo', 'Algo');
select tests.sign_in('beto');
select throws_ok($$select public.confirm_insight((select id from i), 1)$$, '23514', 'insight_not_found', 'a stranger confirms nothing');
select lives_ok($$select public.forget_insight((select id from i))$$, 'and forgets nothing');
select is(public.insight_evidence((select id from i))::text, '[]', 'and reads nothing');
select is(public.cerebro_recommendations()::text, '[]', 'and is recommended nothing of hers');
select tests.sign_in('ana');
select throws_ok($$select public.confirm_insight((select id from i), 7)$$, '23514', 'insight_changed', 'a device that has not seen the change is told');
select is(public.confirm_insight((select id from i), 1) ->> 'status', 'validated', 'the one that has confirms');
select lives_ok($$select public.decide_project((select id from public.user_projects), true)$$, 'a proposal is taken up');
select is((select status::text from public.user_projects), 'active', 'and is active');
select lives_ok($$select public.decide_recommendation((public.cerebro_recommendations() #>> '{0,id}')::uuid, 'dismissed')$$, 'a recommendation is put aside');
select tests.sign_out();

select * from finish();
rollback;

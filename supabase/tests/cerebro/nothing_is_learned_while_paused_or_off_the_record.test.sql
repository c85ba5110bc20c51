begin;
select plan(8);

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

select tests.sign_in('ana');
update public.profiles set is_memory_paused = true where id = tests.user_id('ana');
select tests.sign_out();
select pg_temp.turn('m-1', 'En pausa');
select is_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'a pause asks for nothing');
update public.profiles set is_memory_paused = false where id = tests.user_id('ana');
create temporary table t as select pg_temp.turn('m-2', 'Vendemos tortas', 'secreto') as message_id;
select isnt_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'without it there is a job');
select tests.sign_in('ana');
update public.conversations set is_off_record = true where id = tests.user_id('secreto');
select tests.sign_out();
select is(public.learning_context((select message_id from t)) ->> 'skip', 'off_record', 'a job that was there already is skipped');
select is(
  public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', pg_temp.fact('offers:torta', 'Vende tortas'), 'span', null, 'valid_from', now()))) ->> 'applied', '0',
  'also where it was taken off the record while it was read');
select pg_temp.turn('m-3', 'Más', 'secreto');
select is((select count(*) from pgmq.q_cerebro where message ->> 'type' = 'learn'), 1::bigint, 'further turns ask for nothing');
select is_empty($$select from public.user_insights where user_id = tests.user_id('ana')$$, 'nothing is known');

-- Answered anew when the pause is over.
create temporary table again as select public.begin_turn(
  p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id('hilo'), p_assistant_id => 'sofia', p_action => 'regenerate',
  p_max_output_tokens => 1000
)::jsonb as turn;
select public.settle_turn(p_message_id => (select (turn #>> '{turn,message_id}')::uuid from again), p_state => 'completed', p_content => 'Otra vez.');
select is((select count(*) from pgmq.q_cerebro where message ->> 'type' = 'learn'), 1::bigint, 'what was said in the pause is not learned afterwards');
select is(
  public.learning_context((select id from public.messages where content = 'En pausa')) ->> 'skip', 'learned', 'whoever asks');

select * from finish();
rollback;

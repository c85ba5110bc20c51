begin;
select plan(8);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

select tests.sign_in('ana');
update public.profiles set is_memory_paused = true where id = tests.user_id('ana');
select tests.sign_out();
select tests.turn('m-1', 'En pausa');
select is_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'a pause asks for nothing');
update public.profiles set is_memory_paused = false where id = tests.user_id('ana');
create temporary table t as select tests.turn('m-2', 'Vendemos tortas', 'secreto') as message_id;
select isnt_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'without it there is a job');
select tests.sign_in('ana');
update public.conversations set is_off_record = true where id = tests.user_id('secreto');
select tests.sign_out();
select is(public.learning_context((select message_id from t)) ->> 'skip', 'off_record', 'a job that was there already is skipped');
select is(
  public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', tests.fact('offers:torta', 'Vende tortas'), 'span', null, 'valid_from', now()))) ->> 'applied', '0',
  'also where it was taken off the record while it was read');
select tests.turn('m-3', 'Más', 'secreto');
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

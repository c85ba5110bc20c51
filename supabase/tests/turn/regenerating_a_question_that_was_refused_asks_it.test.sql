begin;
select plan(7);

select tests.create_user('ana');
create function pg_temp.again(p_key text, p_content text, p_target text default null) returns jsonb language sql as $$
  select public.begin_turn(
    tests.user_id('ana'), tests.user_id('hilo'), 'sofia', 'regenerate',
    p_client_message_id => p_key, p_content => p_content, p_target_ref => p_target, p_max_output_tokens => 1000
  )::jsonb
$$;
create function pg_temp.answer(p_turn jsonb) returns jsonb language sql as $$
  select public.settle_turn(p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Listo')
$$;

create temporary table first as select pg_temp.again('m-1', 'Hola') as r;
select is((select r #>> '{conversation,created}' from first), 'true', 'the first question of a conversation, refused until now');
select pg_temp.answer(r) from first;
create temporary table second as select pg_temp.again('m-2', '¿Y los martes?') as r;
select is((select r #>> '{message,content}' from second), '¿Y los martes?', 'a later one is not taken for the one before it');
select is((select r ->> 'replay' from second), 'false', 'and is asked');
select is((pg_temp.again('m-2', '¿Y los martes?') #>> '{error,code}'), 'turn_in_progress', 'once');
select pg_temp.answer(r) from second;
create temporary table third as select pg_temp.again('m-2', '¿Y los martes?') as r;
select is((select r #>> '{turn,user_message_id}' from third), (select r #>> '{turn,user_message_id}' from second), 'a known question is answered anew');
select pg_temp.answer(r) from third;
select is(
  (pg_temp.again((select r #>> '{turn,user_message_id}' from first), 'Hola') #>> '{turn,user_message_id}'),
  (select r #>> '{turn,user_message_id}' from second), 'a question that is known by its uuid is not asked a second time'
);
select is((pg_temp.again('m-9', 'Otra', 'nadie') #>> '{error,code}'), 'message_not_found', 'a named answer has to be there');

select * from finish();
rollback;

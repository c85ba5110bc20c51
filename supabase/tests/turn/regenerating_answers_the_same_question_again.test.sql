begin;
select plan(8);

select tests.create_user('ana');

create function pg_temp.again(p_target text default null) returns jsonb language sql as $$
  select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'regenerate', p_target_ref => p_target, p_max_output_tokens => 1000)::jsonb
$$;
create temporary table t as select tests.submit('m-1', 'Hola') as r;
select tests.answer(r) from t;
create temporary table second as select pg_temp.again() as r;
select is((select r #>> '{turn,user_message_id}' from second), (select r #>> '{turn,user_message_id}' from t), 'the newest answer, where none is named');
select isnt((select r #>> '{turn,message_id}' from second), (select r #>> '{turn,message_id}' from t), 'a new answer');
select is((select r #>> '{message,content}' from second), 'Hola', 'to the same question');
select is((select message_count from public.conversations where id = tests.user_id('hilo')), 3, 'beside the old one');
select is((pg_temp.again((select r #>> '{turn,message_id}' from t)) #>> '{turn,message_id}'), (select r #>> '{turn,message_id}' from second), 'an answer is replaced once');
select tests.answer(r, 'Mejor') from second;
create temporary table third as select pg_temp.again('m-1') as r;
select is((select r #>> '{turn,user_message_id}' from third), (select r #>> '{turn,user_message_id}' from t), 'named by its question, its newest answer is meant');
select is(
  (select idempotency_key from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from third)),
  'regenerate:' || (select r #>> '{turn,message_id}' from second), 'which its key says'
);
select is(tests.code(pg_temp.again('m-9')), 'message_not_found', 'an answer that is not there');

select * from finish();
rollback;

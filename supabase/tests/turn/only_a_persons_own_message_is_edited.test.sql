begin;
select plan(3);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select tests.answer(r) from t;
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', null, (select r #>> '{turn,message_id}' from t), 'X')::jsonb),
  'message_not_found', 'not an answer');
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', null, 'm-9', 'X')::jsonb),
  'message_not_found', 'not one that is not there');
select tests.answer(tests.submit('m-1', p_thread => 'otro hilo'));
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('otro hilo'), null, 'edit', null, (select r #>> '{turn,user_message_id}' from t), 'X')::jsonb),
  'message_not_found', 'not one of another conversation');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
create temporary table t as select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'carlos', 'submit', 'm-2', null, 'Hola')::jsonb as r;
select is((select tests.code(r) from t), 'conversation_assistant_mismatch', 'a conversation has one');
select is((select r #>> '{error,details,assistant_id}' from t), 'sofia', 'it says which');
select is(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'submit', 'm-2', null, 'Hola')::jsonb -> 'ok', 'true', 'who names none means that one');

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select is(tests.code(tests.submit('m-1', 'Otra cosa')), 'idempotency_conflict', 'while it streams');
select tests.answer(r) from t;
select is(tests.code(tests.submit('m-1', 'Otra cosa')), 'idempotency_conflict', 'and afterwards');
select is(
  public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'sofia', 'submit', 'm-1', null, 'Hola',
    p_idempotency_key => 'another key')::jsonb -> 'replay', 'true', 'a message that is known is the same turn under any key');
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'sofia', 'submit', 'm-1', null, 'Adiós',
    p_idempotency_key => 'another key')::jsonb), 'idempotency_conflict', 'and never another');

select * from finish();
rollback;

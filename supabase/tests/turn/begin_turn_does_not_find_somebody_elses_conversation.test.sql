begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;

select tests.answer(tests.submit('m-1'));
create temporary table t as select tests.submit('m-1', p_person => 'bruno') as r;
select is((select tests.code(r) from t), 'conversation_not_found', 'with the id of her conversation');
select is((select r -> 'error' -> 'details' from t), '{}', 'and is told nothing of it');
select is(tests.code(public.begin_turn(tests.user_id('bruno'), tests.user_id('hilo'), 'nadie', 'submit', 'm-1', null, 'Hola')::jsonb),
  'conversation_not_found', 'whatever assistant he names');
select is(tests.code(public.begin_turn(tests.user_id('bruno'), tests.user_id('hilo'), 'sofia', 'regenerate')::jsonb),
  'conversation_not_found', 'nor to regenerate');
select is((select count(*) from public.messages where conversation_id = tests.user_id('hilo')), 2::bigint, 'nothing was written');

select * from finish();
rollback;

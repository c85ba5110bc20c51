begin;
select plan(7);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1', 'Primera'), 'Uno');
create temporary table second as select tests.submit('m-2', 'Segunda') as r;
select tests.answer(r, 'Dos') from second;
create temporary table edited as
select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-2', 'm-2', 'Segunda, mejor')::jsonb as r;
select is((select r -> 'ok' from edited), 'true', 'named by the id of the client');
select results_eq(
  $$select e ->> 'content' from edited, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('Primera'), ('Uno')$$,
  'the new branch goes on from before the message'
);
select is(
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,user_message_id}')::uuid from edited)),
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,user_message_id}')::uuid from second)),
  'beside the old one'
);
select is((select content from public.messages where client_message_id = 'm-2' and conversation_id = tests.user_id('hilo')), 'Segunda', 'which stays as it was');
select is((select message_count from public.conversations where id = tests.user_id('hilo')), 6, 'with its answer');
select is(
  public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-2', 'm-2', 'Segunda, mejor')::jsonb -> 'replay',
  'true', 'the same edit is made once'
);
select tests.answer(r, 'Dos bis') from edited;
select results_eq(
  $$select e ->> 'content' from (select tests.submit('m-3', 'Tercera') as r) x, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('Primera'), ('Uno'), ('Segunda, mejor'), ('Dos bis')$$,
  'and the conversation goes on from the new branch'
);

select * from finish();
rollback;

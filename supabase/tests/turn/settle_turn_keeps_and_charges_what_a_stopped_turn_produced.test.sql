begin;
select plan(3);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select public.request_stop(tests.user_id('ana'), tests.user_id('hilo'));
select tests.answer(r, 'Hasta aquí', 'stopped') from t;
select results_eq(
  $$select status::text, content, finish_reason from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('delivered', 'Hasta aquí', 'stop_requested')$$,
  'the text stays'
);
select is((select messages from private.usage_ledger where conversation_id = tests.user_id('hilo')), 1, 'and counts');
create temporary table early as select tests.submit('m-2') as r;
select is(
  (select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'stopped') #> '{quota,messages_used}' from early),
  '1', 'stopped before the first word, it does not'
);

select * from finish();
rollback;

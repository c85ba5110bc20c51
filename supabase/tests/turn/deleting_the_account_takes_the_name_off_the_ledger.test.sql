begin;
select plan(4);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'the account goes');
select results_eq(
  $$select user_id, messages, cost_micros from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$values (null::uuid, 1, 107::bigint)$$,
  'the numbers stay'
);
select is_empty($$select from private.turns where user_id = tests.user_id('ana')$$, 'her turns are gone');
select is_empty($$select from private.check_usage()$$, 'and all still agrees');

select * from finish();
rollback;

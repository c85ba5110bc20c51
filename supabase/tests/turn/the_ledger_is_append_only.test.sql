begin;
select plan(6);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1'));
select throws_ok($$update private.usage_ledger set cost_micros = 0$$, '42501', null, 'no entry is changed');
select throws_ok($$update private.usage_ledger set user_id = null, messages = 0$$, '42501', null, 'not even with the name');
select throws_ok($$delete from private.usage_ledger$$, '42501', null, 'none is removed');
select throws_ok($$truncate private.usage_ledger$$, '42501', null, 'nor all at once');
select lives_ok($$update private.usage_ledger set user_id = null where user_id = tests.user_id('ana')$$, 'only the name comes off');
select throws_ok(
  $$insert into private.usage_ledger (idempotency_key, subscription_id, period_start, kind) select idempotency_key, subscription_id, period_start, kind from private.usage_ledger$$,
  '23505', null, 'and no key is used twice'
);

select * from finish();
rollback;

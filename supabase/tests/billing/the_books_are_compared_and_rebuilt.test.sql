begin;
select plan(6);

select tests.create_user('ana');
select tests.answer(tests.submit('m-1'));

select is(public.check_billing() - 'ok', '{"recomputed": 0, "usage": [], "invoices": [], "extra_messages": []}'::jsonb, 'all is well');
update private.usage_counters set tokens_used = tokens_used + 5;
select results_eq(
  $$select u ->> 'measure', (u ->> 'recorded')::integer - (u ->> 'expected')::integer from jsonb_array_elements(public.check_billing() -> 'usage') as u where u ->> 'measure' = 'tokens_used'$$,
  $$values ('tokens_used', 5)$$,
  'a counter that is not what the ledger says is told'
);
select is(public.check_billing() ->> 'recomputed', '0', 'and stays');
select is((public.check_billing(true) ->> 'recomputed')::integer, 1, 'until it is to be rebuilt');
select is(public.check_billing() -> 'usage', '[]', 'and then all is well again');

set local role authenticated;
select throws_ok($$select public.check_billing(true)$$, '42501', null, 'nobody does so through the API');
reset role;

select * from finish();
rollback;

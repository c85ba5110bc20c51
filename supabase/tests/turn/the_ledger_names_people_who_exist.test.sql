begin;
select plan(3);

select tests.create_user('ana');
select tests.create_user('beto');

prepare entries as
  insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind)
  select gen_random_uuid()::text, u, gen_random_uuid(), '2026-11-01', 'adjustment'
  from unnest($1::uuid[]) as u;

select lives_ok(
  $$execute entries(array[tests.user_id('ana'), tests.user_id('beto'), null, tests.user_id('ana')])$$,
  'people who exist, more than once, and nobody'
);
select throws_ok(
  $$execute entries(array[tests.user_id('ana'), 'dddddddd-0000-4000-8000-000000000000'])$$,
  '23503', null, 'one who does not exist refuses all of them'
);
delete from auth.users where id = tests.user_id('ana');
select results_eq(
  $$select user_id from private.usage_ledger where kind = 'adjustment' order by user_id$$,
  $$values (tests.user_id('beto')), (null::uuid), (null), (null)$$,
  'who leaves is on no entry, and the others stay on theirs'
);
select * from finish();
rollback;

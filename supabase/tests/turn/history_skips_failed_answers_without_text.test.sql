begin;
select plan(1);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1', 'uno') as r;
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed') from t;
create temporary table partial as select tests.submit('m-2', 'dos') as r;
select tests.answer(r, 'DO', 'failed') from partial;
select results_eq(
  $$select e ->> 'content' from (select tests.submit('m-3', 'tres') as r) x, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('uno'), ('dos'), ('DO')$$,
  'and keeps those that broke off'
);

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ana');

select tests.answer(tests.submit('m-1', 'uno'), 'UNO');
select tests.answer(tests.submit('m-2', 'dos'), 'DOS');
create temporary table t as select tests.submit('m-3', 'tres') as r;
select results_eq(
  $$select e ->> 'role', e ->> 'content' from t, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('user', 'uno'), ('assistant', 'UNO'), ('user', 'dos'), ('assistant', 'DOS')$$,
  'without the new message'
);
select is_empty($$select from t, jsonb_array_elements(r -> 'history') e where not e ?& array['id', 'created_at']$$, 'each with id and time');

select * from finish();
rollback;

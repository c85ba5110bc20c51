begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

create temporary table t as select tests.turn('m-1', 'La torta cuesta 50') as message_id;
insert into public.user_insights (user_id, content, category, fact_key, value, version)
values (tests.user_id('ana'), 'La torta cuesta 45', 'business', 'price:torta', '{"number": "45"}', 3);
create temporary table r as
  select public.apply_learning(null, tests.user_id('ana'), (select message_id from t), jsonb_build_array(
    jsonb_build_object('op', 'insert', 'insight', tests.fact('offers:taco', 'Vende tacos'), 'span', null, 'valid_from', now()),
    jsonb_build_object('op', 'supersede', 'id', (select id from public.user_insights where fact_key = 'price:torta'), 'version', 2,
      'reason', 'superseded', 'insight', tests.fact('price:torta', 'La torta cuesta 50', '50'), 'span', null, 'valid_from', now())
  )) as r;
select is((select r #>> '{error,code}' from r), 'conflict', 'a version that is not the one that was read');
select is((select count(*) from public.user_insights where user_id = tests.user_id('ana')), 1::bigint, 'nothing of the batch is written');
select is_empty($$select from private.learned_messages where message_id = (select message_id from t)$$, 'and it can be tried again');
select is(
  public.remember_for_person(tests.user_id('ana'), jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', tests.fact('price:torta', 'La torta cuesta 60', '60'), 'valid_from', now())), 'person') #>> '{error,code}',
  'conflict', 'a fact that is known already is not written beside itself'
);
select is(
  public.remember_for_person(tests.user_id('ana'), '[{"op": "forge"}]', 'person') #>> '{error,code}', 'invalid_request', 'what is no action is refused'
);
select is((select content from public.user_insights where user_id = tests.user_id('ana')), 'La torta cuesta 45', 'what was known stands');

select * from finish();
rollback;

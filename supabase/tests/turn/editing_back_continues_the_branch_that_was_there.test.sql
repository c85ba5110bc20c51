begin;
select plan(3);

select tests.create_user('ana');

create function pg_temp.edit(p_content text) returns jsonb language sql as $$
  select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-1', 'm-1', p_content)::jsonb
$$;
select tests.answer(tests.submit('m-1', 'A'), 'a');
create temporary table b as select pg_temp.edit('B') as r;
select tests.answer(r, 'b') from b;
select tests.answer(pg_temp.edit('C'), 'c');
create temporary table back as select pg_temp.edit('B') as r;
select is((select r -> 'replay' from back), 'true', 'nothing is generated a second time');
select is((select r #>> '{turn,message_id}' from back), (select r #>> '{turn,message_id}' from b), 'the answer that was there');
select results_eq(
  $$select e ->> 'content' from (select tests.submit('m-2', 'D') as r) x, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('B'), ('b')$$,
  'and the conversation goes on from it'
);

select * from finish();
rollback;

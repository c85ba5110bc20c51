begin;
select plan(8);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;

-- Ana has more than is ever given, the newest last; one of the oldest was said in the conversation that is asked about.
insert into public.user_insights (user_id, content, category, fact_key, value, evidence, last_seen_at)
select
  tests.user_id('ana'), 'Precio de cosa ' || n, 'business', 'price:cosa ' || n, '{"number": "45"}',
  jsonb_build_object('items', case n
    when 3 then jsonb_build_array(jsonb_build_object('conversation_id', tests.user_id('hilo')))
    else '[]'
  end),
  now() - make_interval(mins => 1000 - n)
from generate_series(1, 300) as n;
insert into public.user_insights (user_id, content, category, fact_key, last_seen_at, valid_until, ended_reason, status)
values (tests.user_id('ana'), 'Vende pan', 'business', 'offers:pan', now(), now(), 'ended', 'expired');
insert into public.user_insights (user_id, content, category, last_seen_at)
values (tests.user_id('ana'), 'Algo sin nombre', 'business', now());
insert into public.user_insights (user_id, content, category, fact_key, last_seen_at)
values (tests.user_id('bruno'), 'Vende flores', 'business', 'offers:flor', now());

create function pg_temp.keys(p_person text, p_recent integer, p_conversation uuid default null)
returns setof text language sql as $$
  select i ->> 'fact_key'
  from jsonb_array_elements(
    public.known_insights(tests.user_id(p_person), '{}', '{}', p_recent, p_conversation) -> 'insights'
  ) as i;
$$;

select results_eq(
  $$select k from pg_temp.keys('ana', 3) as k order by k$$, array['price:cosa 298', 'price:cosa 299', 'price:cosa 300'],
  'what was spoken of last, with a key and without an end'
);
select results_eq(
  $$select k from pg_temp.keys('ana', 3, tests.user_id('hilo')) as k order by k$$,
  array['price:cosa 299', 'price:cosa 3', 'price:cosa 300'], 'what was said in the conversation comes first'
);
select is((select count(*) from pg_temp.keys('ana', 100000)), 200::bigint, 'never more than two hundred');
select is_empty($$select pg_temp.keys('ana', 0)$$, 'none where none are asked for');
select is_empty($$select pg_temp.keys('ana', -5)$$, 'nor fewer');
select is(
  public.known_insights(tests.user_id('ana'), '{}', '{}') -> 'insights', '[]', 'as without the argument'
);
select results_eq(
  $$select pg_temp.keys('bruno', 200, tests.user_id('hilo'))$$, array['offers:flor'], 'each gets their own'
);
select is_empty($$select pg_temp.keys('carla', 200, tests.user_id('hilo'))$$, 'and who has none gets none');

select * from finish();
rollback;

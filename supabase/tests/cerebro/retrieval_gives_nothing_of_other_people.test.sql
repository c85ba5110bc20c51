begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
-- ten thousand other people, without what sign-up would make for them
set local session_replication_role = replica;
insert into public.profiles (id, email) select md5('crowd' || n)::uuid, 'crowd' || n || '@example.test' from generate_series(1, 10000) n;
set local session_replication_role = origin;
insert into public.user_insights (user_id, content, category, confidence)
select md5('crowd' || n)::uuid, 'Tortas a ' || n, 'business', 1
from generate_series(1, 10000) n;
insert into public.user_insights (user_id, content, category, confidence)
values (tests.user_id('ana'), 'Las tortas se acaban a mediodía', 'business', 0.3), (tests.user_id('carla'), 'Vende pan', 'business', 0.3);

select is(
  (select json_agg(e ->> 'content') from json_array_elements(
    private.current_insights(tests.user_id('ana'), 'tortas a 77', 12)) as e)::text,
  '["Las tortas se acaban a mediodía"]', 'her own, however well theirs match'
);
select is(
  private.current_insights(tests.user_id('bruno'), 'tortas a 77', 12)::text, '[]', 'nothing for who has nothing'
);
select is(
  (select count(*)::integer from private.topic_terms(tests.user_id('carla'), 'trotas a 77')), 0, 'nor are their words known'
);
select is_empty(
  $$select from json_array_elements(private.current_insights(md5('crowd77')::uuid, 'tortas', 12)) as e
    where e ->> 'content' <> 'Tortas a 77'$$,
  'each gets their own'
);

select * from finish();
rollback;

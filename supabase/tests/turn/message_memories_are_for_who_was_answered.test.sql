begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.user_insights (id, user_id, content, category, confidence, discovered_at, valid_from)
values
  (tests.user_id('una'), tests.user_id('ana'), 'Vende tortas', 'business', 0.8, '2026-03-02', '2026-03-01'),
  (tests.user_id('otra'), tests.user_id('ana'), 'Abre a las 9', 'behavior', 0.7, '2026-03-03', null);
create temporary table said as
select n, tests.say(c, 'assistant', 'Listo') as id from tests.start_conversation('ana') as c, generate_series(1, 2) n;
grant select on said to authenticated;
insert into private.turn_memories (message_id, insight_id, rank)
select id, tests.user_id('otra'), 1 from said union all select id, tests.user_id('una'), 2 from said where n = 1;

select tests.sign_in('ana');
select is(
  public.message_memories(array(select id from said where n = 1))::jsonb,
  (select jsonb_build_array(
    jsonb_build_object('message_id', id, 'insight_id', tests.user_id('otra'), 'content', 'Abre a las 9', 'category', 'behavior', 'confidence', 0.7, 'since', '2026-03-03T00:00:00+00:00'),
    jsonb_build_object('message_id', id, 'insight_id', tests.user_id('una'), 'content', 'Vende tortas', 'category', 'business', 'confidence', 0.8, 'since', '2026-03-01T00:00:00+00:00')
  ) from said where n = 1),
  'in the order of the prompt, with what they say today'
);
select is(
  (select array_agg((e ->> 'message_id')::uuid) from json_array_elements(public.message_memories(array(select id from said order by n desc))) e),
  (select array[b.id, a.id, a.id] from said a, said b where a.n = 1 and b.n = 2), 'in the order asked for'
);
select is(public.message_memories(null)::text, '[]', 'nothing for nothing');
select tests.sign_in('bruno');
select is(public.message_memories(array(select id from said))::text, '[]', 'another person sees none of it');
select tests.become_anonymous();
select throws_ok('select public.message_memories(null)', '42501', null, 'nor does a visitor ask');

select * from finish();
rollback;

begin;
select plan(8);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.user_insights (id, user_id, content, category, confidence, discovered_at, valid_from)
values
  (tests.user_id('una'), tests.user_id('ana'), 'Vende tortas', 'business', 0.8, '2026-03-02', '2026-03-01'),
  (tests.user_id('otra'), tests.user_id('ana'), 'Abre a las 9', 'business', 0.7, '2026-03-03', null),
  (tests.user_id('ajena'), tests.user_id('bruno'), 'Vende pan', 'business', 0.9, '2026-03-03', null);
create function pg_temp.turn(p_key text) returns uuid language sql as $$
  select (public.begin_turn(
    p_user_id => tests.user_id('ana'), p_conversation_id => tests.user_id(p_key), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => 'Hola', p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb #>> '{turn,message_id}')::uuid;
$$;
create function pg_temp.settle(p_message_id uuid, p_memories jsonb) returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => p_message_id, p_state => 'completed', p_content => 'Listo', p_provider => 'openai', p_model => 'm',
    p_metadata => jsonb_build_object('memories', p_memories, 'prompt', 1)
  );
$$;

create temporary table t as select pg_temp.turn('uno') as id;
create temporary table settled as select pg_temp.settle(id, jsonb_build_array(
  tests.user_id('otra'), tests.user_id('ajena'), gen_random_uuid(), upper(tests.user_id('una')::text), tests.user_id('otra'), 'x', null, 7
)) as r from t;
select is((select r #>> '{turn,state}' from settled), 'completed', 'whatever is named, the turn ends');
select results_eq(
  $$select m.insight_id, m.rank from private.turn_memories m, t where m.message_id = t.id order by m.rank$$,
  $$values (tests.user_id('otra'), 1), (tests.user_id('una'), 2)$$,
  'what she knows of what was named, in its order, each once; nothing of others, nothing that is no id'
);
select is((select m.metadata - 'first_token_ms' from public.messages m, t where m.id = t.id), '{"prompt": 1}', 'the message itself does not keep them');
select pg_temp.settle(id, '[]') from t;
select is((select count(*)::integer from private.turn_memories m, t where m.message_id = t.id), 2, 'a second call changes nothing');
select is(pg_temp.settle(pg_temp.turn('dos'), '{"a": 1}') ->> 'ok', 'true', 'what is no list is none');

create temporary table gone as select pg_temp.turn('tres') as id;
delete from public.conversations where id = tests.user_id('tres');
select is((select pg_temp.settle(id, jsonb_build_array(tests.user_id('una'))) #>> '{turn,state}' from gone), 'gone', 'a turn whose message is gone ends, too');

delete from public.user_insights where id = tests.user_id('otra');
select is((select count(*)::integer from private.turn_memories m, t where m.message_id = t.id), 1, 'what is forgotten was never used');
delete from public.conversations where id = tests.user_id('uno');
select is((select count(*)::integer from private.turn_memories), 0, 'with the answer the note goes');

select * from finish();
rollback;

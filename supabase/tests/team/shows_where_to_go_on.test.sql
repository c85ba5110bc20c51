begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table talk (name text, id uuid);
insert into talk select n, tests.start_conversation('ana', 'sofia') from unnest(array['old', 'new', 'archived', 'deleted']) n;
insert into talk select 'carlos', tests.start_conversation('ana', 'carlos');
insert into talk select 'bruno', tests.start_conversation('bruno', 'sofia');
update public.conversations set title = t.name from talk t where t.id = conversations.id;
insert into public.messages (conversation_id, role, content, status, created_at)
select t.id, m.role::public.message_role_enum, 'x', m.status::public.message_status_enum, now() - m.age
from talk t join (values
  ('old', 'user', 'delivered', interval '9 days'), ('old', 'assistant', 'delivered', interval '9 days'),
  ('new', 'user', 'delivered', interval '8 days'), ('new', 'assistant', 'delivered', interval '8 days'),
  ('new', 'user', 'delivered', interval '2 hours'), ('new', 'assistant', 'delivered', interval '2 hours'),
  ('new', 'assistant', 'failed', interval '1 hour'),
  ('archived', 'user', 'delivered', interval '1 minute'), ('archived', 'assistant', 'read', interval '1 minute'),
  ('carlos', 'user', 'delivered', interval '3 days'),
  ('bruno', 'assistant', 'delivered', interval '1 minute')
) m (name, role, status, age) on m.name = t.name;
update public.conversations set status = 'archived' where id = (select id from talk where name = 'archived');
update public.conversations set status = 'deleted' where id = (select id from talk where name = 'deleted');

grant select on talk to authenticated;
select tests.sign_in('ana');
select results_eq(
  $$select assistant_id from public.team_activity()$$, $$values ('sofia'), ('carlos'), ('paula')$$,
  'every assistant that she has, the most recently used first');
select results_eq(
  $$select last_conversation_id, last_title from public.team_activity() where assistant_id = 'sofia'$$,
  $$select id, name from talk where name = 'new'$$,
  'the newest conversation that goes on');
select is((select conversations from public.team_activity() where assistant_id = 'sofia'), 3, 'archived ones count, deleted ones do not');
select is((select answers_last_7_days from public.team_activity() where assistant_id = 'sofia'), 2, 'answers of this week that arrived');
select results_eq(
  $$select conversations, answers_last_7_days from public.team_activity() where assistant_id = 'carlos'$$, $$values (1, 0)$$,
  'a question is no answer');
select results_eq(
  $$select last_conversation_id, conversations, answers_last_7_days from public.team_activity() where assistant_id = 'paula'$$,
  $$values (null::uuid, 0, 0)$$,
  'who was never asked has nothing');
select tests.become_anonymous();
select throws_ok($$select * from public.team_activity()$$, '42501', null, 'visitors have no team');

select * from finish();
rollback;

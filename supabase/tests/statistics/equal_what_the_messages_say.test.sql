begin;
select plan(2);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana', a) as id, a from unnest(array['sofia', 'carlos']) a, generate_series(1, 2);
insert into public.messages (conversation_id, role, content, status, user_rating, is_helpful)
  select c.id, (array['user', 'assistant'])[1 + n % 2]::public.message_role_enum, 'm',
         (array['delivered', 'sending', 'failed', 'read'])[1 + n % 4]::public.message_status_enum,
         nullif(n % 6, 0), case n % 3 when 0 then true when 1 then false end
  from c, generate_series(1, 60) n;
update public.messages set status = 'delivered' where conversation_id in (select id from c) and status = 'sending';
update public.messages set user_rating = 4 where conversation_id in (select id from c) and user_rating = 1;
delete from public.messages where conversation_id in (select id from c) and user_rating = 2;
delete from public.conversations where id = (select min(id::text)::uuid from c where a = 'sofia');

create temporary table kept as
  select assistant_id, total_interactions, successful_tasks, rating_count, rating_sum, judged_count, user_satisfaction, trust_level
  from public.user_assistants where user_id = tests.user_id('ana');
select ok((select total_interactions > 0 and rating_count > 0 from kept where assistant_id = 'sofia'), 'there is something to compare');
select private.recompute_assistant_statistics(tests.user_id('ana'));
select set_eq(
  $$select assistant_id, total_interactions, successful_tasks, rating_count, rating_sum, judged_count, user_satisfaction, trust_level
    from public.user_assistants where user_id = tests.user_id('ana')$$,
  'select * from kept',
  'recomputed from the messages they are the same, after inserts, updates, deletions and a deleted conversation');

select * from finish();
rollback;

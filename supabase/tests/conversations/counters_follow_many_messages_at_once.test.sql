begin;
select plan(2);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id from generate_series(1, 3);
insert into public.messages (conversation_id, role, content, tokens_used, cost)
  select c.id, 'assistant', 'm', n, n * 0.000001 from c, generate_series(1, 100) n;
select results_eq(
  $$select message_count, total_tokens_used, cost_micros from public.conversations where id in (select id from c)$$,
  $$select 100, 5050, 5050::bigint from generate_series(1, 3)$$,
  'three conversations, three hundred messages');
delete from public.messages where conversation_id in (select id from c) and tokens_used > 50;
select results_eq(
  $$select message_count, total_tokens_used, cost_micros from public.conversations where id in (select id from c)$$,
  $$select 50, 1275, 1275::bigint from generate_series(1, 3)$$,
  'half of them deleted');

select * from finish();
rollback;

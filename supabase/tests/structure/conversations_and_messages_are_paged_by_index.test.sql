begin;
select plan(2);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.conversations (user_id, assistant_id, last_message_at)
  select tests.user_id(case n % 10 when 0 then 'ana' else 'bruno' end), 'sofia', now() - n * interval '1 minute' from generate_series(1, 2000) n;
create temporary table c as select id from public.conversations where user_id = tests.user_id('ana') limit 5;
insert into public.messages (conversation_id, role, content, created_at) select c.id, 'user', 'm', now() - n * interval '1 second' from c, generate_series(1, 400) n;
analyze public.conversations;
analyze public.messages;

create function pg_temp.plan(p_query text) returns text language plpgsql as $$
declare line text; plan text := '';
begin
  for line in execute 'explain (costs off) ' || p_query loop plan := plan || line || e'\n'; end loop;
  return plan;
end $$;
grant execute on function pg_temp.plan(text) to authenticated;
grant select on c to authenticated;
select tests.sign_in('ana');
select matches(pg_temp.plan($$select id, title from public.conversations where (last_message_at, id) < (now(), gen_random_uuid()) order by last_message_at desc, id desc limit 20$$),
  'conversations_user_id_last_message_at_idx', 'the list of conversations, filtered by nothing but the policy');
select unalike(pg_temp.plan(format($$select id from public.messages where conversation_id = %L and (created_at, id) < (now(), '00000000-0000-0000-0000-000000000000') order by created_at desc, id desc limit 50$$, (select id from c limit 1))),
  '%Sort%', 'the messages of one come in order, without a sort');

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user('ana');

create function pg_temp.chain(p_thread text, p_messages integer, p_characters integer) returns uuid language plpgsql as $$
declare
  tip uuid;
begin
  insert into public.conversations (id, user_id, assistant_id) values (tests.user_id(p_thread), tests.user_id('ana'), 'sofia');
  for n in 1..p_messages loop
    insert into public.messages (conversation_id, role, content, reply_to_message_id)
    values (tests.user_id(p_thread), 'user', lpad(n::text, p_characters, '0'), tip) returning id into tip;
  end loop;
  return tip;
end
$$;
create temporary table tips as select pg_temp.chain('muchos', 100, 3) as many, pg_temp.chain('largos', 10, 30000) as long;
create temporary table many as
select h.* from tips, private.branch_history(tests.user_id('muchos'), many, 60, 120000) as h;
select is((select json_array_length(history) from many), 60, 'at most sixty messages');
select is((select history -> 59 ->> 'content' from many), '100', 'the newest');
select is((select characters from many), 180::bigint, 'counted');
create temporary table long as
select h.* from tips, private.branch_history(tests.user_id('largos'), long, 60, 120000) as h;
select is((select json_array_length(history) from long), 4, 'at most 120,000 characters, in whole messages');
select is(
  (select json_array_length(h.history) from private.branch_history(tests.user_id('otro'), (select id from public.messages limit 1), 60, 120000) as h),
  0, 'never of another conversation'
);

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user('ana');
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('cost ' || p_name)::uuid $$;
set local session_replication_role = replica;
insert into public.conversations (id, user_id, assistant_id, current_message_id, message_count)
  select pg_temp.id(size::text), tests.user_id('ana'), 'sofia', pg_temp.id(size || ' ' || size), size from unnest(array[200, 20000]) size;
insert into public.messages (id, conversation_id, user_id, role, content, reply_to_message_id, created_at)
  select pg_temp.id(size || ' ' || n), pg_temp.id(size::text), tests.user_id('ana'), 'user', 'm', case when n > 1 then pg_temp.id(size || ' ' || n - 1) end,
    now() + n * interval '1 second'
  from unnest(array[200, 20000]) size, generate_series(1, size) n;
set local session_replication_role = origin;
analyze public.messages;

create function pg_temp.blocks(p_query text) returns integer language plpgsql as $$
declare
  plan json;
begin
  execute p_query;
  execute 'explain (analyze, buffers, timing off, format json) ' || p_query into plan;
  return (plan #>> '{0,Plan,Shared Hit Blocks}')::integer + (plan #>> '{0,Plan,Shared Read Blocks}')::integer;
end $$;
create function pg_temp.page(p_size integer, p_before integer) returns integer language sql as $$
  select pg_temp.blocks(format('select public.conversation_messages(%L, %L)', pg_temp.id(p_size::text), pg_temp.id(p_size || ' ' || p_before)))
$$;
grant execute on function pg_temp.id, pg_temp.blocks, pg_temp.page to authenticated;
select tests.sign_in('ana');
select cmp_ok(pg_temp.page(200, null), '<', 1200, 'the newest fifty of two hundred');
select cmp_ok(pg_temp.page(20000, null), '<', 1200, 'of twenty thousand');
select cmp_ok(pg_temp.page(20000, 10000), '<', 1200, 'fifty in the middle of them');
select cmp_ok(pg_temp.page(20000, 20), '<', 1200, 'the first of them, with the versions of the very first');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');
set local session_replication_role = replica;
insert into public.conversations (id, user_id, assistant_id, last_message_at, message_count)
select md5('c' || n)::uuid, tests.user_id('ana'), (array['sofia', 'carlos', 'paula'])[n % 3 + 1], now() - n * interval '1 day', 100
from generate_series(1, 300) n;
insert into public.messages (conversation_id, user_id, role, content, created_at)
select md5('c' || c)::uuid, tests.user_id('ana'), case when n % 2 = 0 then 'assistant' else 'user' end::public.message_role_enum, 'x',
  now() - c * interval '1 day' - n * interval '1 minute'
from generate_series(1, 300) c, generate_series(1, 100) n;
set local session_replication_role = origin;
analyze public.conversations, public.messages;

create function pg_temp.rows_read(p_statement text) returns bigint language plpgsql as $$
declare v_before bigint; v_after bigint;
begin
  select sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid)) into v_before
  from pg_catalog.pg_class c where c.oid in ('public.messages'::regclass, 'public.conversations'::regclass);
  execute p_statement;
  select sum(pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid)) into v_after
  from pg_catalog.pg_class c where c.oid in ('public.messages'::regclass, 'public.conversations'::regclass);
  return v_after - v_before;
end $$;
grant execute on function pg_temp.rows_read(text) to authenticated;

select tests.sign_in('ana');
select is((select sum(answers_last_7_days)::integer from public.team_activity()), 300, 'the answers of six conversations, and none of the other 294');
select cmp_ok(pg_temp.rows_read('select * from public.team_activity()'), '<', 3000::bigint, 'thirty thousand messages are not read for it');
select cmp_ok(pg_temp.rows_read('select public.my_plan()'), '<', 100::bigint, 'nor for the plan');

select * from finish();
rollback;

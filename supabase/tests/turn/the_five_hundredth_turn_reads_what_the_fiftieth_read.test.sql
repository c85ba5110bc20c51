begin;
select plan(2);

select tests.create_user('ana');
create function pg_temp.chain(p_thread text, p_messages integer) returns uuid language plpgsql as $$
declare
  tip uuid;
begin
  insert into public.conversations (id, user_id, assistant_id) values (tests.user_id(p_thread), tests.user_id('ana'), 'sofia');
  for n in 1..p_messages loop
    insert into public.messages (conversation_id, role, content, reply_to_message_id)
    values (tests.user_id(p_thread), 'user', 'mensaje ' || lpad(n::text, 4, '0'), tip) returning id into tip;
    if n % 30 = 0 and n < p_messages then
      insert into private.conversation_summaries (through_message_id, conversation_id, user_id, summary, message_count)
      values (tip, tests.user_id(p_thread), tests.user_id('ana'), 'En la tercera vuelta dijo que abre los lunes.', n);
    end if;
  end loop;
  return tip;
end
$$;
create temporary table tips as select pg_temp.chain('corto', 100) as short, pg_temp.chain('largo', 1000) as long;
create function pg_temp.touched() returns bigint language sql as $$
  select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint from pg_catalog.pg_stat_xact_all_tables
  where relname in ('messages', 'conversation_summaries');
$$;
create temporary table reads (thread text, rows bigint, history json, summary json);
do $$
declare
  thread record;
  before bigint;
begin
  for thread in select 'corto' as name, short as tip from tips union all select 'largo', long from tips loop
    before := pg_temp.touched();
    insert into reads
    select thread.name, 0, h.history, h.summary from private.branch_history(tests.user_id(thread.name), thread.tip, 60, 120000) as h;
    update reads set rows = pg_temp.touched() - before where reads.thread = thread.name;
  end loop;
end
$$;
select is(
  (select rows from reads where thread = 'largo'), (select rows from reads where thread = 'corto'), 'a thousand messages cost what a hundred cost'
);
select is(
  (select summary ->> 'text' from reads where thread = 'largo'), 'En la tercera vuelta dijo que abre los lunes.', 'and the third turn is known'
);

select * from finish();
rollback;

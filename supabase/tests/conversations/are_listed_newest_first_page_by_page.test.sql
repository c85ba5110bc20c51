begin;
select plan(10);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('list ' || p_name)::uuid $$;
-- ten at each moment, so that pages end in the middle of a moment
insert into public.conversations (id, user_id, assistant_id, title, last_message_at)
  select pg_temp.id(n::text), tests.user_id(case when n > 250 then 'bruno' else 'ana' end), case n % 5 when 0 then 'carlos' else 'sofia' end,
    'Tema ' || n || case n % 3 when 0 then ' campaña' else '' end, now() - n / 10 * interval '1 hour'
  from generate_series(1, 260) n;
update public.conversations set status = 'archived' where id in (select pg_temp.id(n::text) from generate_series(1, 20) n);
update public.conversations set status = 'deleted' where id = pg_temp.id('21');

create function pg_temp.read(p_query text, p_status text, p_limit integer, p_assistant text default null) returns setof uuid language plpgsql as $$
declare
  page uuid[];
  at timestamptz;
begin
  loop
    select array_agg(l.id order by l.n), (array_agg(l.last_message_at order by l.n desc))[1] into page, at
    from public.list_conversations(p_query, p_status, p_assistant, at, page[cardinality(page)], p_limit) with ordinality as l
      (id, title, assistant_id, status, last_message_at, message_count, snippet, matched_message_id, n);
    exit when page is null;
    return query select unnest(page);
  end loop;
end $$;
grant execute on function pg_temp.id, pg_temp.read to authenticated;
select tests.sign_in('ana');
select results_eq($$select pg_temp.read(null, 'active', 30)$$,
  $$select id from public.conversations where status = 'active' order by last_message_at desc, id desc$$, 'every active one, once, newest first');
select results_eq($$select pg_temp.read('', 'active', 7)$$,
  $$select id from public.conversations where status = 'active' order by last_message_at desc, id desc$$, 'an empty query is none');
select results_eq($$select pg_temp.read(null, 'archived', 3)$$,
  $$select id from public.conversations where status = 'archived' order by last_message_at desc, id desc$$, 'the archived ones');
select results_eq($$select pg_temp.read(null, null, 30)$$,
  $$select id from public.conversations where status <> 'deleted' order by last_message_at desc, id desc$$, 'of every status but deleted');
select results_eq($$select pg_temp.read(null, 'active', 30, 'carlos')$$,
  $$select id from public.conversations where status = 'active' and assistant_id = 'carlos' order by last_message_at desc, id desc$$, 'those with one assistant');
select results_eq($$select pg_temp.read('CAMPANA', 'active', 4)$$,
  $$select id from public.conversations where status = 'active' and title like '%campaña' order by last_message_at desc, id desc$$, 'what a search finds is paged alike');
select is_empty($$select * from public.list_conversations(p_status => 'inventado')$$, 'there are none of an unknown status');
select is((select count(*) from public.list_conversations(p_limit => 100000)), 100::bigint, 'a page has a hundred at most');
select results_eq($$select snippet, matched_message_id from public.list_conversations(p_limit => 1)$$, $$values (null::text, null::uuid)$$, 'nothing was searched, nothing matched');
select tests.become_anonymous();
select throws_ok('select * from public.list_conversations()', '42501', null, 'a visitor may not ask');

select * from finish();
rollback;

begin;
select plan(7);

select tests.create_user('ana');
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('once ' || p_name)::uuid $$;
insert into public.conversations (id, user_id, assistant_id)
  select pg_temp.id(c), tests.user_id('ana'), 'sofia' from unnest(array['recta', 'árbol']) c;

-- two thousand in a row, many of them at the same moment
insert into public.messages (id, conversation_id, role, content, reply_to_message_id, created_at)
  select pg_temp.id('recta' || n), pg_temp.id('recta'), (case n % 2 when 1 then 'user' else 'assistant' end)::public.message_role_enum, n::text,
    case when n > 1 then pg_temp.id('recta' || n - 1) end, now() + n / 7 * interval '1 second'
  from generate_series(1, 2000) n;
update public.conversations set current_message_id = pg_temp.id('recta2000') where id = pg_temp.id('recta');
-- a binary tree of ten levels: a message has two versions everywhere
insert into public.messages (id, conversation_id, role, content, reply_to_message_id, created_at)
  select pg_temp.id('árbol' || n), pg_temp.id('árbol'), (case floor(log(2, n))::integer % 2 when 0 then 'user' else 'assistant' end)::public.message_role_enum,
    n::text, case when n > 1 then pg_temp.id('árbol' || n / 2) end, now() + n * interval '1 second'
  from generate_series(1, 1023) n;

create function pg_temp.read(p_thread text, p_limit integer) returns setof integer language plpgsql as $$
declare
  page jsonb;
  before uuid;
begin
  loop
    page := public.conversation_messages(pg_temp.id(p_thread), before, p_limit);
    return query select (m ->> 'content')::integer from jsonb_array_elements(page -> 'messages') with ordinality as e (m, n) order by n desc;
    exit when not (page ->> 'has_more')::boolean;
    before := (page #>> '{messages,0,id}')::uuid;
  end loop;
end $$;
grant execute on function pg_temp.id(text), pg_temp.read(text, integer) to authenticated;
select tests.sign_in('ana');
select results_eq($$select * from pg_temp.read('recta', 50)$$, $$select generate_series(2000, 1, -1)$$, 'pages of fifty');
select results_eq($$select * from pg_temp.read('recta', 173)$$, $$select generate_series(2000, 1, -1)$$, 'pages that do not divide it');
select is(jsonb_array_length(public.conversation_messages(pg_temp.id('recta'), null, 100000) -> 'messages'), 200, 'no page is larger than two hundred');
select is(jsonb_array_length(public.conversation_messages(pg_temp.id('recta'), null, -5) -> 'messages'), 1, 'nor smaller than one');

select tests.sign_out();
create function pg_temp.seen(p_leaf integer) returns bigint language plpgsql as $$
begin
  update public.conversations set current_message_id = pg_temp.id('árbol' || p_leaf) where id = pg_temp.id('árbol');
  perform tests.sign_in('ana');
  insert into pg_temp.seen select p_leaf, r from pg_temp.read('árbol', 3) r;
  perform tests.sign_out();
  return 1;
end $$;
create temporary table seen (leaf integer, message integer);
grant insert on seen to authenticated;
select sum(pg_temp.seen(n)) from generate_series(512, 1023) n;
select is_empty($$select leaf from seen group by leaf having count(*) <> 10 or count(distinct message) <> 10$$, 'each of 512 branches has its ten messages, once each');
select is((select count(distinct message) from seen), 1023::bigint, 'together they have them all');
select is_empty(
  $$select leaf, message from seen where leaf / power(2, 9 - floor(log(2, message)))::integer <> message$$,
  'and no branch has a message of another'
);

select * from finish();
rollback;

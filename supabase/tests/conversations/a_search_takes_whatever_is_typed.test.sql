begin;
select plan(34);

select tests.create_user('ana');
insert into public.conversations (id, user_id, assistant_id, title)
  values (md5('typed')::uuid, tests.user_id('ana'), 'sofia', 'Precio del café');
insert into public.messages (conversation_id, role, content) values (md5('typed')::uuid, 'user', 'Precio: 100% orgánico, 3.5 kg (oferta) 🚀');

select tests.sign_in('ana');
create function pg_temp.count(p_query text) returns bigint language sql as $$ select count(*) from public.list_conversations(p_query) $$;
grant execute on function pg_temp.count to authenticated;
select lives_ok(format('select * from public.list_conversations(%L)', q), 'is no error: ' || left(q, 30))
from unnest(array[
  '''', '''''', '\', '\''', '''; drop table public.messages; --', 'precio & | ! <-> :*', 'precio:*', '!precio', '(precio', '((((', 'a:b:c', '%', '_%',
  '*', '[a-z', 'precio)', '\m', '$1', '<b>precio</b>', '&amp;', 'http://', repeat('x', 100000), repeat('palabra ', 20000), repeat('(', 5000),
  chr(10) || chr(9), U&'\200D\FE0F', '日本語'
]) q;
select is(pg_temp.count('🚀'), 0::bigint, 'a query without a letter or digit finds nothing');
select is(pg_temp.count('%'), 0::bigint, 'a wildcard is no letter');
select is(pg_temp.count('prec%'), 1::bigint, 'it takes nothing away from the letters beside it');
select is(pg_temp.count('precio & !orgánico'), 1::bigint, 'an operator is no letter either');
select is(pg_temp.count(E' \n\t '), 1::bigint, 'blanks are no query');
select is(pg_temp.count('precio ' || repeat('café ', 40) || repeat('x', 5000)), 1::bigint, 'of a long query the beginning counts');
select tests.sign_out();
select lives_ok(
  format('insert into public.messages (conversation_id, role, content) values (%L, ''assistant'', %L)', md5('typed')::uuid,
    repeat(md5('x'), 2000) || ' ' || (select string_agg(md5(n::text), ' ') from generate_series(1, 5000) n)),
  'a message of any length and kind is stored'
);

select * from finish();
rollback;

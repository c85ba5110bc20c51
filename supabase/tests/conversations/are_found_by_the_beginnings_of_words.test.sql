begin;
select plan(23);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.id(p_name text) returns uuid language sql as $$ select md5('search ' || p_name)::uuid $$;
insert into public.conversations (id, user_id, assistant_id, title) values
  (pg_temp.id('ventas'), tests.user_id('ana'), 'sofia', 'Campaña de Navidad'),
  (pg_temp.id('otra'), tests.user_id('ana'), 'sofia', null),
  (pg_temp.id('ajena'), tests.user_id('bruno'), 'sofia', 'Campaña de Bruno');
insert into public.messages (id, conversation_id, role, content, created_at) values
  (pg_temp.id('m1'), pg_temp.id('ventas'), 'user', '¿Cómo vendo más en México? Escríbeme a compras@zapatería-león.mx', now()),
  (pg_temp.id('m2'), pg_temp.id('ventas'), 'assistant', E'# Plan\n\n- **Año** nuevo: publica en `tienda.example/rebajas_2027`\n- Vendo, vendes, vende 🚀 5.000 piezas', now() + interval '1 second'),
  (pg_temp.id('m3'), pg_temp.id('otra'), 'user', 'Hola', now()),
  (pg_temp.id('m4'), pg_temp.id('otra'), 'assistant', repeat('relleno ', 60) || 'PINGÜINO ' || repeat('relleno ', 60), now() + interval '1 second'),
  (pg_temp.id('m5'), pg_temp.id('otra'), 'system', 'instrucciones', now() + interval '2 seconds'),
  (pg_temp.id('b1'), pg_temp.id('ajena'), 'user', 'Vendo zapatos en México', now());

create function pg_temp.found(p_query text) returns text language sql as $$
  select string_agg(coalesce(
    (select n from unnest(array['m1', 'm2', 'm3', 'm4', 'm5', 'b1']) n where pg_temp.id(n) = l.matched_message_id),
    (select n from unnest(array['ventas', 'otra', 'ajena']) n where pg_temp.id(n) = l.id)), ' ')
  from public.list_conversations(p_query) as l
$$;
grant execute on function pg_temp.id, pg_temp.found to authenticated;
select tests.sign_in('ana');
select is(pg_temp.found('campana'), 'ventas', 'a title, typed without its tilde');
select is(pg_temp.found('CAMPAÑA'), 'ventas', 'or in capitals');
select is(pg_temp.found('navi camp'), 'ventas', 'beginnings of its words, in any order');
select is(pg_temp.found('paña'), null, 'but not what stands inside of a word');
select is(pg_temp.found('campaña inexistente'), null, 'nor one word of two');
select is(pg_temp.found('mexico'), 'm1', 'a message');
select is(pg_temp.found('vend'), 'm2', 'the newest message of two');
select is(pg_temp.found('zapateria'), 'm1', 'a part of an address');
select is(pg_temp.found('rebajas'), 'm2', 'a part of a path');
select is(pg_temp.found('tienda.example/reb'), 'm2', 'or the address as it was written');
select is(pg_temp.found('2027'), 'm2', 'a number');
select is(pg_temp.found('pinguino'), 'm4', 'a word with a diaeresis');
select is(pg_temp.found(U&'Me\0301xico'), 'm1', 'an accent that is a character of its own');
select is(pg_temp.found('instrucciones'), null, 'what the system says is not searched');
select is(pg_temp.found('m'), 'm1', 'a single letter');

select is((select snippet from public.list_conversations('mexico')), '¿Cómo vendo más en México? Escríbeme a compras@zapatería-león.mx', 'the snippet of a short message is all of it');
select is((select snippet from public.list_conversations('ano')), 'Plan Año nuevo: publica en tienda.example/rebajas_2027 Vendo, vendes, vende 🚀 5.000 piezas', 'in one line, without formatting');
select matches((select snippet from public.list_conversations('pingu')), '^….*PINGÜINO.*…$', 'of a long one the place that matches, between dots');
select ok((select char_length(snippet) <= 162 from public.list_conversations('pingu')), 'and not more');
select is((select snippet from public.list_conversations('navidad')), 'Campaña de Navidad', 'of a title the title');

select tests.sign_in('bruno');
select is(pg_temp.found('vendo'), 'b1', 'everybody finds their own');
select is(pg_temp.found('navidad'), null, 'and nobody else''s');

-- Two people whose documents stand under the same letters of their ids.
select tests.sign_out();
insert into auth.users (id, aud, role, email)
  values (overlay(tests.user_id('bruno')::text placing '000000000000' from 25)::uuid, 'authenticated', 'authenticated', 'doble@example.test');
select tests.become('authenticated', jsonb_build_object('sub', overlay(tests.user_id('bruno')::text placing '000000000000' from 25), 'role', 'authenticated'), '{}');
select is(pg_temp.found('vendo'), null, 'however alike their ids are');

select * from finish();
rollback;

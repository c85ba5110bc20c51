begin;
select plan(9);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence)
values
  (tests.user_id('ana'), 'Vende tortas ahogadas', 'business', 0.5),
  (tests.user_id('ana'), 'Su socia Ximena lleva la caja', 'business', 0.5),
  (tests.user_id('ana'), 'Ofrece ceviche de camarón', 'business', 0.5),
  (tests.user_id('ana'), 'Le compra el café a Don Beto', 'business', 0.5),
  (tests.user_id('ana'), 'Hace llaveros grabados', 'business', 0.5),
  (tests.user_id('ana'), 'Los domingos hace el inventario', 'behavior', 0.9),
  (tests.user_id('ana'), 'Abre de 9 a 18', 'business', 0.9);

create function pg_temp.first(p_question text) returns text language sql as $$
  select private.current_insights(tests.user_id('ana'), p_question, 12) -> 0 ->> 'content';
$$;
select is(pg_temp.first('¿y las trotas aogadas?'), 'Vende tortas ahogadas', 'letters that changed places, a letter that nobody hears');
select is(pg_temp.first('que dijo jimena'), 'Su socia Ximena lleva la caja', 'a name that is written otherwise');
select is(pg_temp.first('cuanto seviche salio'), 'Ofrece ceviche de camarón', 's for c');
select is(pg_temp.first('pedido de CAMARON'), 'Ofrece ceviche de camarón', 'no accent');
select is(pg_temp.first('me falta pagarle a vetto'), 'Le compra el café a Don Beto', 'v for b, and a letter twice');
select is(pg_temp.first('precio de los yaveros'), 'Hace llaveros grabados', 'y for ll');
select is(pg_temp.first('el invntario'), 'Los domingos hace el inventario', 'a letter less');
select is(
  (select count(*)::integer from private.topic_terms(tests.user_id('ana'), 'hola, dime cuanto necesito y cual prefieres')),
  0, 'words that every question has are taken for no other word'
);
select is(
  (select count(*)::integer from private.topic_terms(tests.user_id('ana'), 'tortas') as t where t.lexeme <> t.word),
  0, 'a word that is known is not guessed at'
);

select * from finish();
rollback;

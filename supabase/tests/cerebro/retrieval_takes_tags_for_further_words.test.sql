begin;
select plan(2);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category, confidence, tags)
values
  (tests.user_id('ana'), 'Torta ahogada: 45 MXN', 'performance', 0.5, array['precio', 'cuesta', 'cobra']),
  (tests.user_id('ana'), 'Vende torta ahogada', 'business', 0.5, array['producto', 'menú']),
  (tests.user_id('ana'), 'Cuesta trabajo estacionarse', 'business', 0.5, '{}'),
  (tests.user_id('ana'), 'Abre de 9 a 18', 'business', 0.9, null);

select is(
  private.current_insights(tests.user_id('ana'), '¿cuánto cuesta la torta?', 12) -> 0 ->> 'content', 'Torta ahogada: 45 MXN',
  'the words of the sentence and those of its tags together'
);
select is(
  private.current_insights(tests.user_id('ana'), 'cuesta', 12) -> 0 ->> 'content', 'Cuesta trabajo estacionarse',
  'what a sentence says counts for more than what it is tagged with'
);

select * from finish();
rollback;

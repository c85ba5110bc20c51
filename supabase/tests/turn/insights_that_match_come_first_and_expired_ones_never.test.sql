begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;

insert into public.user_insights (user_id, content, category, confidence, status, expires_at)
values
  (tests.user_id('ana'), 'Prefiere mensajes cortos', 'preference', 0.9, 'validated', null),
  (tests.user_id('ana'), 'La campaña de los martes vende poco', 'business', 0.4, 'discovered', null),
  (tests.user_id('ana'), 'La campaña de verano terminó', 'business', 0.9, 'expired', null),
  (tests.user_id('ana'), 'La campaña de abril terminó', 'business', 0.9, 'discovered', now() - interval '1 day'),
  (tests.user_id('bruno'), 'La campaña de Bruno', 'business', 0.9, 'validated', null);
select results_eq(
  $$select e ->> 'content' from json_array_elements(private.current_insights(tests.user_id('ana'), '¿Cómo van mis campanas?', 12)) with ordinality as x (e, n) order by n$$,
  $$values ('La campaña de los martes vende poco'), ('Prefiere mensajes cortos')$$,
  'what matches, then the surest; nothing expired, nothing of others'
);
insert into public.user_insights (user_id, content, category, confidence)
select tests.user_id('ana'), 'Dato ' || n, 'behavior', 0.1 from generate_series(1, 30) n;
select is(json_array_length(private.current_insights(tests.user_id('ana'), 'campaña', 12)), 12, 'twelve at most');
select is(private.current_insights(tests.user_id('ana'), 'campaña', 12) -> 0 ->> 'content', 'La campaña de los martes vende poco', 'the match among them');
select is(json_array_length(private.current_insights(tests.user_id('ana'), '!?', 12)), 12, 'a message without words gets the surest');
select is(json_array_length(private.current_insights(tests.user_id('ana'), E'it''s \\ & | ! ( <-> :*', 12)), 12, 'what people type is no query language');

select * from finish();
rollback;

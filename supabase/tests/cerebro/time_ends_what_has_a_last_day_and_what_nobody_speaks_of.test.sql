begin;
select plan(5);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

insert into public.user_insights (user_id, content, category, fact_key, expires_at, last_seen_at, confidence, origin) values
  (tests.user_id('ana'), 'Feria el sábado', 'business', 'event:feria', now() - interval '1 hour', now(), 0.9, 'rules'),
  (tests.user_id('ana'), 'Vende poco los martes', 'performance', 'problem:martes', null, now() - interval '400 days', 0.8, 'rules'),
  (tests.user_id('ana'), 'Prefiere lo breve', 'preference', 'preference:breve', null, now() - interval '400 days', 0.9, 'rules'),
  (tests.user_id('ana'), 'Problema anotado a mano', 'performance', 'problem:mano', null, now() - interval '900 days', 0.9, 'person');
select is(private.age_insights(100), 2, 'two have ended');
select set_eq($$select content from public.user_insights where user_id = tests.user_id('ana') and valid_until is null$$,
  $$values ('Prefiere lo breve'), ('Problema anotado a mano')$$, 'what lasts, and what the person wrote, stays');
select is(private.age_insights(100), 0, 'once');
select is(private.decayed_confidence(0.9, 'price:torta', interval '180 days'), 0.60, 'half of what is above the floor after a half-life');
select is((select count(*) from private.insight_events where kind = 'expired' and user_id = tests.user_id('ana')), 2::bigint, 'the timeline tells it');

select * from finish();
rollback;

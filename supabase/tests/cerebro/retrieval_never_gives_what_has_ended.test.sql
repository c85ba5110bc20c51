begin;
select plan(7);

select tests.create_user('ana');
insert into public.user_insights (id, user_id, content, category, confidence, status, valid_until, ended_reason, expires_at)
values
  (tests.user_id('vieja'), tests.user_id('ana'), 'La torta cuesta 45', 'performance', 1, 'expired', now(), 'superseded', null),
  (tests.user_id('nueva'), tests.user_id('ana'), 'La torta cuesta 50', 'performance', 0.3, 'discovered', null, null, null),
  (gen_random_uuid(), tests.user_id('ana'), 'La torta de pavo ya no está', 'business', 1, 'validated', now(), 'ended', null),
  (gen_random_uuid(), tests.user_id('ana'), 'Torta de temporada', 'business', 1, 'discovered', null, null, now() - interval '1 day');

create function pg_temp.given(p_question text default '¿cuánto cuesta la torta?') returns text language sql as $$
  select string_agg(e ->> 'content', '; ') from json_array_elements(private.current_insights(tests.user_id('ana'), p_question, 12)) e;
$$;
select is(pg_temp.given(), 'La torta cuesta 50', 'the price of today alone');
select is(pg_temp.given('hola'), 'La torta cuesta 50', 'nor as one of the surest');
select is(
  (select count(distinct insight_id)::integer from private.insight_terms where user_id = tests.user_id('ana')), 1, 'only it is indexed'
);
update public.user_insights set status = 'expired', valid_until = now(), ended_reason = 'ended' where id = tests.user_id('nueva');
select is(pg_temp.given(), null, 'one that ends is gone at once');
select is(
  (select count(*)::integer from private.insight_vocabulary where user_id = tests.user_id('ana'))
    + (select count(*)::integer from private.insight_spellings where user_id = tests.user_id('ana')),
  0, 'and its words with it'
);
update public.user_insights set status = 'validated', valid_until = null, ended_reason = null, content = 'La quesadilla cuesta 50' where id = tests.user_id('nueva');
select is(pg_temp.given('quesadiya'), 'La quesadilla cuesta 50', 'one that is corrected is found by its new words');
insert into public.user_insights (user_id, content, category, confidence, expires_at)
values (tests.user_id('ana'), 'Promoción de quesadillas', 'business', 1, now() + interval '1 hour');
update private.insight_terms set expires_at = now() where expires_at is not null;
update public.user_insights set confidence = 0.9 where content = 'Promoción de quesadillas';
select is(pg_temp.given('quesadilla'), 'La quesadilla cuesta 50; Promoción de quesadillas', 'an entry whose time is over takes no place in its list');

select * from finish();
rollback;

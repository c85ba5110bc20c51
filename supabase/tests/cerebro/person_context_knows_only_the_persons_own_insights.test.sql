begin;
select plan(6);

select tests.create_user('ana');
select tests.create_user('beto');
update public.profiles set language = 'es-MX', timezone = 'America/Mexico_City', country = 'MX'
where id = tests.user_id('ana');
insert into public.user_insights (id, user_id, content, category, kind, fact_key)
values ('00000000-0000-4000-8000-000000000001', tests.user_id('ana'), 'Vende tortas', 'business', 'fact', 'offers:torta');

create temporary table told as
select public.person_context(tests.user_id('ana'), '00000000-0000-4000-8000-000000000001') as c;
select is((select c ->> 'ok' from told), 'true', 'she is known');
select is((select c ->> 'country' from told), 'MX', 'with her country');
select is((select c #>> '{insight,fact_key}' from told), 'offers:torta', 'and what she wants to correct');

select is(
  public.person_context(tests.user_id('beto'), '00000000-0000-4000-8000-000000000001') #>> '{error,code}',
  'not_found', 'another person''s insight is not found'
);
update public.user_insights set valid_until = now(), ended_reason = 'ended', status = 'expired' where fact_key = 'offers:torta';
select is(
  public.person_context(tests.user_id('ana'), '00000000-0000-4000-8000-000000000001') #>> '{error,code}',
  'not_found', 'nor one that has ended'
);
select is(
  public.person_context('00000000-0000-4000-8000-0000000000ff') #>> '{error,code}',
  'profile_not_found', 'nor a person who is not there'
);

select * from finish();
rollback;

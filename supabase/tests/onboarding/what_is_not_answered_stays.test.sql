begin;
select plan(5);

select tests.create_user('ana', '{"timezone": "America/Santiago"}');
update public.profiles set onboarding_step = 2, company_industry = 'Ropa', company_description = 'Vestidos' where id = tests.user_id('ana');
select tests.sign_in('ana');

select public.complete_onboarding_step(2, '{"company_name": "Moda", "company_description": null}');
select results_eq($$select company_industry, company_description from public.profiles$$, $$values ('Ropa', null::text)$$, 'what is absent stays, what is null goes');

select public.complete_onboarding_step(2, '{"company_name": "Moda", "country": "CO"}');
select is((select timezone from public.profiles), 'America/Santiago', 'a time zone that came with the person is not the country''s to change');

select tests.sign_out();
update public.profiles set timezone = 'America/Mexico_City' where id = tests.user_id('ana');
select tests.sign_in('ana');
select public.complete_onboarding_step(2, '{"company_name": "Moda", "country": "AR"}');
select public.complete_onboarding_step(2, '{"company_name": "Moda", "country": "BR"}');
select is((select timezone from public.profiles), 'America/Sao_Paulo', 'a corrected country corrects the zone that came with it');
select public.complete_onboarding_step(2, '{"company_name": "Moda", "country": "ES"}');
select results_eq($$select country, timezone from public.profiles$$, $$values ('ES', 'America/Sao_Paulo')$$, 'a country that is not on the list is taken, without a zone');

select tests.sign_out();
update public.profiles set onboarding_step = 6 where id = tests.user_id('ana');
select tests.sign_in('ana');
select is(public.complete_onboarding_step(6, '{}'), '{"step": 7, "completed": true}', 'the configuration may be left as it is');

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ana');
insert into public.user_insights (user_id, content, category) values (tests.user_id('ana'), 'Las campañas de otoño venden más tortas', 'business');
select isnt_empty($$select from public.user_insights where user_id = tests.user_id('ana') and search @@ to_tsquery('spanish', 'campana & torta')$$, 'campana finds campañas');
select throws_ok($$insert into public.user_insights (user_id, content, category, confidence) values (tests.user_id('ana'), 'x', 'business', 1.5)$$, '23514', null, 'a confidence is a probability');

select * from finish();
rollback;

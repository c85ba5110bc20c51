begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.user_insights (id, user_id, content, category, tags)
values
  (tests.user_id('una'), tests.user_id('ana'), 'Vende tortas ahogadas', 'business', array['lonches']),
  (tests.user_id('otra'), tests.user_id('ana'), 'Vende tortas de pavo', 'business', null),
  (gen_random_uuid(), tests.user_id('bruno'), 'Vende tortas ahogadas', 'business', null);
select results_eq(
  $$select lexeme, documents from private.insight_vocabulary where user_id = tests.user_id('ana') order by lexeme$$,
  $$values ('', 2), ('ahog', 1), ('lonch', 1), ('pav', 1), ('tort', 2), ('vend', 2)$$, 'every word is counted once an insight'
);
delete from public.user_insights where id = tests.user_id('una');
select results_eq(
  $$select lexeme, documents from private.insight_vocabulary where user_id = tests.user_id('ana') order by lexeme$$,
  $$values ('', 1), ('pav', 1), ('tort', 1), ('vend', 1)$$, 'words that no other has are gone, the others counted down'
);
select is_empty(
  $$select from private.insight_spellings where user_id = tests.user_id('ana') and lexeme in ('ahog', 'lonch')$$, 'how they are spelt, too'
);
delete from auth.users where id = tests.user_id('ana');
select is_empty(
  $$select user_id from private.insight_terms where user_id = tests.user_id('ana')
    union all select user_id from private.insight_vocabulary where user_id = tests.user_id('ana')
    union all select user_id from private.insight_spellings where user_id = tests.user_id('ana')$$,
  'with the account all of it goes'
);

select * from finish();
rollback;

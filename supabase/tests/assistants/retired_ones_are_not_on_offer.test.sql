begin;
select plan(2);

select tests.create_user('ana');
update public.assistants_catalog set is_active = false where id = 'carlos';
update public.user_assistants set is_active = false where user_id = tests.user_id('ana');
select tests.sign_in('ana');
select is_empty($$select id from public.assistants_catalog where id = 'carlos'$$, 'the catalogue does not show them');
select throws_ok($$update public.user_assistants set is_active = true where assistant_id = 'carlos'$$, '23514', 'assistant_not_found', 'and nobody switches them on');

select * from finish();
rollback;

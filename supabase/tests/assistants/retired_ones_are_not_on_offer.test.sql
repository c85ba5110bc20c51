begin;
select plan(3);

select tests.create_user('ana');
update public.assistants_catalog set is_active = false where id = 'carlos';
update public.user_assistants set is_active = false where user_id = tests.user_id('ana');
select tests.become_anonymous();
select is_empty($$select id from public.assistants_catalog where id = 'carlos'$$, 'the catalogue does not show them');
select tests.sign_in('ana');
select isnt_empty($$select name from public.assistants_catalog where id = 'carlos'$$, 'except to those who have had them');
select throws_ok($$update public.user_assistants set is_active = true where assistant_id = 'carlos'$$, '23514', 'assistant_not_found', 'and nobody switches them on');

select * from finish();
rollback;

begin;
select plan(9);

select tests.create_user('ana');
insert into public.admin_users (user_id, role) values (tests.user_id('ana'), 'super_admin');
select tests.sign_in('ana');
select isnt_empty($$select id, name, description, required_plan from public.assistants_catalog$$, 'the catalogue is public');
select throws_ok($$select system_prompt from public.assistants_catalog$$, '42501', null, 'the prompt is not, not even for a super administrator');
select throws_ok($$select personality from public.assistants_catalog$$, '42501', null, 'nor the personality');
select throws_ok($$select response_patterns from public.assistants_catalog$$, '42501', null, 'nor the response patterns');
select throws_ok($$update public.assistants_catalog set name = 'x'$$, '42501', null, 'nobody edits the catalogue');
select is_empty($$select id from public.assistants_catalog where is_active and (greeting is null or cardinality(suggested_questions) < 3)$$, 'but every one greets, and says what may be asked');
select tests.become_anonymous();
select isnt_empty($$select greeting, suggested_questions from public.assistants_catalog$$, 'visitors read the greetings');
select isnt_empty($$select id, name from public.assistants_catalog$$, 'visitors see it too');
select throws_ok($$select system_prompt from public.assistants_catalog$$, '42501', null, 'without the prompts');

select * from finish();
rollback;

begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table hers as select id from public.user_assistants where user_id = tests.user_id('ana');
create temporary table his as select id from public.user_assistants where user_id = tests.user_id('bruno');
grant select on hers, his to authenticated;

select tests.sign_in('ana');
select is(tests.affected($$update public.user_assistants set custom_name = 'Sofi', custom_prompt = 'Tutéame'$$), (select count(*) from hers), 'her own only');
select throws_ok($$update public.user_assistants set total_interactions = 999$$, '42501', null, 'the statistics are not hers to write');
select throws_ok($$update public.user_assistants set trust_level = 1$$, '42501', null, 'nor the trust');
select throws_ok($$delete from public.user_assistants$$, '42501', null, 'an assistant is switched off, not deleted');
select throws_ok($$update public.user_assistants set custom_prompt = repeat('x', 4001)$$, '23514', null, 'instructions have a limit');
select lives_ok($$insert into public.assistant_configurations (user_assistant_id, response_delay) select id, 500 from hers$$, 'she configures hers');
select throws_ok($$insert into public.assistant_configurations (user_assistant_id) select id from his limit 1$$, '42501', null, 'not his');

select * from finish();
rollback;

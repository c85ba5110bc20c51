begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
insert into public.user_insights (user_id, content, category) select tests.user_id(n), 'x', 'business' from unnest(array['ana', 'bruno']) n;
insert into public.behavior_patterns (user_id, pattern_description, pattern_type) select tests.user_id(n), 'x', 'temporal' from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');
select is((select count(*) from public.brain_ai_data), 1::bigint, 'her Cerebro');
select is((select count(*) from public.user_insights), 1::bigint, 'her insights');
select is((select count(*) from public.behavior_patterns), 1::bigint, 'her patterns');
select throws_ok($$update public.brain_ai_data set global_context = '{"x": 1}'$$, '42501', null, 'it goes into prompts, so she does not write it');
select throws_ok($$insert into public.user_insights (user_id, content, category) values (tests.user_id('ana'), 'x', 'business')$$, '42501', null, 'nor adds insights');
select throws_ok($$update public.user_insights set content = 'x'$$, '42501', null, 'nor rewrites them');
select is(tests.affected($$update public.user_insights set status = 'implemented', action_taken = 'Hecho'$$), 1::bigint, 'she says what she did about one');
select is(tests.affected($$delete from public.user_insights$$) + tests.affected($$delete from public.behavior_patterns$$), 2::bigint, 'and has things forgotten');
select tests.become_service();
select throws_ok($$insert into public.brain_ai_data (user_id) values (tests.user_id('ana'))$$, '23505', null, 'there is one Cerebro for each person');

select * from finish();
rollback;

begin;
select plan(5);

update public.subscription_plans set max_automations = 1 where id = 'trial';
select tests.create_user('ana');
select tests.sign_in('ana');
select lives_ok($$insert into public.automation_definitions (user_id, name, trigger_type) values (tests.user_id('ana'), 'a', 'schedule')$$, 'the first');
select throws_ok($$insert into public.automation_definitions (user_id, name, trigger_type) values (tests.user_id('ana'), 'b', 'event')$$, '23514', 'plan_limit_automations', 'not the second');
select lives_ok($$insert into public.automation_definitions (user_id, name, trigger_type, is_active) values (tests.user_id('ana'), 'b', 'event', false)$$, 'but a draft');
select throws_ok($$update public.automation_definitions set is_active = true$$, '23514', 'plan_limit_automations', 'which stays one');
delete from public.automation_definitions where name = 'a';
select lives_ok($$update public.automation_definitions set is_active = true$$, 'until there is room');

select * from finish();
rollback;

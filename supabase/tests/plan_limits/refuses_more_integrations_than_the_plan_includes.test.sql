begin;
select plan(2);

update public.subscription_plans set max_integrations = 1 where id = 'trial';
select tests.create_user('ana');
select tests.sign_in('ana');
select lives_ok($$insert into public.integrations (user_id, name, integration_type) values (tests.user_id('ana'), 'a', 'email')$$, 'the first');
select throws_ok($$insert into public.integrations (user_id, name, integration_type) values (tests.user_id('ana'), 'b', 'slack')$$, '23514', 'plan_limit_integrations', 'not the second');

select * from finish();
rollback;

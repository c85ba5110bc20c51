begin;
select plan(1);

update public.subscription_plans set max_integrations = null where id = 'trial';
select tests.create_user('ana');
select tests.sign_in('ana');
select lives_ok($$insert into public.integrations (user_id, name, integration_type) select tests.user_id('ana'), 'n' || n, 'email' from generate_series(1, 50) n$$, 'fifty integrations');

select * from finish();
rollback;

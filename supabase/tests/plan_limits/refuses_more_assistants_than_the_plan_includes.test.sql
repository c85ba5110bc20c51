begin;
select plan(7);

update public.subscription_plans set max_assistants = 2 where id = 'trial';
select tests.create_user('ana');
update public.assistants_catalog set required_plan = 'trial' where id = 'lucia';
select tests.sign_in('ana');

select throws_ok($$insert into public.user_assistants (user_id, assistant_id) values (tests.user_id('ana'), 'lucia')$$, '23514', 'plan_limit_assistants', 'one more is refused');
select lives_ok($$insert into public.user_assistants (user_id, assistant_id, is_active) values (tests.user_id('ana'), 'lucia', false)$$, 'an inactive one does not count');
select throws_ok($$update public.user_assistants set is_active = true where assistant_id = 'lucia'$$, '23514', 'plan_limit_assistants', 'nor does it become active');
update public.user_assistants set is_active = false where assistant_id = 'sofia';
select lives_ok($$update public.user_assistants set is_active = true where assistant_id = 'lucia'$$, 'one off, one on');
select lives_ok($$update public.user_assistants set custom_name = 'Lu' where assistant_id = 'lucia'$$, 'an active one can still be renamed at the limit');
select lives_ok($$insert into public.user_assistants (user_id, assistant_id, custom_name) values (tests.user_id('ana'), 'lucia', 'Luci') on conflict (user_id, assistant_id) do update set custom_name = excluded.custom_name$$, 'by an upsert too');
select tests.become_service();
select throws_ok($$update public.user_assistants set is_active = true where assistant_id = 'sofia' and user_id = tests.user_id('ana')$$, '23514', 'plan_limit_assistants', 'the secret key does not get past it either');

select * from finish();
rollback;

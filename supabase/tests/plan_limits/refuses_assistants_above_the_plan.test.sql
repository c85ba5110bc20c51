begin;
select plan(2);

select tests.create_user('ana');
update public.user_assistants set is_active = false where user_id = tests.user_id('ana');
update public.assistants_catalog set required_plan = 'professional' where id = 'lucia';
select tests.sign_in('ana');
select throws_ok($$insert into public.user_assistants (user_id, assistant_id) values (tests.user_id('ana'), 'lucia')$$, '23514', 'plan_required', 'on trial');
select tests.sign_out();
select tests.put_on_plan('ana', 'professional');
select tests.sign_in('ana');
select lives_ok($$insert into public.user_assistants (user_id, assistant_id) values (tests.user_id('ana'), 'lucia')$$, 'not on the plan that has it');

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ana');
update public.user_assistants set activation_date = '2020-01-01' where user_id = tests.user_id('ana');
select tests.sign_in('ana');
update public.user_assistants set is_active = false where assistant_id = 'sofia';
select is((select activation_date from public.user_assistants where assistant_id = 'sofia'), '2020-01-01'::timestamptz, 'switching off does not');
update public.user_assistants set is_active = true where assistant_id = 'sofia';
select is((select activation_date from public.user_assistants where assistant_id = 'sofia'), now(), 'switching on does');

select * from finish();
rollback;

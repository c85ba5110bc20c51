begin;
select plan(3);

select tests.create_user('ana');

update public.user_assistants set is_active = false where user_id = tests.user_id('ana') and assistant_id = 'sofia';
create temporary table t as select tests.submit('m-1') as r;
select is((select tests.code(r) from t), 'assistant_not_active', 'switched off');
select is((select r #>> '{error,details,assistant_id}' from t), 'sofia', 'it says which');
delete from public.user_assistants where user_id = tests.user_id('ana') and assistant_id = 'sofia';
select is(tests.code(tests.submit('m-1')), 'assistant_not_active', 'never switched on');

select * from finish();
rollback;

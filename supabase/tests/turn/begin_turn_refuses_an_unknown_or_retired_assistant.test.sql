begin;
select plan(4);

select tests.create_user('ana');

select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'nadie', 'submit', 'm-1', null, 'Hola')::jsonb), 'assistant_not_found', 'unknown');
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'submit', 'm-1', null, 'Hola')::jsonb), 'assistant_not_found', 'not named');
select tests.answer(tests.submit('m-1'));
update public.assistants_catalog set is_active = false where id = 'sofia';
select is(tests.code(tests.submit('m-2')), 'assistant_not_found', 'retired');
select is(tests.code(tests.submit('m-2', p_thread => 'otro hilo')), 'assistant_not_found', 'retired, in a new conversation');

select * from finish();
rollback;

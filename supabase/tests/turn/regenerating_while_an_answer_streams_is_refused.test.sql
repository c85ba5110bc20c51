begin;
select plan(1);

select tests.create_user('ana');

select tests.submit('m-1');
select is(tests.code(public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'regenerate')::jsonb), 'turn_in_progress', 'not while it streams');

select * from finish();
rollback;

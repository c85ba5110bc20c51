begin;
select plan(3);

select tests.create_user('ana');

select is(tests.code(public.settle_turn(gen_random_uuid(), 'completed')), 'message_not_found', 'an unknown message');
select is(tests.code(public.settle_turn(gen_random_uuid(), 'streaming')), 'invalid_request', 'a state that is no end');
select is(tests.code(public.settle_turn(gen_random_uuid(), null)), 'invalid_request', 'no state');

select * from finish();
rollback;

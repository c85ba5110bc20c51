begin;
select plan(3);

select tests.create_user('ana');
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

select is(pg_temp.code(public.settle_turn(gen_random_uuid(), 'completed')), 'message_not_found', 'an unknown message');
select is(pg_temp.code(public.settle_turn(gen_random_uuid(), 'streaming')), 'invalid_request', 'a state that is no end');
select is(pg_temp.code(public.settle_turn(gen_random_uuid(), null)), 'invalid_request', 'no state');

select * from finish();
rollback;

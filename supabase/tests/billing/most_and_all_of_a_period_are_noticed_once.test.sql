begin;
select plan(6);

select tests.create_user('ana');
update public.subscription_plans set max_monthly_messages = 5 where id = 'trial';
create function pg_temp.noticed() returns smallint[] language sql as $$ select coalesce(array_agg(threshold order by threshold), '{}') from private.usage_notices $$;

select tests.answer(tests.submit('m-' || n)) from generate_series(1, 3) n;
select is(pg_temp.noticed(), '{}'::smallint[], 'three of five are nothing yet');
select tests.answer(tests.submit('m-4'));
select is(pg_temp.noticed(), '{80}'::smallint[], 'four are most');
select is(tests.answer(tests.submit('m-5')) -> 'ok', 'true', 'the last one is answered');
select is(pg_temp.noticed(), '{80,100}'::smallint[], 'and all are noticed');
update private.usage_counters set messages_used = 4;
update private.usage_counters set messages_used = 5;
select is(pg_temp.noticed(), '{80,100}'::smallint[], 'once');
select is((select count(*)::int from private.outbox where template = 'usage'), 2, 'each is told');

select * from finish();
rollback;

begin;
select plan(9);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
grant select on s to service_role;

select is(private.today(), (now() at time zone 'UTC')::date, 'it is today');
select is(private.now(), now(), 'and now');
select set_config('sintra.today', '2028-02-29', true);
select is(private.today(), '2028-02-29'::date, 'who is connected to the database may try another day');
select is(to_char(private.now() at time zone 'UTC', 'HH24:MI:SS.US'), to_char(now() at time zone 'UTC', 'HH24:MI:SS.US'), 'at the same time of it');
select is(public.billing_context((select id from s)) ->> 'today', '2028-02-29', 'billing goes by it');
select set_config('sintra.today', '', true);
select is(private.today(), (now() at time zone 'UTC')::date, 'nothing is today');
select ok(pg_get_functiondef('private.now()'::regprocedure) like '%session_user = ''authenticator''%', 'in a session of the API the setting counts for nothing');
select is_empty(
  $$select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosrc ~* 'set_config'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')$$,
  'no function of the API sets anything');
select tests.sign_in('ana');
select throws_ok('select private.today()', '42501', null, 'nobody asks it themselves');

select * from finish();
rollback;

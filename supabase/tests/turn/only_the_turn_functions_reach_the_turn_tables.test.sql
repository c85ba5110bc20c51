begin;
select plan(8);

select tests.create_user('ana');

select is_empty(
  $$select r || ' ' || p.oid::regprocedure from unnest(array['anon', 'authenticated']) r, pg_catalog.pg_proc p
    where p.proname in ('begin_turn', 'checkpoint_turn', 'settle_turn', 'read_turn', 'request_stop', 'sweep_turns', 'claim_jobs',
      'finish_job', 'fail_job', 'title_context', 'finish_title') and has_function_privilege(r, p.oid, 'execute')$$,
  'people and visitors call none of them'
);
select is_empty(
  $$select c.relname::text from pg_catalog.pg_class c
    where c.oid in ('private.model_prices'::regclass, 'private.usage_ledger'::regclass, 'private.usage_counters'::regclass, 'private.turns'::regclass, 'private.dead_jobs'::regclass)
      and (has_table_privilege('service_role', c.oid, 'select, insert, update, delete') or not c.relrowsecurity)$$,
  'not even service_role touches the tables'
);
select tests.become_service();
select is(
  public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'sofia', 'submit', 'm-1', null, 'Hola')::jsonb -> 'ok',
  'true', 'service_role begins a turn'
);
select is(public.settle_turn((public.read_turn(tests.user_id('ana'), tests.user_id('hilo')) #>> '{turn,message_id}')::uuid, 'completed', 'Sí') -> 'ok', 'true', 'and ends it');
select is(public.sweep_turns() -> 'ok', 'true', 'and sweeps');
select is(public.claim_jobs() -> 'ok', 'true', 'and works');
select throws_ok($$insert into private.usage_ledger (idempotency_key) values ('x')$$, '42501', null, 'and writes no ledger');
select tests.sign_in('ana');
select throws_ok($$select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'))$$, '42501', null, 'she cannot call it herself');

select * from finish();
rollback;

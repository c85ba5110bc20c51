begin;
select plan(4);

select tests.create_user('ana');

create function pg_temp.jobs() returns bigint language sql as $$
  select count(*) from pgmq.q_turn_followups where message ->> 'conversation_id' = tests.user_id('hilo')::text
$$;
create temporary table t as select tests.submit('m-1') as r;
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed', 'Has') from t;
select is(pg_temp.jobs(), 0::bigint, 'not for a failed turn');
create temporary table second as select tests.submit('m-2') as r;
select tests.answer(r) from second;
select is(
  (select message from pgmq.q_turn_followups where message ->> 'conversation_id' = tests.user_id('hilo')::text),
  (select jsonb_build_object('type', 'title', 'conversation_id', tests.user_id('hilo'), 'message_id', r #>> '{turn,message_id}') from second),
  'for a completed one'
);
select tests.answer(r) from second;
select is(pg_temp.jobs(), 1::bigint, 'not twice for one turn');
update public.conversations set title = 'Tacos' where id = tests.user_id('hilo');
select tests.answer(tests.submit('m-3'));
select is(pg_temp.jobs(), 1::bigint, 'not where there is one');

select * from finish();
rollback;

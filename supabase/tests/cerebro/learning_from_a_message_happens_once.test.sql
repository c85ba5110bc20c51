begin;
select plan(6);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

create temporary table t as select tests.turn('m-1', 'Vendemos tortas ahogadas') as message_id;
create temporary table j as select tests.job() as job;
select is((select job #>> '{message,type}' from j), 'learn', 'a turn that ended asks to be learned from');
create temporary table actions as
  select jsonb_build_array(jsonb_build_object(
    'op', 'insert', 'insight', tests.fact('offers:torta ahogada', 'Vende tortas ahogadas'),
    'span', '{"start": 9, "end": 24}'::jsonb, 'valid_from', now()
  )) as a;
create temporary table first as
  select public.apply_learning((select (job ->> 'id')::bigint from j), tests.user_id('ana'), (select message_id from t), (select a from actions)) as r;
select is((select r ->> 'applied' from first), '1', 'the first time it is written');
create temporary table again as
  select public.apply_learning((select (job ->> 'id')::bigint from j), tests.user_id('ana'), (select message_id from t), (select a from actions)) as r;
select is((select r ->> 'already' from again), 'true', 'the second time it says so');
select is((select count(*) from public.user_insights where user_id = tests.user_id('ana')), 1::bigint, 'one insight');
select is((select count(*) from private.insight_events where user_id = tests.user_id('ana')), 1::bigint, 'one line of its history');
select is_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'learn'$$, 'the job is gone');

select * from finish();
rollback;

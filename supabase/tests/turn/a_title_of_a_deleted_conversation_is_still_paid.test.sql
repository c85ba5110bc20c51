begin;
select plan(3);

select tests.create_user('ana');

select pgmq.purge_queue('turn_followups');
select tests.answer(tests.submit('m-1'));
create temporary table j as select (public.claim_jobs(1, 60) #>> '{jobs,0,id}')::bigint as id;
delete from public.conversations where id = tests.user_id('hilo');
select is(public.title_context(tests.user_id('hilo')) #>> '{error,code}', 'conversation_not_found', 'there is nothing to name');
select is((select public.finish_title(id, tests.user_id('hilo'), 'Tarde', '{"input_tokens": 80, "cost_micros": 8}') -> 'applied' from j), 'false', 'nor to write it on');
select is((select cost_micros from private.usage_ledger where idempotency_key = 'title:' || tests.user_id('hilo')), 8::bigint, 'but what it cost is booked');

select * from finish();
rollback;

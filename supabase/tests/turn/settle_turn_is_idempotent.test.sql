begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select tests.answer(r) from t;
create temporary table again as select tests.answer(r, 'Otra cosa', 'failed') as r from t;
select is((select r -> 'already' from again), 'true', 'it says so');
select is((select r #>> '{turn,content}' from again), 'Claro que sí', 'and returns what there is');
select is((select status::text from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)), 'delivered', 'unchanged');
select is((select count(*) from private.usage_ledger where conversation_id = tests.user_id('hilo')), 1::bigint, 'charged once');

select * from finish();
rollback;

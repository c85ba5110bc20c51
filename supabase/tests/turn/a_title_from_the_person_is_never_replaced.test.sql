begin;
select plan(2);

select tests.create_user('ana');

select pgmq.purge_queue('turn_followups');
select tests.answer(tests.submit('m-1'));
create temporary table j as select (public.claim_jobs(1, 60) #>> '{jobs,0,id}')::bigint as id;
select tests.sign_in('ana');
update public.conversations set title = 'El mío' where id = tests.user_id('hilo');
select tests.sign_out();
select is((select public.finish_title(id, tests.user_id('hilo'), 'Automático') -> 'applied' from j), 'false', 'hers stays');
select is((select title from public.conversations where id = tests.user_id('hilo')), 'El mío', 'as it is');

select * from finish();
rollback;

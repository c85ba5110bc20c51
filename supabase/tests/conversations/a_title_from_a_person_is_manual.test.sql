begin;
select plan(4);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id;
select tests.become_service();
update public.conversations set title = 'Promociones de mayo' where user_id = tests.user_id('ana');
select tests.sign_out();
select is((select title_source from public.conversations where id = (select id from c)), 'auto', 'what the platform writes is automatic');
select tests.sign_in('ana');
update public.conversations set status = 'paused';
select is((select title_source from public.conversations), 'auto', 'other changes leave it so');
update public.conversations set title = 'Mis promos';
select is((select title_source from public.conversations), 'manual', 'what the person writes is manual');
select throws_ok($$update public.conversations set title = ''$$, '23514', null, 'a title is not empty');

select * from finish();
rollback;

begin;
select plan(2);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id;
select tests.sign_in('ana');
update public.conversations set status = 'archived';
select is((select archived_at from public.conversations), now(), 'archived now');
update public.conversations set status = 'active';
select is((select archived_at from public.conversations), null, 'and brought back');

select * from finish();
rollback;

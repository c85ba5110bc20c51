begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');
select lives_ok($$insert into public.user_projects (user_id, name) values (tests.user_id('ana'), 'Segunda sucursal')$$, 'she adds one');
select throws_ok($$insert into public.user_projects (user_id, name) values (tests.user_id('bruno'), 'X')$$, '42501', null, 'not for him');
select throws_ok($$update public.user_projects set progress_percentage = 101$$, '23514', null, 'progress ends at 100');
select tests.sign_in('bruno');
select is((select count(*) from public.user_projects), 0::bigint, 'he does not see it');

select * from finish();
rollback;

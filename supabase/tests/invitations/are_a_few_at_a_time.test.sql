begin;
select plan(3);

select tests.create_user('ana');
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.sign_in('ana');
select is(
  (select count(public.invite_member((select id from org), 'p' || n || '@example.test', 'member')) from generate_series(1, 200) n),
  200::bigint, 'two hundred may be open');
select throws_ok($$select public.invite_member((select id from org), 'otra@example.test', 'member')$$, '23514', 'too_many_invitations', 'not one more');
select lives_ok($$select public.invite_member((select id from org), 'p7@example.test', 'admin')$$, 'renewing one is none more');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;

select tests.sign_in('ana');
select throws_ok($$delete from public.organization_members where user_id = tests.user_id('ana')$$, '23514', 'last_owner', 'cannot leave');
select throws_ok($$update public.organization_members set role = 'admin' where user_id = tests.user_id('ana')$$, '23514', 'last_owner', 'cannot step down');
select throws_ok($$update public.organization_members set is_active = false where user_id = tests.user_id('ana')$$, '23514', 'last_owner', 'cannot be suspended');

select tests.become_service();
select throws_ok($$delete from public.organization_members where user_id = tests.user_id('ana')$$, '23514', 'last_owner', 'cannot be removed by the platform either');

select tests.sign_in('ana');
update public.organization_members set role = 'owner' where user_id = tests.user_id('bruno');
select lives_ok($$delete from public.organization_members where user_id = tests.user_id('ana')$$, 'with a second owner she may leave');
select tests.sign_in('bruno');
select throws_ok($$delete from public.organization_members where user_id = tests.user_id('bruno')$$, '23514', 'last_owner', 'and now the other one stays');

select * from finish();
rollback;

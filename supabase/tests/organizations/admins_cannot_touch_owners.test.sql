begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.add_member(id, 'bruno', 'admin') from org;

select tests.sign_in('bruno');
select throws_ok($$update public.organization_members set role = 'owner' where user_id = tests.user_id('bruno')$$, '42501', null, 'an admin does not become owner');
select is(tests.affected($$update public.organization_members set role = 'member' where user_id = tests.user_id('ana')$$), 0::bigint, 'does not demote one');
select is(tests.affected($$delete from public.organization_members where user_id = tests.user_id('ana')$$), 0::bigint, 'does not remove one');
select throws_ok($$insert into public.organization_members (organization_id, user_id, role) select id, tests.user_id('carla'), 'owner' from org$$, '42501', null, 'does not add one');

select * from finish();
rollback;

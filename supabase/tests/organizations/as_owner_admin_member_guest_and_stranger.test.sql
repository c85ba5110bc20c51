begin;
select plan(17);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario', 'eva']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
select tests.add_member(id, 'dario', 'guest') from org;

select tests.sign_in('ana');
select is(tests.affected($$update public.organizations set description = 'de la dueña' where slug = 'tacos'$$), 1::bigint, 'the owner changes it');
select is((select count(*) from public.organization_members), 4::bigint, 'the owner sees everybody');

select tests.sign_in('bruno');
select is(tests.affected($$update public.organizations set description = 'del admin' where slug = 'tacos'$$), 1::bigint, 'an admin changes it');
select is(tests.affected($$delete from public.organizations where slug = 'tacos'$$), 0::bigint, 'an admin does not delete it');
select throws_ok($$insert into public.organization_members (organization_id, user_id, role) select id, tests.user_id('eva'), 'guest' from org$$, '42501', null,
  'an admin invites people, and does not add them');
select tests.sign_out();
select tests.add_member(id, 'eva', 'guest') from org;
select tests.sign_in('bruno');
select is((select count(*) from public.organization_members), 5::bigint, 'an admin sees everybody');
select is(tests.affected($$delete from public.organization_members where user_id = tests.user_id('eva')$$), 1::bigint, 'an admin removes people');

select tests.sign_in('carla');
select is((select description from public.organizations), 'del admin', 'a member reads it');
select is((select count(*) from public.organization_members), 4::bigint, 'a member sees everybody');
select is(tests.affected($$update public.organizations set description = 'x'$$), 0::bigint, 'a member does not change it');
select throws_ok($$insert into public.organization_members (organization_id, user_id) select id, tests.user_id('eva') from org$$, '42501', null,
  'a member does not add people');
select is(tests.affected($$update public.organization_members set role = 'admin' where user_id = tests.user_id('carla')$$), 0::bigint, 'a member does not promote themselves');

select tests.sign_in('dario');
select is((select name from public.organizations), 'Tacos', 'a guest sees the name card');
select is((select count(*) from public.organization_members), 1::bigint, 'a guest sees only themselves among the members');

select tests.sign_in('eva');
select is((select count(*) from public.organizations), 0::bigint, 'a stranger sees nothing');
select is((select count(*) from public.organization_members), 0::bigint, 'nor who belongs to it');

select tests.sign_in('ana');
select is(tests.affected($$delete from public.organizations where slug = 'tacos'$$), 1::bigint, 'the owner deletes it, though the last owner goes with it');

select * from finish();
rollback;

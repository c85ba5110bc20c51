begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.add_member(id, 'bruno', 'owner'), tests.add_member(id, 'carla', 'admin'), tests.add_member(id, 'dario', 'admin') from org;

select tests.sign_in('bruno');
select public.invite_member(id, 'owner@example.test', 'owner'), public.invite_member(id, 'member@example.test', 'member') from org;
select tests.sign_in('carla');
select public.invite_member(id, 'carlas@example.test', 'member') from org;
select tests.sign_in('dario');
select public.invite_member(id, 'darios@example.test', 'member') from org;

select tests.sign_in('ana');
create function pg_temp.open() returns setof text language sql as
$$ select i.email from public.organization_invitations((select id from org)) i order by 1 $$;

update public.organization_members set permissions = '{x}' where user_id = tests.user_id('carla');
select is((select count(*) from pg_temp.open()), 4::bigint, 'a membership that stays as it was changes nothing');
update public.organization_members set role = 'admin' where user_id = tests.user_id('bruno');
select results_eq($$select * from pg_temp.open()$$, array['carlas@example.test', 'darios@example.test', 'member@example.test'], 'a former owner leaves no invitation of an owner');
update public.organization_members set is_active = false where user_id = tests.user_id('carla');
select results_eq($$select * from pg_temp.open()$$, array['darios@example.test', 'member@example.test'], 'a suspended admin leaves none');
update public.organization_members set role = 'member' where user_id = tests.user_id('bruno');
select results_eq($$select * from pg_temp.open()$$, array['darios@example.test'], 'nor does who becomes a member');
delete from public.organization_members where user_id = tests.user_id('dario');
select is_empty($$select * from pg_temp.open()$$, 'nor does who was removed');
select tests.sign_out();
select lives_ok($$delete from public.organizations where id = (select id from org)$$, 'an organization goes with its invitations');

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
update public.organizations set tax_id = 'XAXX010101000' where id = (select id from org);
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;

select tests.sign_in('ana');
select throws_ok($$select tax_id from public.organizations$$, '42501', null, 'the column is granted to nobody');
select is((select tax_id from public.organization_administration((select id from org))), 'XAXX010101000', 'the owner asks the function');
select tests.sign_in('bruno');
select is((select tax_id from public.organization_administration((select id from org))), 'XAXX010101000', 'and so does an admin');
select tests.sign_in('carla');
select is_empty($$select public.organization_administration((select id from org))$$, 'a member gets nothing');
select tests.sign_in('dario');
select is_empty($$select public.organization_administration((select id from org))$$, 'a stranger gets nothing');
select tests.become_anonymous();
select throws_ok($$select public.organization_administration(gen_random_uuid())$$, '42501', null, 'a visitor may not even ask');

select * from finish();
rollback;

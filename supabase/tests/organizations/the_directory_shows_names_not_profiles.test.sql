begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.add_member(id, 'bruno', 'member', now() + interval '1 minute') from org;
select tests.add_member(id, 'carla', 'guest', now() + interval '2 minutes') from org;

select tests.sign_in('bruno');
select results_eq($$select full_name from public.organization_directory((select id from org))$$, $$values ('Ana'), ('Bruno'), ('Carla')$$, 'a member sees who is there');
select is((select count(*) from public.profiles), 1::bigint, 'but reads no profile but their own');
select tests.sign_in('carla');
select is_empty($$select public.organization_directory((select id from org))$$, 'a guest does not see who is there');
select tests.sign_in('dario');
select is_empty($$select public.organization_directory((select id from org))$$, 'nor does a stranger');

select * from finish();
rollback;

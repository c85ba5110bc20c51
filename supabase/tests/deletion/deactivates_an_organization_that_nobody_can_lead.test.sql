begin;
select plan(2);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'guest') from org;

select lives_ok($$delete from auth.users where id = tests.user_id('ana')$$, 'the last owner''s account can be deleted');
select is((select is_active from public.organizations where id = (select id from org)), false, 'a guest does not follow');

select * from finish();
rollback;

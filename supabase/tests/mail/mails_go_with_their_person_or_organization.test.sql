begin;
select plan(3);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('bruno', 'tacos') as id;
update public.organizations set billing_email = 'pagos@tacos.test' where id = (select id from org);
insert into public.user_subscriptions (user_id, organization_id, plan_id, status) select tests.user_id('bruno'), id, 'starter', 'active' from org;
delete from private.outbox;
select private.send_mail('x', s, 'plan_ended', '{}') from public.user_subscriptions as s
  where s.user_id in (tests.user_id('ana'), tests.user_id('bruno'));
select is((select count(*) from private.outbox), 3::bigint, 'two people and an organization');
delete from auth.users where id = tests.user_id('ana');
select is_empty($$select from private.outbox where address = 'ana@example.test'$$, 'hers are gone');
delete from public.organizations where id = (select id from org);
select is_empty($$select from private.outbox where address = 'pagos@tacos.test'$$, 'and the organization''s');

select * from finish();
rollback;

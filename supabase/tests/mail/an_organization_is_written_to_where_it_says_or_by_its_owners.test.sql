begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
update public.profiles set language = 'en' where id = tests.user_id('ana');
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member((select id from org), 'bruno', 'owner');
select tests.add_member((select id from org), 'carla', 'admin');
update public.organization_members set joined_at = now() - interval '1 day' where user_id = tests.user_id('ana');
insert into public.user_subscriptions (user_id, organization_id, plan_id, status)
  select tests.user_id('carla'), id, 'starter', 'active' from org;
create function pg_temp.send(p_key text) returns integer language sql as $$
  select private.send_mail(p_key, s, 'usage', '{}') from public.user_subscriptions as s where s.organization_id = (select id from org)
$$;

select is(pg_temp.send('owners'), 2, 'its owners');
select set_eq(
  $$select address, business is not null from private.outbox where key like 'owners:%'$$,
  $$values ('ana@example.test', true), ('bruno@example.test', true)$$, 'and nobody else');
update public.organizations set billing_email = ' pagos@tacos.test ' where id = (select id from org);
select is(pg_temp.send('address'), 1, 'one address');
select results_eq(
  $$select address, user_id, organization_id, language from private.outbox where key like 'address:%'$$,
  $$select 'pagos@tacos.test', null::uuid, id, 'en' from org$$, 'in the language of its first owner');
update public.organizations set billing_email = 'a@b.test, c@d.test' where id = (select id from org);
select is(pg_temp.send('two'), 0, 'what is not one address gets nothing');

select * from finish();
rollback;

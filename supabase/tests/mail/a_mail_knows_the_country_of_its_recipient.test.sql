begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
update public.profiles set country = 'CO' where id = tests.user_id('ana');
update public.profiles set country = null where id in (tests.user_id('bruno'), tests.user_id('carla'));
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member((select id from org), 'bruno', 'owner');
insert into public.user_subscriptions (user_id, organization_id, plan_id, status)
  select tests.user_id('ana'), id, 'starter', 'active' from org;
delete from private.outbox;
create function pg_temp.write(p_key text, p_name text) returns void language sql as $$
  select private.send_mail(p_key, s, 'usage', '{}')
  from public.user_subscriptions as s
  where case when p_name is null then s.organization_id = (select id from org)
    else s.user_id = tests.user_id(p_name) and s.organization_id is null end
$$;
create function pg_temp.country(p_key text, p_user uuid) returns text language sql as $$
  select public.mail_context(o.id) ->> 'country' from private.outbox as o where o.key like p_key || ':%' and o.user_id is not distinct from p_user
$$;

select pg_temp.write('own', 'ana');
select is(pg_temp.country('own', tests.user_id('ana')), 'CO', 'a person''s is that of their profile');
select pg_temp.write('none', 'carla');
select is(pg_temp.country('none', tests.user_id('carla')), null, 'nobody knows it');

update public.organizations set billing_address = '{"country": "CL"}' where id = (select id from org);
select pg_temp.write('owners', null);
select is(pg_temp.country('owners', tests.user_id('ana')), 'CO', 'an owner''s is their own');
select is(pg_temp.country('owners', tests.user_id('bruno')), 'CL', 'else that of who is billed');

update public.organizations set billing_email = 'pagos@tacos.test' where id = (select id from org);
select pg_temp.write('address', null);
select is(pg_temp.country('address', null), 'CL', 'a billing address has that of who is billed');
update public.profiles set country = 'MX' where id = tests.user_id('ana');
select is(pg_temp.country('own', tests.user_id('ana')), 'CO', 'what was written stays as it was, however often it is sent');

select * from finish();
rollback;

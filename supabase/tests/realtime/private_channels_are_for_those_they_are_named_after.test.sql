begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
grant select on org to authenticated;
select tests.add_member(id, 'bruno', 'member') from org;
select tests.add_member(id, 'carla', 'guest') from org;

create function pg_temp.talk_on(p_topic text) returns text language plpgsql as $$
begin
  perform set_config('realtime.topic', p_topic, true);
  insert into realtime.messages (topic, extension, private) values (p_topic, 'broadcast', true);
  return 'sent, and ' || (select count(*) from realtime.messages where topic = p_topic) || ' heard';
exception when insufficient_privilege then
  return 'refused';
end $$;
grant execute on function pg_temp.talk_on(text) to authenticated, anon;

select tests.sign_in('ana');
select is(pg_temp.talk_on('user:' || tests.user_id('ana')), 'sent, and 1 heard', 'her own channel');
select is(pg_temp.talk_on('user:' || tests.user_id('bruno')), 'refused', 'not his');
select is(pg_temp.talk_on('organization:' || (select id from org)), 'sent, and 1 heard', 'that of her organization');
select is(pg_temp.talk_on('anything'), 'refused', 'not one of no name');
select tests.sign_in('bruno');
select is(pg_temp.talk_on('organization:' || (select id from org)), 'sent, and 2 heard', 'members hear each other');
select tests.sign_in('carla');
select is(pg_temp.talk_on('organization:' || (select id from org)), 'refused', 'guests do not');
select tests.sign_in('dario');
select is(pg_temp.talk_on('organization:' || (select id from org)), 'refused', 'nor strangers');
select is((select count(*) from realtime.messages), 0::bigint, 'who hear nothing');
select tests.become_anonymous();
select is(pg_temp.talk_on('user:' || tests.user_id('ana')), 'refused', 'nor visitors');

select * from finish();
rollback;

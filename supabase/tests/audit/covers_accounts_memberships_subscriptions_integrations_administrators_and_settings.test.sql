begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno') from org;
update public.organization_members set role = 'admin' where user_id = tests.user_id('bruno');
delete from public.organization_members where user_id = tests.user_id('bruno');
update public.user_subscriptions set plan_id = 'starter' where user_id = tests.user_id('ana');
insert into public.integrations (id, user_id, integration_type, name) values (tests.user_id('i'), tests.user_id('ana'), 'email', 'x');
update public.integrations set is_active = false where id = tests.user_id('i');
delete from public.integrations where id = tests.user_id('i');
insert into public.admin_users (id, user_id) values (tests.user_id('adm'), tests.user_id('bruno'));
update public.admin_users set role = 'admin' where id = tests.user_id('adm');
delete from public.admin_users where id = tests.user_id('adm');
insert into public.system_config (key, value) values ('t.x', '1');
update public.system_config set value = '2' where key = 't.x';
delete from public.system_config where key = 't.x';

create temporary view trail as
  select resource_type, action, coalesce(new_values, old_values) as row, resource_id, old_values, new_values from public.audit_logs where created_at = now();
select is((select array_agg(distinct action order by action) from trail where resource_type = 'profiles'), array['created'], 'accounts');
select is((select array_agg(action order by action) from trail where resource_type = 'organization_members' and resource_id in
  (select resource_id from trail where row ->> 'user_id' = tests.user_id('bruno')::text and resource_type = 'organization_members')), array['created', 'deleted', 'updated'], 'memberships');
select results_eq($$select old_values ->> 'plan_id', new_values ->> 'plan_id' from trail where resource_type = 'user_subscriptions' and action = 'updated'$$, $$values ('trial', 'starter')$$, 'subscriptions');
select is((select array_agg(action order by action) from trail where resource_id = tests.user_id('i')::text), array['created', 'deleted', 'updated'], 'integrations');
select is((select array_agg(action order by action) from trail where resource_id = tests.user_id('adm')::text), array['created', 'deleted', 'updated'], 'administrators');
select results_eq($$select action, old_values ->> 'value', new_values ->> 'value' from trail where resource_type = 'system_config' and resource_id = 't.x' order by action$$,
  $$values ('created', null, '1'), ('deleted', '2', null), ('updated', '1', '2')$$, 'settings');

select * from finish();
rollback;

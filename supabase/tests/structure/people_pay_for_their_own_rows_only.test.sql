begin;
select plan(1);

select tests.create_user('ana');

-- many other people, without what sign-up would make for them
set local session_replication_role = replica;
insert into public.profiles (id, email) select md5('crowd' || n)::uuid, 'crowd' || n || '@example.test' from generate_series(1, 5000) n;
insert into public.user_subscriptions (user_id, plan_id) select md5('crowd' || n)::uuid, 'trial' from generate_series(1, 5000) n;
insert into public.integrations (user_id, integration_type, name) select md5('crowd' || n)::uuid, 'email', 'x' from generate_series(1, 5000) n;
insert into public.integration_sync_logs (integration_id, status) select id, 'success' from public.integrations;
insert into public.automation_definitions (user_id, trigger_type, name) select md5('crowd' || n)::uuid, 'event', 'x' from generate_series(1, 5000) n;
insert into public.automation_executions (automation_id, status) select id, 'success' from public.automation_definitions;
insert into public.organizations (id, name, slug) select md5('org' || n)::uuid, 'x', 'crowd-' || n from generate_series(1, 5000) n;
insert into public.organization_members (organization_id, user_id) select md5('org' || n)::uuid, md5('crowd' || n)::uuid from generate_series(1, 5000) n;
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, issue_date, due_date)
  select id, 'crowd-' || row_number() over (), 1, 1, current_date, current_date from public.user_subscriptions;
insert into public.user_projects (user_id, name) select md5('crowd' || n)::uuid, 'x' from generate_series(1, 5000) n;
set local session_replication_role = origin;
analyze public.profiles, public.user_subscriptions, public.integrations, public.integration_sync_logs, public.automation_definitions,
  public.automation_executions, public.organizations, public.organization_members, public.invoices, public.user_projects;

create function pg_temp.reads_everything(p_table text) returns boolean language plpgsql as $$
declare
  line text;
begin
  for line in execute format('explain (costs off) select id from public.%I', p_table) loop
    if line ~ 'Seq Scan' then return true; end if;
  end loop;
  return false;
end $$;
grant execute on function pg_temp.reads_everything(text) to authenticated;

select tests.sign_in('ana');
select is_empty(
  $$select t from unnest(array['profiles', 'user_subscriptions', 'integrations', 'integration_sync_logs', 'automation_definitions',
      'automation_executions', 'organizations', 'organization_members', 'invoices', 'user_projects']) t
    where pg_temp.reads_everything(t)$$,
  'a query without a filter reads by index what the policy leaves, however many others there are');

select * from finish();
rollback;

begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;

create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno') from org;
insert into public.user_subscriptions (organization_id, plan_id, status, current_period_start, current_period_end)
select id, 'professional', 'active', current_date, current_date + 30 from org;
update public.subscription_plans set max_monthly_messages = 2 where id = 'professional';
select is(tests.submit('m-1') #>> '{quota,plan}', 'professional', 'the organization''s plan counts');
select is(tests.submit('m-1', p_person => 'bruno', p_thread => 'de bruno') #> '{quota,messages_remaining}', '0', 'his message is counted with hers');
select is(tests.code(tests.submit('m-1', p_thread => 'otro hilo')), 'quota_exhausted', 'for both');
select is(tests.code(tests.submit('m-1', p_person => 'bruno', p_thread => 'otro de bruno')), 'quota_exhausted', 'alike');

select * from finish();
rollback;

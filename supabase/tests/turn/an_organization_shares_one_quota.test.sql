begin;
select plan(4);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno') from org;
insert into public.user_subscriptions (organization_id, plan_id, status, current_period_start, current_period_end)
select id, 'professional', 'active', current_date, current_date + 30 from org;
update public.subscription_plans set max_monthly_messages = 2 where id = 'professional';
select is(pg_temp.submit('m-1') #>> '{quota,plan}', 'professional', 'the organization''s plan counts');
select is(pg_temp.submit('m-1', p_person => 'bruno', p_thread => 'de bruno') #> '{quota,messages_remaining}', '0', 'his message is counted with hers');
select is(pg_temp.code(pg_temp.submit('m-1', p_thread => 'otro hilo')), 'quota_exhausted', 'for both');
select is(pg_temp.code(pg_temp.submit('m-1', p_person => 'bruno', p_thread => 'otro de bruno')), 'quota_exhausted', 'alike');

select * from finish();
rollback;

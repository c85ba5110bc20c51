begin;
select plan(16);

select tests.create_user('ana');
select tests.sign_in('ana');

select set_eq(
  $$select jsonb_object_keys(public.my_plan())$$,
  array['subscription_id', 'may_change', 'extra_messages_left', 'plan_id', 'plan_name', 'status', 'trial_end_date', 'period_start', 'renews_at', 'messages_used', 'messages_limit',
    'messages_remaining', 'tokens_used', 'active_assistants', 'max_assistants', 'storage_used_bytes', 'storage_limit_bytes',
    'max_file_mb', 'max_files_per_message', 'can_chat', 'reason', 'intended_plan_id', 'intended_billing_cycle'],
  'everything that a page about the plan shows');
select is(
  public.my_plan() - array['subscription_id', 'trial_end_date', 'period_start', 'renews_at'],
  '{"plan_id": "trial", "plan_name": "Prueba", "status": "trial", "may_change": true, "extra_messages_left": 0, "messages_used": 0, "messages_limit": 150, "messages_remaining": 150,
    "tokens_used": 0, "active_assistants": 3, "max_assistants": 3, "storage_used_bytes": 0, "storage_limit_bytes": 1073741824,
    "max_file_mb": 5, "max_files_per_message": 2, "can_chat": true, "reason": null, "intended_plan_id": null, "intended_billing_cycle": null}',
  'a new trial');
select is((public.my_plan() ->> 'renews_at')::date, (public.my_plan() ->> 'trial_end_date')::date + 1, 'it ends the day after its last');

select public.complete_onboarding_step(1, '{"plan_id": "starter", "billing_cycle": "yearly"}');
select is(public.my_plan() -> 'intended_plan_id', '"starter"', 'what she chose');
select is(public.my_plan() -> 'plan_id', '"trial"', 'changes nothing yet');

-- what begin_turn counts is what is shown
select tests.sign_out();
create temporary table t as select public.begin_turn(
  p_user_id => tests.user_id('ana'), p_conversation_id => gen_random_uuid(), p_assistant_id => 'sofia',
  p_client_message_id => 'm', p_content => 'Hola', p_content_tokens => 10, p_max_output_tokens => 1000)::jsonb as r;
grant select on t to authenticated;
select tests.sign_in('ana');
select is(public.my_plan() -> 'messages_used', (select r #> '{quota,messages_used}' from t), 'an answer that is being written counts');
select is(public.my_plan() -> 'messages_remaining', (select r #> '{quota,messages_remaining}' from t), 'and is no longer left');
select is(public.my_plan() -> 'renews_at', (select r #> '{quota,renews_at}' from t), 'the period is the same');

select tests.sign_out();
update private.usage_counters set messages_used = 149
where subscription_id = (select id from public.user_subscriptions where user_id = tests.user_id('ana'));
select tests.sign_in('ana');
select is(public.my_plan() ->> 'reason', 'quota_exhausted', 'the messages are used up');
select is(public.my_plan() -> 'can_chat', 'false', 'so there is no writing');

select tests.sign_out();
update public.user_subscriptions set trial_end_date = current_date - 1, trial_start_date = current_date - 15 where user_id = tests.user_id('ana');
select tests.sign_in('ana');
select is(public.my_plan() ->> 'reason', 'subscription_inactive', 'the trial is over');
select is(public.my_plan() ->> 'plan_id', 'trial', 'and still what the page is about');

select tests.sign_out();
select tests.put_on_plan('ana', 'enterprise');
select tests.sign_in('ana');
select is(
  public.my_plan() - array['subscription_id', 'trial_end_date', 'period_start', 'renews_at', 'messages_used', 'tokens_used', 'intended_plan_id', 'intended_billing_cycle', 'storage_used_bytes', 'storage_limit_bytes', 'active_assistants'],
  '{"plan_id": "enterprise", "plan_name": "Empresarial", "status": "active", "may_change": true, "extra_messages_left": 0, "messages_limit": null, "messages_remaining": null,
    "max_assistants": null, "max_file_mb": 25, "max_files_per_message": 10, "can_chat": true, "reason": null}',
  'no limit is null');

select tests.sign_out();
update public.profiles set is_active = false where id = tests.user_id('ana');
select tests.sign_in('ana');
select is(public.my_plan() ->> 'reason', 'account_inactive', 'a suspended account writes nothing');
select tests.sign_out();
delete from public.user_subscriptions where user_id = tests.user_id('ana');
update public.profiles set is_active = true where id = tests.user_id('ana');
select tests.sign_in('ana');
select is(
  jsonb_strip_nulls(public.my_plan()),
  '{"messages_used": 0, "tokens_used": 0, "active_assistants": 3, "storage_used_bytes": 0, "can_chat": false, "reason": "subscription_inactive", "may_change": false, "extra_messages_left": 0}',
  'whoever has no plan at all is told so');
select tests.become_anonymous();
select throws_ok($$select public.my_plan()$$, '42501', null, 'visitors have no plan');

select * from finish();
rollback;

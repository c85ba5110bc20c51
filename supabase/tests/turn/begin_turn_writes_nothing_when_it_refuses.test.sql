begin;
select plan(5);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

update public.subscription_plans set max_monthly_messages = 0 where id = 'trial';
select is(pg_temp.code(pg_temp.submit('m-1')), 'quota_exhausted', 'refused at the last step');
select is_empty($$select from public.conversations where id = tests.user_id('hilo')$$, 'no conversation');
select is_empty($$select from public.messages where user_id = tests.user_id('ana')$$, 'no message');
select is_empty($$select from private.turns where user_id = tests.user_id('ana')$$, 'no turn');
select is_empty(
  $$select from private.usage_counters c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$,
  'no reservation'
);

select * from finish();
rollback;

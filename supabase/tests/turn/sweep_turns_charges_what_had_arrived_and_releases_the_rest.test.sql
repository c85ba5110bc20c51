begin;
select plan(9);

select tests.create_user('ana');

create temporary table spoken as select tests.submit('m-1') as r;
create temporary table silent as select tests.submit('m-1', p_thread => 'otro hilo') as r;
create temporary table living as select tests.submit('m-1', p_thread => 'tercero') as r;
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Hola, ana', 'openai', 'gpt-6-luna') from spoken;
update private.turns set lease_expires_at = now() - interval '1 second', estimated_input_tokens = 1000000
where conversation_id in (tests.user_id('hilo'), tests.user_id('otro hilo'));
select is(public.sweep_turns(), '{"ok": true, "swept": 2}', 'two had fallen silent');
select results_eq(
  $$select status::text, content, error_details, output_tokens, metadata -> 'usage_is_estimated' from public.messages
    where id = (select (r #>> '{turn,message_id}')::uuid from spoken)$$,
  $$values ('failed', 'Hola, ana', 'turn_interrupted', 3, 'true'::jsonb)$$,
  'what had arrived stays'
);
select results_eq(
  $$select messages, input_tokens, output_tokens, cost_micros from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$select 1, 1000000::bigint, 3::bigint, private.cost_micros('openai', 'gpt-6-luna', now(), 1000000, 0, 3)$$,
  'and is charged by estimate, at the price of who answered'
);
select cmp_ok((select cost_micros from private.usage_ledger where conversation_id = tests.user_id('hilo')), '>', 0::bigint, 'which is not nothing');
select is_empty($$select from private.usage_ledger where conversation_id = tests.user_id('otro hilo')$$, 'without a word nothing is charged');
select is((select state from private.turns where conversation_id = tests.user_id('tercero')), 'streaming', 'the living one is left alone');
select results_eq(
  $$select messages_used, messages_reserved from private.usage_counters c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$,
  $$values (1, 1)$$,
  'only its reservation is left'
);
select is(public.sweep_turns(), '{"ok": true, "swept": 0}', 'nothing is left to sweep');
select is_empty($$select from private.check_usage() c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$, 'and all agree');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Hasta aquí') from t;
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed', null, 'openai', 'gpt-6-luna', 900, 0, 4, 92, p_error_code => 'upstream_failed') from t;
select results_eq(
  $$select status::text, content, finish_reason, error_details from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('failed', 'Hasta aquí', 'error', 'upstream_failed')$$,
  'the partial text stays'
);
select results_eq(
  $$select messages, input_tokens, output_tokens, cost_micros from private.usage_ledger where conversation_id = tests.user_id('hilo')$$,
  $$values (1, 900::bigint, 4::bigint, 92::bigint)$$,
  'and is charged'
);
create temporary table refused as select tests.submit('m-2') as r;
select public.settle_turn((r #>> '{turn,message_id}')::uuid, 'failed', null, 'openai', 'gpt-6-luna', 900, 0, 0, 90) from refused;
select results_eq(
  $$select messages, cost_micros from private.usage_ledger where message_id = (select (r #>> '{turn,message_id}')::uuid from refused)$$,
  $$values (0, 90::bigint)$$,
  'what a provider charged without an answer is a cost, not a message'
);

select * from finish();
rollback;

begin;
select plan(5);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
create temporary table s as
select public.settle_turn(
  (r #>> '{turn,message_id}')::uuid, 'completed', 'Claro que sí', 'openai', 'gpt-6-luna', 1000, 200, 50, 107, 900, 250, 'length', null, '{"a": 1}'
) as r from t;
select results_eq(
  $$select content, status::text, tokens_used, input_tokens, cached_input_tokens, output_tokens, processing_time, model_used,
      provider, cost, finish_reason, error_details, metadata, delivered_at is not null
    from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('Claro que sí', 'delivered', 1050, 1000, 200, 50, 900, 'gpt-6-luna', 'openai', 0.000107::numeric(10,6), 'length',
      null::text, '{"a": 1, "first_token_ms": 250}'::jsonb, true)$$,
  'every column'
);
select is((select r -> 'already' from s), 'false', 'it was the first to do so');
select is((select r #>> '{turn,state}' from s), 'completed', 'the turn is over');
select is((select r #> '{quota,messages_used}' from s), '1', 'and where the quota stands');
select results_eq(
  $$select total_tokens_used, cost_micros from public.conversations where id = tests.user_id('hilo')$$,
  $$values (1050, 107::bigint)$$,
  'the conversation adds it up'
);

select * from finish();
rollback;

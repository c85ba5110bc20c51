begin;
select plan(5);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
create temporary table turn as select * from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from t);
select is((select reserved_messages from turn), 1, 'one message');
select is((select reserved_tokens - estimated_input_tokens from turn), 1000, 'the longest answer');
select cmp_ok(
  (select estimated_input_tokens from turn), '>=',
  (select 10 + ceil(char_length(system_prompt) / 3.5)::integer from public.assistants_catalog where id = 'sofia'),
  'and message, persona and profile'
);
select results_eq(
  $$select messages_used, messages_reserved, tokens_used, tokens_reserved from private.usage_counters
    where subscription_id = (select subscription_id from turn)$$,
  $$select 0, 1, 0::bigint, reserved_tokens::bigint from turn$$,
  'held on the counters'
);
select tests.answer(r) from t;
select results_eq(
  $$select messages_used, messages_reserved, tokens_used, tokens_reserved from private.usage_counters
    where subscription_id = (select subscription_id from turn)$$,
  $$values (1, 0, 1050::bigint, 0::bigint)$$,
  'and replaced by what it did cost'
);

select * from finish();
rollback;

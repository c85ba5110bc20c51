begin;
select plan(10);

select tests.create_user('ana');

select pgmq.purge_queue('turn_followups');
select tests.answer(tests.submit('m-1', '¿Qué vendo los martes?'), 'Tacos');
create temporary table j as select (public.claim_jobs(1, 60) #>> '{jobs,0,id}')::bigint as id;
create temporary table c as select public.title_context(tests.user_id('hilo')) as r;
select is((select r -> 'messages' from c), '[{"role": "user", "content": "¿Qué vendo los martes?"}, {"role": "assistant", "content": "Tacos"}]', 'what it is made from');
select is((select r ->> 'language' from c), 'es', 'in her language');
select isnt((select r -> 'models' from c), '[]', 'with the models of her plan');
create temporary table f as
select public.finish_title(id, tests.user_id('hilo'), '  Ventas del martes ', '{"provider": "openai", "model": "gpt-6-luna", "input_tokens": 80, "output_tokens": 6, "cost_micros": 11}') as r from j;
select is((select r from f), '{"ok": true, "applied": true}', 'written');
select results_eq(
  $$select title, title_source from public.conversations where id = tests.user_id('hilo')$$,
  $$values ('Ventas del martes', 'auto')$$,
  'on the conversation'
);
select results_eq(
  $$select messages, input_tokens, output_tokens, cost_micros, kind from private.usage_ledger where idempotency_key = 'title:' || tests.user_id('hilo')$$,
  $$values (0, 80::bigint, 6::bigint, 11::bigint, 'title')$$,
  'its tokens are counted, no message'
);
select is_empty($$select from pgmq.q_turn_followups$$, 'the job is gone');
select is((select public.finish_title(id, tests.user_id('hilo'), 'Otro', '{"input_tokens": 80}') -> 'applied' from j), 'false', 'a second time changes nothing');
select is((select count(*) from private.usage_ledger where conversation_id = tests.user_id('hilo')), 2::bigint, 'and charges nothing');
select is_empty($$select from private.check_usage() c join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = tests.user_id('ana')$$, 'and all agrees');

select * from finish();
rollback;

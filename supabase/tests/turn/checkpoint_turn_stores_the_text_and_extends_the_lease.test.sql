begin;
select plan(4);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1') as r;
update private.turns set lease_expires_at = now() + interval '1 second' where message_id = (select (r #>> '{turn,message_id}')::uuid from t);
select is(
  (select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla', 'openai', 'gpt-6-luna') from t),
  '{"ok": true, "stop": false, "state": "streaming"}', 'it goes on'
);
select results_eq(
  $$select content, status::text from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)$$,
  $$values ('Cla', 'sending')$$,
  'the text is there to be read'
);
select ok((select lease_expires_at > now() + interval '25 seconds' from private.turns where conversation_id = tests.user_id('hilo')), 'for another half minute');
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid) from t;
select results_eq(
  $$select m.content, t.provider, t.model from private.turns t join public.messages m on m.id = t.message_id where t.conversation_id = tests.user_id('hilo')$$,
  $$values ('Cla', 'openai', 'gpt-6-luna')$$,
  'what is not said again stays'
);

select * from finish();
rollback;

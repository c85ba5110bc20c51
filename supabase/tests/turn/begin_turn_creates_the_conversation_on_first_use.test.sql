begin;
select plan(8);

select tests.create_user('ana');

create temporary table t as select tests.submit('m-1', '¿Qué puedes hacer por mi taquería?') as r;
select is((select r -> 'ok' from t), 'true', 'it begins');
select is((select r #> '{conversation,created}' from t), 'true', 'and says that it made the conversation');
select results_eq(
  $$select user_id, assistant_id, title, message_count from public.conversations where id = tests.user_id('hilo')$$,
  $$values (tests.user_id('ana'), 'sofia', null::text, 2)$$,
  'which is hers, with the assistant she asked for'
);
select results_eq(
  $$select role::text, content, status::text, client_message_id from public.messages
    where conversation_id = tests.user_id('hilo') order by created_at$$,
  $$values ('user', '¿Qué puedes hacer por mi taquería?', 'delivered', 'm-1'), ('assistant', '', 'sending', null)$$,
  'with her message, and an answer that is on its way'
);
select is(
  (select current_message_id from public.conversations where id = tests.user_id('hilo')),
  (select (r #>> '{turn,message_id}')::uuid from t),
  'the answer is the tip of the branch'
);
select is(
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,message_id}')::uuid from t)),
  (select (r #>> '{turn,user_message_id}')::uuid from t),
  'and replies to her message'
);
select is(tests.answer((select r from t)) -> 'ok', 'true', 'answered');
select is(tests.submit('m-2') #> '{conversation,created}', 'false', 'the next turn finds the conversation');

select * from finish();
rollback;

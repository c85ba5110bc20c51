begin;
select plan(7);

select tests.create_user('ana');
create function pg_temp.submit(p_key text, p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000
  )::jsonb;
$$;
create function pg_temp.answer(p_turn jsonb, p_content text default 'Claro que sí', p_state text default 'completed')
returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => p_state, p_content => p_content,
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 1000, p_cached_input_tokens => 200,
    p_output_tokens => 50, p_cost_micros => 107, p_processing_ms => 900, p_first_token_ms => 250, p_finish_reason => 'stop'
  );
$$;

select pg_temp.answer(pg_temp.submit('m-1', 'Primera'), 'Uno');
create temporary table second as select pg_temp.submit('m-2', 'Segunda') as r;
select pg_temp.answer(r, 'Dos') from second;
create temporary table edited as
select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-2', 'm-2', 'Segunda, mejor')::jsonb as r;
select is((select r -> 'ok' from edited), 'true', 'named by the id of the client');
select results_eq(
  $$select e ->> 'content' from edited, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('Primera'), ('Uno')$$,
  'the new branch goes on from before the message'
);
select is(
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,user_message_id}')::uuid from edited)),
  (select reply_to_message_id from public.messages where id = (select (r #>> '{turn,user_message_id}')::uuid from second)),
  'beside the old one'
);
select is((select content from public.messages where client_message_id = 'm-2' and conversation_id = tests.user_id('hilo')), 'Segunda', 'which stays as it was');
select is((select message_count from public.conversations where id = tests.user_id('hilo')), 6, 'with its answer');
select is(
  public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-2', 'm-2', 'Segunda, mejor')::jsonb -> 'replay',
  'true', 'the same edit is made once'
);
select pg_temp.answer(r, 'Dos bis') from edited;
select results_eq(
  $$select e ->> 'content' from (select pg_temp.submit('m-3', 'Tercera') as r) x, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('Primera'), ('Uno'), ('Segunda, mejor'), ('Dos bis')$$,
  'and the conversation goes on from the new branch'
);

select * from finish();
rollback;

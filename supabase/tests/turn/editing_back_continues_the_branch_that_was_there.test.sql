begin;
select plan(3);

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

create function pg_temp.edit(p_content text) returns jsonb language sql as $$
  select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), null, 'edit', 'm-1', 'm-1', p_content)::jsonb
$$;
select pg_temp.answer(pg_temp.submit('m-1', 'A'), 'a');
create temporary table b as select pg_temp.edit('B') as r;
select pg_temp.answer(r, 'b') from b;
select pg_temp.answer(pg_temp.edit('C'), 'c');
create temporary table back as select pg_temp.edit('B') as r;
select is((select r -> 'replay' from back), 'true', 'nothing is generated a second time');
select is((select r #>> '{turn,message_id}' from back), (select r #>> '{turn,message_id}' from b), 'the answer that was there');
select results_eq(
  $$select e ->> 'content' from (select pg_temp.submit('m-2', 'D') as r) x, jsonb_array_elements(r -> 'history') with ordinality as h (e, n) order by n$$,
  $$values ('B'), ('b')$$,
  'and the conversation goes on from it'
);

select * from finish();
rollback;

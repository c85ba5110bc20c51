begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
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
create function pg_temp.code(p_answer jsonb) returns text language sql as $$ select p_answer #>> '{error,code}' $$;

select is(pg_temp.code(public.read_turn(tests.user_id('ana'), tests.user_id('hilo'))), 'conversation_not_found', 'no conversation');
create temporary table t as select pg_temp.submit('m-1') as r;
select public.checkpoint_turn((r #>> '{turn,message_id}')::uuid, 'Cla') from t;
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')) #>> '{turn,content}', 'Cla', 'the text so far');
select is(pg_temp.code(public.read_turn(tests.user_id('bruno'), tests.user_id('hilo'))), 'conversation_not_found', 'not for somebody else');
select is(pg_temp.code(public.read_turn(tests.user_id('bruno'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t))), 'conversation_not_found', 'not by its id');
select pg_temp.answer(r) from t;
select is(public.read_turn(tests.user_id('ana'), tests.user_id('hilo')), '{"ok": true, "turn": null}', 'nothing streams any more');
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #>> '{turn,state}',
  'completed', 'by its id, whatever its state'
);
select is(
  public.read_turn(tests.user_id('ana'), tests.user_id('hilo'), (select (r #>> '{turn,message_id}')::uuid from t)) #> '{quota,messages_used}',
  '1', 'and, once it has ended, where the quota stands'
);

select * from finish();
rollback;

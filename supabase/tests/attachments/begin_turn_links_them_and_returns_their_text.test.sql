begin;
select plan(20);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create function pg_temp.submit(p_key text, p_files text[] default '{}', p_content text default 'Hola', p_person text default 'ana', p_thread text default 'hilo')
returns jsonb language sql as $$
  select public.begin_turn(
    p_user_id => tests.user_id(p_person), p_conversation_id => tests.user_id(p_thread), p_assistant_id => 'sofia',
    p_client_message_id => p_key, p_content => p_content, p_content_tokens => 10, p_max_output_tokens => 1000,
    p_metadata => case when p_files <> '{}' then jsonb_build_object('attachments', p_files) else '{}' end
  )::jsonb;
$$;
create function pg_temp.answer(p_turn jsonb) returns jsonb language sql as $$
  select public.settle_turn(
    p_message_id => (p_turn #>> '{turn,message_id}')::uuid, p_state => 'completed', p_content => 'Claro',
    p_provider => 'openai', p_model => 'gpt-6-luna', p_input_tokens => 10, p_cached_input_tokens => 0,
    p_output_tokens => 5, p_cost_micros => 1, p_processing_ms => 9, p_first_token_ms => 2, p_finish_reason => 'stop'
  );
$$;
create temporary table f as select (tests.upload() #>> '{attachment,id}') as one, (tests.upload('b.csv') #>> '{attachment,id}') as two,
  (tests.upload('c.csv') #>> '{attachment,id}') as three, (tests.upload(p_person => 'bruno') #>> '{attachment,id}') as foreign_one;
select is(
  pg_temp.submit('m-1', array[one, two, three]) -> 'error',
  '{"code": "too_many_attachments", "details": {"limit": 2, "attachments": 3, "plan": "trial"}}'::jsonb, 'two on a trial'
) from f;
select is(
  pg_temp.submit('m-1', array[one, foreign_one]) -> 'error',
  jsonb_build_object('code', 'attachment_not_found', 'details', jsonb_build_object('id', foreign_one)), 'not somebody else''s'
) from f;
select is(pg_temp.submit('m-1', array['no']) #>> '{error,code}', 'attachment_not_found', 'nor what is no id');
select is((select count(*) from public.message_attachments where message_id is not null), 0::bigint, 'refused, nothing is linked');
select is(pg_temp.submit('m-0', p_content => '') #>> '{error,code}', 'invalid_request', 'nothing is no message');

create temporary table t as select pg_temp.submit('m-1', array[two, one], '') as r from f;
select is((select r -> 'ok' from t), 'true', 'files alone are');
select results_eq(
  $$select a ->> 'name', a ->> 'text', a ->> 'message_id' from t, jsonb_array_elements(r -> 'attachments') with ordinality as x (a, n) order by n$$,
  $$values ('b.csv', 'a | b', null), ('a.csv', 'a | b', null)$$, 'in the order of the message'
);
select is((select r #>> '{attachments,0,path}' from t), tests.user_id('ana') || '/' || tests.user_id('uno') || '/b.csv', 'where the bytes are');
select is((select count(*) from public.message_attachments where message_id = (select (r #>> '{turn,user_message_id}')::uuid from t)), 2::bigint, 'linked');
select is(
  (select metadata -> 'attachments' from public.messages where client_message_id = 'm-1'),
  (select jsonb_build_array(two, one) from f), 'and named in the message'
);
select is(pg_temp.submit('m-1', array[two, one], '') -> 'replay', 'true', 'the same again is the same turn') from f;
select is(pg_temp.submit('m-1', array[two], '') #>> '{error,code}', 'idempotency_conflict', 'with other files it is not') from f;
select pg_temp.answer(r) from t;
select is(pg_temp.submit('m-2', array[one]) #>> '{error,code}', 'attachment_not_found', 'a file is sent once') from f;
select is(pg_temp.submit('x-1', array[one], p_thread => 'otro') #>> '{error,code}', 'attachment_not_found', 'in whatever conversation') from f;

create temporary table later as select pg_temp.submit('m-3', p_content => '¿Y?') as r;
select results_eq(
  $$select a ->> 'name', a ->> 'message_id' from later, jsonb_array_elements(r -> 'attachments') a order by 1$$,
  $$select n, (select r #>> '{turn,user_message_id}' from t) from unnest(array['a.csv', 'b.csv']) n$$, 'later turns have them, with their message'
);
select is((select jsonb_array_length(r -> 'history') from later), 2, 'which is in the history without text');
select pg_temp.answer(r) from later;

update public.message_attachments set extracted_text = repeat('x', 150000), metadata = metadata || '{"chars": 150000}' where user_id = tests.user_id('ana');
create temporary table long as select pg_temp.submit('m-4') as r;
select results_eq(
  $$select char_length(a ->> 'text') from long, jsonb_array_elements(r -> 'attachments') with ordinality as x (a, n) order by n$$,
  'values (150000), (50000)', 'two hundred thousand characters in all'
);
select cmp_ok(
  (select estimated_input_tokens from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from long)),
  '>', 40000, 'which the reservation covers'
);
select pg_temp.answer(r) from long;
update public.message_attachments set metadata = '{"kind": "image", "width": 4000, "height": 3000, "chars": 0}', extracted_text = null where user_id = tests.user_id('ana');
create temporary table seen as select pg_temp.submit('m-5') as r;
select cmp_ok(
  (select estimated_input_tokens from private.turns where message_id = (select (r #>> '{turn,message_id}')::uuid from seen)),
  '>=', 3200, 'pictures are counted'
);
select is(private.estimate_image_tokens(750, 1000), 1000, 'a token for each 750 pixels');

select * from finish();
rollback;

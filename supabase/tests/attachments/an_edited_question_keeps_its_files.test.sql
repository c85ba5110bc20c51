begin;
select plan(11);

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
create function pg_temp.edit(p_content text, p_files text[] default '{}') returns jsonb language sql as $$
  select public.begin_turn(
    tests.user_id('ana'), tests.user_id('hilo'), 'sofia', 'edit', null, 'm-1', p_content,
    case when p_files <> '{}' then jsonb_build_object('attachments', p_files) else '{}' end
  )::jsonb;
$$;
create temporary table f as select (tests.upload() #>> '{attachment,id}') as one, (tests.upload('b.csv') #>> '{attachment,id}') as two,
  (tests.upload('c.csv') #>> '{attachment,id}') as new_one;
create temporary table t as select pg_temp.submit('m-1', array[one, two]) as r from f;
select pg_temp.answer(r) from t;

create temporary table kept as select pg_temp.edit('Mejor') as r;
select is((select jsonb_array_length(r -> 'attachments') from kept), 2, 'naming none keeps all');
select results_eq(
  $$select a.original_name, a.is_copy from public.message_attachments a where a.message_id = (select (r #>> '{turn,user_message_id}')::uuid from kept) order by 1$$,
  $$values ('a.csv', true), ('b.csv', true)$$, 'in rows of its own'
);
select is(
  (select metadata -> 'attachments' from public.messages where id = (select (r #>> '{turn,user_message_id}')::uuid from kept)),
  (select jsonb_agg(a.id order by a.original_name) from public.message_attachments a where a.is_copy), 'which it names'
);
select is(private.storage_used(tests.user_id('ana')), 300::bigint, 'that take no room');
select is(pg_temp.edit('Mejor') -> 'replay', 'true', 'the same edit again is the same turn');
select pg_temp.answer(r) from kept;

create temporary table fewer as select pg_temp.edit('Menos', array[two, new_one]) as r from f;
select results_eq(
  $$select a ->> 'name' from fewer, jsonb_array_elements(r -> 'attachments') with ordinality as x (a, n) order by n$$,
  $$values ('b.csv'), ('c.csv')$$, 'naming some keeps these, and takes new ones'
);
select is((select message_id from public.message_attachments where id = (select new_one::uuid from f)), (select (r #>> '{turn,user_message_id}')::uuid from fewer), 'the new one is linked, not copied');
select is((select count(*) from public.message_attachments where message_id = (select (r #>> '{turn,user_message_id}')::uuid from t)), 2::bigint, 'the first question has its own still');
select pg_temp.answer(r) from fewer;
select is(pg_temp.edit('Menos', array[one]) -> 'replay', 'false', 'other files are another edit') from f;

create temporary table again as
select public.begin_turn(tests.user_id('ana'), tests.user_id('otro'), 'sofia', 'submit', 'n-0', null, 'Hola')::jsonb as r;
select pg_temp.answer(r) from again;
select is(
  public.begin_turn(tests.user_id('ana'), tests.user_id('otro'), 'sofia', 'regenerate', 'n-1', null, '', jsonb_build_object(
    'attachments', jsonb_build_array(tests.upload('d.csv') #>> '{attachment,id}')
  ))::jsonb #>> '{attachments,0,name}',
  'd.csv', 'a question of files alone that was refused is asked when it is tried again'
);
select is(
  (select m.client_message_id from public.messages m join public.message_attachments a on a.message_id = m.id where a.original_name = 'd.csv'),
  'n-1', 'as the message that it was'
);

select * from finish();
rollback;

begin;
select plan(6);

select tests.create_user('ana');

create function pg_temp.argument(p_action text, p_key text, p_target text, p_content text) returns text language sql as $$
  select r #>> '{error,code}' || ' ' || (r #>> '{error,details,argument}')
  from (select public.begin_turn(tests.user_id('ana'), tests.user_id('hilo'), 'sofia', p_action, p_key, p_target, p_content)::jsonb) as x (r)
$$;
select is(pg_temp.argument('shout', 'm-1', null, 'Hola'), 'invalid_request p_action', 'an action that is none');
select is(pg_temp.argument(null, 'm-1', null, 'Hola'), 'invalid_request p_action', 'no action');
select is(pg_temp.argument('submit', null, null, 'Hola'), 'invalid_request p_client_message_id', 'a message without a key');
select is(pg_temp.argument('submit', 'm-1', null, ''), 'invalid_request p_content', 'nothing said');
select is(pg_temp.argument('edit', null, null, 'Hola'), 'invalid_request p_target_ref', 'an edit of nothing');
select is(
  public.begin_turn(tests.user_id('ana'), null, 'sofia', 'submit', 'm-1', null, 'Hola')::jsonb #>> '{error,details,argument}',
  'p_conversation_id', 'no conversation'
);

select * from finish();
rollback;

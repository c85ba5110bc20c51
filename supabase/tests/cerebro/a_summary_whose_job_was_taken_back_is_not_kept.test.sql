begin;
select plan(3);

select tests.create_user('ana');
insert into public.conversations (id, user_id, assistant_id) values (tests.user_id('hilo'), tests.user_id('ana'), 'sofia');
insert into public.messages (id, conversation_id, role, content, reply_to_message_id, created_at)
select tests.user_id('m' || n), tests.user_id('hilo'), case n % 2 when 1 then 'user' else 'assistant' end::public.message_role_enum, 'Mensaje ' || n,
  case when n > 1 then tests.user_id('m' || n - 1) end, now() + n * interval '1 second'
from generate_series(1, 130) n;
update public.conversations set current_message_id = tests.user_id('m130') where id = tests.user_id('hilo');
select is(
  public.apply_summary(999999999, tests.user_id('hilo'), tests.user_id('m40'), 'Un resumen', 40) ->> 'already', 'true', 'it says so'
);
select is_empty($$select from private.conversation_summaries where conversation_id = tests.user_id('hilo')$$, 'nothing is written');
select is_empty($$select from pgmq.q_cerebro where (message ->> 'user_id')::uuid = tests.user_id('ana')$$, 'nor anything asked for');

select * from finish();
rollback;

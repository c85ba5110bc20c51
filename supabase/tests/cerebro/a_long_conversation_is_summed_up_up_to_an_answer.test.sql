begin;
select plan(7);

select tests.create_user('ana');
select tests.put_on_plan('ana', 'professional');

insert into public.conversations (id, user_id, assistant_id, title) values (tests.user_id('largo'), tests.user_id('ana'), 'sofia', 'Largo');
insert into public.messages (id, conversation_id, user_id, role, content, status, reply_to_message_id, created_at)
select tests.user_id('m' || n), tests.user_id('largo'), tests.user_id('ana'), case n % 2 when 1 then 'user' else 'assistant' end::public.message_role_enum,
  'Mensaje ' || n, 'delivered', case when n > 1 then tests.user_id('m' || n - 1) end, now() + n * interval '1 second'
from generate_series(1, 60) as n;
update public.conversations set current_message_id = tests.user_id('m60') where id = tests.user_id('largo');
create temporary table c as select public.summary_context(tests.user_id('largo')) as c;
select is((select c ->> 'through_message_id' from c), tests.user_id('m40')::text, 'the newest twenty stay as they are');
select is((select c #>> '{messages,0,content}' from c), 'Mensaje 1', 'from the beginning');
select is((select jsonb_array_length(c -> 'messages') from c), 40, 'all of it');
select private.enqueue_cerebro(jsonb_build_object('type', 'summarize', 'user_id', tests.user_id('ana'), 'conversation_id', tests.user_id('largo')));
create temporary table j as select tests.job() as job;
select public.apply_summary((select (job ->> 'id')::bigint from j), tests.user_id('largo'), tests.user_id('m40'), 'Dijo cuarenta cosas.', 40);
select is((select c ->> 'skip' from (select public.summary_context(tests.user_id('largo')) as c) as s), 'short', 'then there is nothing to sum up');
select is((select summary from private.conversation_summaries where conversation_id = tests.user_id('largo')), 'Dijo cuarenta cosas.', 'it is kept');
select is_empty($$select from pgmq.q_cerebro where message ->> 'type' = 'summarize'$$, 'the job is gone');
select public.apply_summary((select (job ->> 'id')::bigint from j), tests.user_id('largo'), tests.user_id('m20'), 'De antes.', 20);
select is((select count(*) from private.conversation_summaries where conversation_id = tests.user_id('largo')), 1::bigint, 'a job that was taken back writes nothing');

select * from finish();
rollback;

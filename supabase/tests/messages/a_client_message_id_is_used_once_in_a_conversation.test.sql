begin;
select plan(2);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id, n from generate_series(1, 2) n;
insert into public.messages (conversation_id, role, content, client_message_id) select id, 'user', 'a', 'm-1' from c where n = 1;
select throws_ok($$insert into public.messages (conversation_id, role, content, client_message_id) select id, 'user', 'a', 'm-1' from c where n = 1$$, '23505', null, 'not twice');
select lives_ok($$insert into public.messages (conversation_id, role, content, client_message_id) select id, 'user', 'a', 'm-1' from c where n = 2$$, 'another conversation has its own');

select * from finish();
rollback;

begin;
select plan(3);

select tests.create_user('ana');
create temporary table c as select tests.start_conversation('ana') as id;
insert into public.messages (conversation_id, role, content, created_at) select id, 'user', 'a', '2026-01-01 10:00+00' from c;
insert into public.messages (conversation_id, role, content, created_at) select id, 'user', 'b', '2026-01-01 09:00+00' from c;
select is((select last_message_at from public.conversations where id = (select id from c)), '2026-01-01 10:00+00'::timestamptz, 'an older one does not move it back');
delete from public.messages where content = 'a' and conversation_id = (select id from c);
select is((select last_message_at from public.conversations where id = (select id from c)), '2026-01-01 09:00+00'::timestamptz, 'a deleted one does');
delete from public.messages where conversation_id = (select id from c);
select is((select last_message_at = started_at from public.conversations where id = (select id from c)), true, 'an empty conversation has its beginning');

select * from finish();
rollback;

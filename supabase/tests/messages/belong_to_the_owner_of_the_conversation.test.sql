begin;
select plan(2);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table c as select tests.start_conversation('ana') as id;
insert into public.messages (conversation_id, role, content) select id, 'user', 'a' from c;
insert into public.messages (conversation_id, role, content, user_id) select id, 'user', 'b', tests.user_id('bruno') from c;
select is((select count(*) from public.messages where conversation_id = (select id from c) and user_id = tests.user_id('ana')), 2::bigint, 'whatever the insert says');
update public.messages set user_id = tests.user_id('bruno') where content = 'b' and conversation_id = (select id from c);
select is((select count(*) from public.messages where conversation_id = (select id from c) and user_id = tests.user_id('ana')), 2::bigint, 'and the update');

select * from finish();
rollback;

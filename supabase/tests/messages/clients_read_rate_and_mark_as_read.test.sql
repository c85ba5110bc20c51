begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table c as select tests.start_conversation('ana') as id;
grant select on c to authenticated;
select tests.say(id, 'user') from c;
select tests.say(id, 'assistant') from c;

select tests.sign_in('ana');
select is((select count(*) from public.messages), 2::bigint, 'she reads both');
select throws_ok($$insert into public.messages (conversation_id, role, content) select id, 'assistant', 'x' from c$$, '42501', null, 'she writes no message herself');
select throws_ok($$update public.messages set content = 'x'$$, '42501', null, 'nor rewrites one');
select throws_ok($$update public.messages set cost = 0$$, '42501', null, 'nor its cost');
select throws_ok($$delete from public.messages$$, '42501', null, 'nor deletes one');
select is(tests.affected($$update public.messages set user_rating = 5, is_helpful = true, read_at = now()$$), 1::bigint, 'she rates the answer, and only that');
select throws_ok($$update public.messages set user_rating = 6$$, '23514', null, 'from 1 to 5');
select tests.sign_in('bruno');
select is((select count(*) from public.messages), 0::bigint, 'he reads nothing');
select is(tests.affected($$update public.messages set user_rating = 1$$), 0::bigint, 'and rates nothing');

select * from finish();
rollback;

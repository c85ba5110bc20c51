begin;
select plan(8);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.sign_in('ana');
select lives_ok($$insert into public.conversations (id, user_id, assistant_id, title) values (tests.user_id('c1'), tests.user_id('ana'), 'sofia', 'Menú')$$, 'in one''s own name, with an id of one''s own');
select throws_ok($$insert into public.conversations (user_id, assistant_id) values (tests.user_id('bruno'), 'sofia')$$, '42501', null, 'not in another''s');
select throws_ok($$insert into public.conversations (user_id, assistant_id, message_count) values (tests.user_id('ana'), 'sofia', 9)$$, '42501', null, 'counters cannot be made up');
select throws_ok($$update public.conversations set cost = 0$$, '42501', null, 'nor changed');
select is(tests.affected($$update public.conversations set title = 'Menú de mayo', user_rating = 5$$), 1::bigint, 'she renames and rates hers');
select tests.sign_in('bruno');
select is((select count(*) from public.conversations), 0::bigint, 'he does not see it');
select is(tests.affected($$delete from public.conversations$$), 0::bigint, 'nor delete it');
select tests.sign_in('ana');
select is(tests.affected($$delete from public.conversations$$), 1::bigint, 'she does');

select * from finish();
rollback;

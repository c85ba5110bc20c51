begin;
select plan(11);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table talk as select tests.start_conversation('ana') as id, tests.start_conversation('ana') as other;
create temporary table said as select tests.say(id, 'user') as a, tests.say(id, 'user') as b, tests.say(other, 'user') as c from talk;
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
select m, 'f', 'f', 'image/png', 1, 'attachments', tests.user_id('ana') || '/' || f
from said, unnest(array[a, a, b, c], array['1', '2', '3', '4']) as x (m, f);
-- the same file in an edited question
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, is_copy)
select c, 'f', 'f', 'image/png', 1, 'attachments', tests.user_id('ana') || '/2', true from said;

create function pg_temp.waiting() returns setof text language sql as
$$ select split_part(path, '/', 2) from private.file_deletions where bucket = 'attachments' and path like tests.user_id('ana') || '/%' order by 1 $$;
create function pg_temp.jobs() returns bigint language sql as
$$ select count(*) from pgmq.q_turn_followups where message = '{"type": "delete_files"}' $$;
create temporary table before as select pg_temp.jobs() as jobs;

select is_empty($$select * from pg_temp.waiting()$$, 'nothing waits while nothing is deleted');
delete from public.message_attachments where message_id = (select b from said);
select results_eq($$select * from pg_temp.waiting()$$, array['3'], 'a deleted attachment leaves its file to the worker');
select is(pg_temp.jobs() - (select jobs from before), 1::bigint, 'who is sent for');

select tests.sign_in('ana');
select is(tests.affected($$delete from public.conversations where id = (select m.conversation_id from public.messages m join public.message_attachments a on a.message_id = m.id where a.storage_path like '%/1')$$), 1::bigint, 'a person deletes a conversation');
select tests.sign_out();
select results_eq($$select * from pg_temp.waiting()$$, array['1', '3'], 'its files go with it, but for one that another question carries');
select is(pg_temp.jobs() - (select jobs from before), 1::bigint, 'one transaction sends for the worker once');
delete from public.message_attachments where message_id = (select c from said) and is_copy;
select results_eq($$select * from pg_temp.waiting()$$, array['1', '2', '3'], 'the last one takes it along');

delete from private.file_deletions;
insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
select c, 'f', 'f', 'image/png', 1, 'invoices', tests.user_id('ana') || '/invoice.pdf' from said;
delete from public.message_attachments where storage_bucket = 'invoices';
select is_empty($$select * from private.file_deletions$$, 'an invoice is nobody''s to delete');

select tests.sign_in('ana');
select throws_ok($$select * from private.file_deletions$$, '42501', null, 'people do not see the list');
select throws_ok($$select public.claim_files(1)$$, '42501', null, 'nor take from it');
select throws_ok($$select public.finish_files('[]')$$, '42501', null, 'nor take anything off it');

select * from finish();
rollback;

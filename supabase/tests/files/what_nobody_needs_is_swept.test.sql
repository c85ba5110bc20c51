begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table talk as select tests.start_conversation('ana') as id;
create temporary table said as select tests.say(id, 'user') as id from talk;
insert into storage.objects (bucket_id, name, created_at)
select bucket, case when path = 'gone' then gen_random_uuid() else tests.user_id('ana') end || '/' || path, now() - age
from (values
  ('attachments', 'sent', interval '9 days'), ('attachments', 'unsent-old', interval '25 hours'), ('attachments', 'unsent-new', interval '23 hours'),
  ('attachments', 'unread-old', interval '25 hours'), ('attachments', 'unread-new', interval '23 hours'),
  ('avatars', 'me.png', interval '9 days'), ('avatars', 'gone', interval '9 days'), ('invoices', 'gone', interval '9 days')
) o (bucket, path, age);
insert into public.message_attachments (user_id, message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, created_at)
select tests.user_id('ana'), case when path = 'sent' then (select id from said) end, 'f', 'f', 'image/png', 1, 'attachments',
  tests.user_id('ana') || '/' || path, now() - age
from (values ('sent', interval '9 days'), ('unsent-old', interval '25 hours'), ('unsent-new', interval '23 hours')) a (path, age);
delete from private.file_deletions;
select pgmq.purge_queue('turn_followups');

select is(private.sweep_files(), 3, 'three wait');
select results_eq(
  $$select bucket, split_part(path, '/', 2) from private.file_deletions order by 1, 2$$,
  $$values ('attachments', 'unread-old'), ('attachments', 'unsent-old'), ('avatars', 'gone')$$,
  'what was not sent or not even read for a day, and the picture of nobody');
select results_eq(
  $$select filename, message_id is null from public.message_attachments where storage_path like tests.user_id('ana') || '/%' order by storage_path$$,
  $$values ('f', false), ('f', true)$$, 'what was sent, or may still be, stays');
select is((select count(*) from pgmq.q_turn_followups where message ->> 'type' = 'delete_files'), 1::bigint, 'the worker is sent for');
select is((select schedule || ' ' || command from cron.job where jobname = 'sintra_files'), '23 * * * * select private.sweep_files()', 'every hour');

select * from finish();
rollback;

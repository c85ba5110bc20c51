begin;
select plan(10);

select tests.create_user('ana');
delete from private.file_deletions;
select pgmq.purge_queue('turn_followups');
insert into private.file_deletions (bucket, path) select 'attachments', 'x/' || n from generate_series(1, 5) n;
insert into private.file_deletions (bucket, path) values ('avatars', 'x/1');
select private.enqueue_file_deletions();
create temporary table job as select (public.claim_jobs(10, 30) #>> '{jobs,0,id}')::bigint as id;

select is(
  public.claim_files((select id from job), 4),
  '{"ok": true, "files": [{"bucket": "attachments", "path": "x/1"}, {"bucket": "attachments", "path": "x/2"}, {"bucket": "attachments", "path": "x/3"}, {"bucket": "attachments", "path": "x/4"}]}',
  'as many as it asks for');
select ok((select vt > clock_timestamp() + interval '50 seconds' from pgmq.q_turn_followups), 'and the job stays with it');
select is(
  public.claim_files((select id from job)) -> 'files',
  '[{"bucket": "attachments", "path": "x/5"}, {"bucket": "avatars", "path": "x/1"}]', 'then the others, bucket by bucket');
select is(public.claim_files((select id from job)) -> 'files', '[]', 'what is taken is nobody else''s for a while');

select is(
  public.finish_files('[{"bucket": "attachments", "path": "x/1"}, {"bucket": "avatars", "path": "x/1"}, {"bucket": "avatars", "path": "unknown"}]'),
  '{"ok": true, "finished": 2}', 'what is gone is off the list');
select is(public.finish_files('[{"bucket": "attachments", "path": "x/1"}]') -> 'finished', '0', 'said twice is said once');
select is((select count(*) from private.file_deletions), 4::bigint, 'the rest waits');
select results_eq(
  $$select distinct attempts, next_attempt_at - now() from private.file_deletions$$, $$values (1, interval '10 seconds')$$,
  'and is given out again');
update private.file_deletions set attempts = 40, next_attempt_at = now() where path = 'x/2';
select public.claim_files((select id from job));
select is((select next_attempt_at - now() from private.file_deletions where path = 'x/2'), interval '1 day', 'once a day in the end, never given up');

-- an attachment that was written since
update private.file_deletions set next_attempt_at = now();
insert into public.message_attachments (user_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
values (tests.user_id('ana'), 'f', 'f', 'image/png', 1, 'attachments', 'x/3');
select is(
  public.claim_files((select id from job)) #> '{files}',
  '[{"bucket": "attachments", "path": "x/2"}, {"bucket": "attachments", "path": "x/4"}, {"bucket": "attachments", "path": "x/5"}]',
  'a file that is in use again is not given out');

select * from finish();
rollback;

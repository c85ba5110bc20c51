begin;
select plan(6);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table c as select tests.start_conversation('ana') as id;
create temporary table m as select tests.say(id, 'user') as id from c;
create temporary table a as select tests.say(id, 'assistant') as id from c;
grant select on c, m, a to authenticated;
select tests.sign_in('ana');
select lives_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'attachments', tests.user_id('ana') || '/f.png' from m$$, 'her file to her message');
select throws_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'attachments', tests.user_id('bruno') || '/f.png' from m$$, '42501', null, 'not his file');
select throws_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'invoices', tests.user_id('ana') || '/f.png' from m$$, '42501', null, 'not from another bucket');
select throws_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'attachments', tests.user_id('ana') || '/f.png' from a$$, '42501', null, 'not to an answer');
select tests.sign_in('bruno');
select is((select count(*) from public.message_attachments), 0::bigint, 'he does not see it');
select throws_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'attachments', tests.user_id('bruno') || '/f.png' from m$$, '42501', null, 'nor attach to her message');

select * from finish();
rollback;

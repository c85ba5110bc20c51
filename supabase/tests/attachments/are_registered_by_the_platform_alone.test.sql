begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table c as select tests.start_conversation('ana') as id;
create temporary table m as select tests.say(id, 'user') as id from c;
create temporary table f as select tests.upload() as r;
grant select on m, f to authenticated;
select is((select r -> 'ok' from f), 'true', 'registered');
select tests.sign_in('ana');
select is((select original_name from public.message_attachments), 'a.csv', 'she sees hers, sent or not');
select throws_ok('select extracted_text from public.message_attachments', '42501', null, 'without its text');
select throws_ok($$insert into public.message_attachments (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path)
  select id, 'f.png', 'menu.png', 'image/png', 10, 'attachments', tests.user_id('ana') || '/f.png' from m$$, '42501', null, 'what nobody has read is no attachment');
select throws_ok('delete from public.message_attachments', '42501', null, 'a file goes with its conversation');
select throws_ok($$update public.message_attachments set mime_type = 'image/png'$$, '42501', null, 'and stays what it is');
select throws_ok($$select public.register_attachment(tests.user_id('ana'), 'x', 'x', 1, 'text/csv')$$, '42501', null, 'the function is the platform''s');
select throws_ok($$select public.remove_attachment(tests.user_id('ana'), (select (r #>> '{attachment,id}')::uuid from f))$$, '42501', null, 'so is taking back');
select tests.sign_in('bruno');
select is((select count(*) from public.message_attachments), 0::bigint, 'he sees none of hers');

select * from finish();
rollback;

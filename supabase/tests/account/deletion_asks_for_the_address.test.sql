begin;
select plan(13);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
update auth.users set email_confirmed_at = now();
create temporary table org as select tests.found_organization('bruno', 'tacos') as id;
grant select on org to authenticated;
select tests.sign_in('bruno');
select public.invite_member((select id from org), 'ana@example.test', 'member'), public.invite_member((select id from org), 'carla@example.test', 'member');
select tests.sign_out();
insert into storage.objects (bucket_id, name)
select b, tests.user_id(p) || '/' || b from unnest(array['avatars', 'attachments', 'invoices']) b, unnest(array['ana', 'bruno']) p;
create temporary table talk as select tests.start_conversation('ana') as id;
select tests.say(id, 'user') from talk;
delete from private.file_deletions;
select pgmq.purge_queue('turn_followups');

select tests.sign_in('ana');
select throws_ok($$select public.delete_my_account('bruno@example.test')$$, '23514', 'confirmation_mismatch', 'another address deletes nothing');
select throws_ok($$select public.delete_my_account('')$$, '23514', 'confirmation_mismatch', 'nor does none');
select throws_ok($$select public.delete_my_account(null)$$, '23514', 'confirmation_mismatch', 'nor does nothing');
select is((select count(*) from public.profiles), 1::bigint, 'the account is there');

select lives_ok($$select public.delete_my_account(' Ana@Example.test ')$$, 'her own address, however it is written, deletes her account');
select tests.sign_out();
select is_empty($$select from auth.users where id = tests.user_id('ana')$$, 'the auth user is gone');
select is_empty($$select from public.messages where user_id = tests.user_id('ana')$$, 'and all that was hers');
select results_eq(
  $$select bucket, path from private.file_deletions order by 1$$,
  $$select b, tests.user_id('ana') || '/' || b from unnest(array['attachments', 'avatars']) b$$,
  'her picture and her attachments wait to be removed; her invoices are kept');
select is((select count(*) from pgmq.q_turn_followups where message ->> 'type' = 'delete_files'), 1::bigint, 'by the worker');
select results_eq($$select email from private.organization_invitations$$, array['carla@example.test'], 'no invitation names her address any more');

select tests.sign_in('ana');
select throws_ok($$select public.delete_my_account('ana@example.test')$$, '23514', 'profile_not_found', 'a second device finds nothing left');
select tests.sign_in('bruno');
select is((select count(*) from public.profiles), 1::bigint, 'other people are untouched');
select tests.become_anonymous();
select throws_ok($$select public.delete_my_account('ana@example.test')$$, '42501', null, 'visitors delete nobody');

select * from finish();
rollback;

begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select set_eq($$select id, public from storage.buckets where id in ('avatars', 'attachments', 'invoices')$$,
  $$values ('avatars', true), ('attachments', false), ('invoices', false)$$, 'pictures are public, the rest is not');
insert into storage.objects (bucket_id, name) values ('invoices', tests.user_id('ana') || '/f.pdf');
select tests.sign_in('ana');
select lives_ok($$insert into storage.objects (bucket_id, name) values ('attachments', tests.user_id('ana') || '/menu.png')$$, 'she uploads to hers');
select throws_ok($$insert into storage.objects (bucket_id, name) values ('attachments', tests.user_id('bruno') || '/menu.png')$$, '42501', null, 'not to his');
select throws_ok($$insert into storage.objects (bucket_id, name) values ('invoices', tests.user_id('ana') || '/g.pdf')$$, '42501', null, 'nor an invoice');
select is((select count(*) from storage.objects where name like tests.user_id('ana') || '/%'), 1::bigint, 'she reads what is in hers; invoices have signed addresses');
select tests.sign_in('bruno');
select is((select count(*) from storage.objects where name like tests.user_id('ana') || '/%'), 0::bigint, 'he does not');
select is(tests.affected($$delete from storage.objects$$), 0::bigint, 'nor deletes it');

select * from finish();
rollback;

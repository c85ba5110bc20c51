begin;
select plan(8);

select tests.create_user('ana');
create function pg_temp.file(p_number integer) returns text language sql
  return tests.user_id('ana') || '/' || format('%s-0000-4000-8000-000000000000', lpad(p_number::text, 8, '0')) || '/menu.txt';
create function pg_temp.upload(p_number integer) returns text language sql as $$
  select format('insert into storage.objects (bucket_id, name) values (''attachments'', %L)', pg_temp.file(p_number));
$$;
grant execute on function pg_temp.file(integer), pg_temp.upload(integer) to authenticated;

select tests.sign_in('ana');
select lives_ok(pg_temp.upload(1), 'she uploads a file');
select is(
  tests.affected(format('update storage.objects set metadata = ''{"size": 26214400}'' where name = %L', pg_temp.file(1))), 0::bigint,
  'and does not replace it'
);
select tests.sign_out();
select is(
  public.register_attachment(tests.user_id('ana'), pg_temp.file(1), 'menu.txt', 5, 'text/plain') ->> 'ok', 'true', 'it is read'
);
select tests.sign_in('ana');
select is(
  tests.affected(format('delete from storage.objects where name = %L', pg_temp.file(1))), 1::bigint, 'she may take it away'
);
select throws_ok(pg_temp.upload(1), '42501', null, 'but put nothing else in its place');

select lives_ok(
  format($$
    insert into storage.objects (bucket_id, name)
    select 'attachments', %L || '/' || n || '/a.txt' from generate_series(1, 19) n
  $$, tests.user_id('ana')),
  'nineteen files may wait to be read'
);
insert into storage.objects (bucket_id, name) values ('attachments', pg_temp.file(2));
select throws_ok(pg_temp.upload(3), '42501', null, 'twenty are enough');
select lives_ok(
  format('insert into storage.objects (bucket_id, name) values (''avatars'', %L)', tests.user_id('ana') || '/me.png'),
  'a picture of herself is not counted'
);

select * from finish();
rollback;

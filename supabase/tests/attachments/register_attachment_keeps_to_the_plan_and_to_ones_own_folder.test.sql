begin;
select plan(18);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table first as select tests.upload() as r;
select is(
  (select (r -> 'attachment') - 'id' from first),
  '{"name": "a.csv", "mimeType": "text/csv", "size": 100, "kind": "csv", "pages": null, "chars": 5, "truncated": false}'::jsonb,
  'what the client is told'
);
select is(tests.upload(), (select r from first), 'the same path again is the same file');
select is((select count(*) from public.message_attachments), 1::bigint, 'once');
select is(private.storage_used(tests.user_id('ana')), 100::bigint, 'and counted once');

select is(
  public.register_attachment(tests.user_id('ana'), p, 'x', 1, 'text/csv') #>> '{error,code}', 'attachment_not_found', p
)
from unnest(array[
  tests.user_id('bruno') || '/' || tests.user_id('uno') || '/x.csv',
  tests.user_id('ana') || '/x.csv',
  tests.user_id('ana') || '/' || tests.user_id('uno') || '/..',
  tests.user_id('ana') || '/' || tests.user_id('uno') || '/a b',
  tests.user_id('ana') || '/' || tests.user_id('uno') || '/../../x',
  tests.user_id('ana') || '/' || tests.user_id('uno') || '/' || repeat('x', 201)
]) as p;

select is(
  tests.upload('grande.csv', p_size => 5 * 1048576 + 1) -> 'error',
  '{"code": "attachment_too_large", "details": {"limit_mb": 5, "size": 5242881, "plan": "trial"}}'::jsonb,
  'the trial''s five megabytes'
);
select is(tests.upload('justo.csv', p_size => 5 * 1048576) -> 'ok', 'true', 'exactly five');
select tests.put_on_plan('ana', 'enterprise');
select is(tests.upload('grande.csv', p_size => 25 * 1048576) -> 'ok', 'true', 'more on a larger plan');
select tests.put_on_plan('ana', 'trial');
update public.message_attachments set file_size = 1073741824 - 10 where filename = 'grande.csv';
delete from public.message_attachments where filename <> 'grande.csv';
select is(
  tests.upload('lleno.csv', p_size => 11) -> 'error',
  '{"code": "storage_full", "details": {"used": 1073741814, "limit": 1073741824, "plan": "trial"}}'::jsonb,
  'a gigabyte'
);
select is(tests.upload('lleno.csv', p_size => 10) -> 'ok', 'true', 'to the last byte');

update public.user_subscriptions set status = 'cancelled', ended_at = now() where user_id = tests.user_id('ana');
select is(tests.upload('tarde.csv') #>> '{error,code}', 'subscription_inactive', 'not without a subscription');
update public.profiles set is_active = false where id = tests.user_id('bruno');
select is(tests.upload(p_person => 'bruno') #>> '{error,code}', 'account_inactive', 'nor with a suspended account');
select throws_ok(
  format('update public.message_attachments set extracted_text = repeat(%L, 200001)', 'x'), '23514', null, 'the text is bounded'
);

select * from finish();
rollback;

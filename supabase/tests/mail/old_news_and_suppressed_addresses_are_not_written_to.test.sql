begin;
select plan(7);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
delete from private.outbox;
select private.send_mail('x', s, 'plan_ended', '{}') from public.user_subscriptions as s
  where s.user_id in (tests.user_id('ana'), tests.user_id('bruno'));
create function pg_temp.status(p_name text) returns text language sql as $$
  select public.mail_context(id) ->> 'status' from private.outbox where user_id = tests.user_id(p_name)
$$;
select is(private.mail_address_hash(' Ana@Example.TEST'), private.mail_address_hash('ana@example.test'), 'an address is one however it is written');
select is(private.mail_address_hash('Ana@Ejemplo.MX'), 'a93a3459c812da7ad877e15978580304c76a08590fe4ad6f07c92e7f79270644', 'the same as crates/mail says');
insert into private.mail_suppressions (address_hash, reason, provider) values (private.mail_address_hash('ANA@example.test'), 'bounce', 'resend');
select is(pg_temp.status('ana'), 'suppressed', 'she is not written to');
select is(pg_temp.status('bruno'), 'queued', 'others are');
update private.outbox set created_at = now() - interval '4 days' where user_id = tests.user_id('bruno');
select is(pg_temp.status('bruno'), 'failed', 'what waited for days is no news');
delete from private.mail_suppressions;
select is(pg_temp.status('ana'), 'suppressed', 'what was not sent then is not sent later');
insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
  select 'mail', 1, jsonb_build_object('outbox_id', id), 'broken', 5, now() from private.outbox where user_id = tests.user_id('bruno');
update private.outbox set status = 'queued', created_at = now() where user_id = tests.user_id('bruno');
insert into private.dead_jobs (queue, job_id, payload, error, read_count, enqueued_at)
  select 'mail', 2, jsonb_build_object('outbox_id', id), 'broken', 5, now() from private.outbox where user_id = tests.user_id('bruno');
select is(pg_temp.status('bruno'), 'failed', 'a job that was given up is a mail that failed');

select * from finish();
rollback;

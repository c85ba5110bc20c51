begin;
select plan(16);

select tests.create_user('ana');
delete from private.outbox;
select pgmq.purge_queue('mail');
select private.send_mail('x', s, 'plan_ended', '{}') from public.user_subscriptions as s where s.user_id = tests.user_id('ana');
create temporary table m as select id from private.outbox;
create function pg_temp.job() returns bigint language sql as $$ select msg_id from pgmq.q_mail $$;
create function pg_temp.settle(p_status text, p_after integer default null) returns jsonb language sql as $$
  select public.settle_mail(pg_temp.job(), id, p_status, case p_status when 'sent' then 'resend' end, 'm1', 'why', null, p_after) from m
$$;

select is(public.claim_mail_jobs() #> '{jobs,0,message}', (select jsonb_build_object('type', 'mail', 'outbox_id', id) from m), 'a job');
select is(public.mail_context((select id from m)) - array['business', 'language', 'country'],
  '{"ok": true, "status": "queued", "address": "ana@example.test", "mail": {"template": "plan_ended", "parameters": {}}, "uncertain": []}', 'what it says');
select is(public.begin_mail((select id from m), 'resend') ->> 'begun', 'true', 'someone is asked');
select is(public.mail_context((select id from m)) -> 'uncertain', '["resend"]', 'and may have it');
select is(public.begin_mail((select id from m), 'sendgrid', 'resend') ->> 'begun', 'true', 'who has certainly not taken it');
select is(public.mail_context((select id from m)) -> 'uncertain', '["sendgrid"]', 'does not have it');
select is(array(select (pg_temp.settle('queued') ->> 'retry_in_seconds')::integer from generate_series(1, 7)),
  array[30, 120, 480, 1920, 7680, 21600, 21600], 'tried again, later each time');
select is(pg_temp.settle('queued'), '{"ok": true, "retry_in_seconds": null}', 'the eighth time');
select results_eq($$select status, attempts, last_error from private.outbox$$, $$values ('failed', 8, 'why')$$, 'is the last');
update private.outbox set status = 'queued', attempts = 0;
select pgmq.send('mail', '{}');
select is((pg_temp.settle('queued', 3600) ->> 'retry_in_seconds')::integer, 3600, 'not sooner than the provider said');
select is(public.settle_mail(pg_temp.job(), id, 'queued', p_is_busy => true) ->> 'retry_in_seconds', '30', 'who has too much to do') from m;
select is((select attempts from private.outbox), 1, 'is not counted');
select pg_temp.settle('sent');
select results_eq($$select status, provider, provider_message_id, last_error, uncertain from private.outbox$$,
  $$values ('sent', 'resend', 'm1', null, '{}'::text[])$$, 'sent');
select is((select count(*) from pgmq.q_mail), 0::bigint, 'and its job is done');
select is(public.begin_mail((select id from m), 'resend') ->> 'begun', 'false', 'never again');
select is(tests.code(public.mail_context(gen_random_uuid())), 'not_found', 'no such mail');

select * from finish();
rollback;

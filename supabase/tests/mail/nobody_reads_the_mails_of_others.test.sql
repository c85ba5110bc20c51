begin;
select plan(9);

select tests.create_user('ana');
select tests.sign_in('ana');
select throws_ok($$select * from private.outbox$$, '42501', null, 'not the outbox');
select throws_ok($$select * from private.mail_suppressions$$, '42501', null, 'not who is suppressed');
select throws_ok($$select * from private.usage_notices$$, '42501', null, 'not who was told what');
select throws_ok($$select public.mail_context(gen_random_uuid())$$, '42501', null, 'nor through a function');
select throws_ok($$select public.begin_mail(gen_random_uuid(), 'x')$$, '42501', null, 'of the worker');
select throws_ok($$select public.settle_mail(1, gen_random_uuid(), 'sent')$$, '42501', null, 'any of them');
select throws_ok($$select public.note_mail_event('resend', 'bounced', null, repeat('a', 64))$$, '42501', null, 'and nobody suppresses an address by saying so');
select throws_ok($$select private.send_mail('x', null, 'usage', '{}')$$, '42501', null, 'or writes a mail');
select tests.sign_out();
select tests.become_service();
select lives_ok($$select public.claim_mail_jobs()$$, 'but the worker');

select * from finish();
rollback;

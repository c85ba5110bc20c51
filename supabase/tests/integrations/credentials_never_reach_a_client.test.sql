begin;
select plan(5);

select tests.create_user('ana');
insert into public.integrations (id, user_id, integration_type, name, credentials)
  values (tests.user_id('wa'), tests.user_id('ana'), 'whatsapp', 'WhatsApp', '{"token": "cifrado"}');
insert into public.integration_sync_logs (integration_id, status) values (tests.user_id('wa'), 'success');
select tests.sign_in('ana');
select is((select name from public.integrations), 'WhatsApp', 'she sees the integration');
select throws_ok($$select credentials from public.integrations$$, '42501', null, 'not its credentials, though they are hers');
select throws_ok($$update public.integrations set credentials = '{}'$$, '42501', null, 'nor does she write them directly');
select throws_ok($$update public.integrations set status = 'connected'$$, '42501', null, 'nor says whether it works');
select is((select count(*) from public.integration_sync_logs), 1::bigint, 'she reads the synchronisations');

select * from finish();
rollback;

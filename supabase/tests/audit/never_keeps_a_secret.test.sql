begin;
select plan(3);

select tests.create_user('ana');
insert into public.integrations (id, user_id, integration_type, name, credentials, config)
  values (tests.user_id('i'), tests.user_id('ana'), 'whatsapp', 'x', '{"token": "SECRETO-1"}', '{"pin": "SECRETO-2"}');
update public.integrations set credentials = '{"token": "SECRETO-3"}' where id = tests.user_id('i');
update public.user_subscriptions set payment_method_id = 'SECRETO-4', stripe_customer_id = 'SECRETO-5' where user_id = tests.user_id('ana');
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
update public.organizations set tax_id = 'SECRETO-6', billing_email = 'SECRETO-7' where id = (select id from org);
delete from public.integrations where id = tests.user_id('i');
select is_empty($$select from public.audit_logs a where a::text like '%SECRETO%'$$, 'no credential, no payment id and no tax id');
select isnt_empty($$select from public.audit_logs where resource_id = tests.user_id('i')::text and action = 'updated' and details -> 'changed' ? 'credentials'$$, 'but that they changed');

select isnt_empty($$select from public.audit_logs where resource_id = (select id::text from org) and action = 'updated' and details -> 'changed' ? 'tax_id'$$, 'of an organization''s billing data too');

select * from finish();
rollback;

begin;
select plan(17);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select s.id, 'T-1', 10, 10, 'MXN', current_date, current_date + 7, 'sent' from s;
create temporary table i as select id from public.invoices where invoice_number = 'T-1';

select is(public.checkout_context(tests.user_id('ana'), null, (select id from i)) - array['name', 'now', 'ok'],
  jsonb_build_object('number', 'T-1', 'amount', '10.00', 'currency', 'MXN', 'expires_at', null, 'vouchers', '[]'::jsonb, 'subscription_id', (select id from s), 'customer', null, 'email', (select email from public.profiles where id = tests.user_id('ana'))),
  'what it is begun with');
select is(tests.code(public.checkout_context(tests.user_id('bruno'), null, (select id from i))), 'invoice_not_found', 'a stranger pays nothing of hers');
select is(tests.code(public.checkout_context(tests.user_id('ana'), gen_random_uuid())), 'order_not_found', 'what there is not');
select is(tests.code(public.checkout_context(tests.user_id('bruno'), null, gen_random_uuid())), 'invoice_not_found', 'nor that');

select public.note_gateway_payment('mercadopago', jsonb_build_object('reference', '77', 'invoice_id', (select id from i), 'amount', '10.00', 'currency', 'MXN', 'outcome', 'pending',
  'voucher', jsonb_build_object('kind', 'oxxo', 'url', 'https://x.test/v', 'code', '123', 'expires_at', extract(epoch from now())::bigint + 60)));
select is(public.checkout_context(tests.user_id('ana'), null, (select id from i)) #>> '{vouchers,0,code}', '123', 'what she can still pay with');
select public.note_gateway_payment('mercadopago', jsonb_build_object('reference', '77', 'invoice_id', (select id from i), 'amount', '10.00', 'currency', 'MXN', 'outcome', 'failed', 'failure_code', 'expired'));
select is(public.checkout_context(tests.user_id('ana'), null, (select id from i)) -> 'vouchers', '[]', 'and no longer');
select is(public.keep_customer((select id from s), 'cus_1') ->> 'customer', 'cus_1', 'the first id of a payer');
select is(public.keep_customer((select id from s), 'cus_2') ->> 'customer', 'cus_1', 'is kept');
select is(tests.code(public.keep_customer(gen_random_uuid(), 'cus_3')), 'subscription_not_found', 'of a subscription');
select is(public.payment_methods(tests.user_id('ana')) -> 'card', 'null', 'there is no card yet');
select public.note_customer_card('stripe', 'cus_1', '{"reference": "pm_1", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2030}');
select is(public.payment_methods(tests.user_id('ana')) -> 'card', '{"gateway": "stripe", "brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2030}', 'what she recognizes it by');
select public.note_customer_card('stripe', 'cus_1', null);
select is(public.payment_methods(tests.user_id('ana')) #>> '{card,last4}', '4242', 'no choice changes nothing');
select is(tests.code(public.payment_methods(tests.user_id('bruno'), (select id from s))), 'subscription_not_found', 'nobody else sees it');
select is(public.note_customer_card('stripe', 'cus_9', '{}') -> 'saved', 'false', 'a payer of somebody else');

update public.invoices set status = 'paid' where id = (select id from i);
select is(tests.code(public.checkout_context(tests.user_id('ana'), null, (select id from i))), 'invoice_not_open', 'what is paid is not paid again');
select tests.sign_in('ana');
select throws_ok($$select public.checkout_context(tests.user_id('ana'))$$, '42501', null, 'only the functions ask');
select throws_ok($$select public.note_gateway_payment('stripe', '{}')$$, '42501', null, 'and only they tell');

select * from finish();
rollback;

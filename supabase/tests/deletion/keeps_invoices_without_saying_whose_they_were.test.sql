begin;
select plan(3);

select tests.create_user('ana');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, tax_amount, total_amount, issue_date, due_date, billing_address, pdf_url)
select id, 'T-' || n, 29, 4.64, 33.64, current_date, current_date,
       '{"line1": "Av. Juárez 1", "city": "Guadalajara", "country": "MX"}', tests.user_id('ana') || '/t.pdf'
from public.user_subscriptions, generate_series(1, 2) n where user_id = tests.user_id('ana');

delete from auth.users where id = tests.user_id('ana');

select results_eq(
  $$select invoice_number, total_amount, user_subscription_id, billing_address, pdf_url from public.invoices
    where invoice_number like 'T-%' order by 1$$,
  $$values ('T-1', 33.64::numeric(10,2), null::uuid, '{"country": "MX"}'::jsonb, null::text),
           ('T-2', 33.64::numeric(10,2), null::uuid, '{"country": "MX"}'::jsonb, null::text)$$,
  'numbers, amounts and the country stay');
select is((select count(distinct customer_reference) from public.invoices where invoice_number like 'T-%'), 1::bigint,
  'the invoices of one person stay together');
select is((select min(customer_reference) from public.invoices where invoice_number like 'T-%'), private.pseudonym(tests.user_id('ana')),
  'under a pseudonym');

select * from finish();
rollback;

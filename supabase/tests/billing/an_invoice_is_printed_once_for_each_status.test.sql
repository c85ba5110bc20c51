begin;
select plan(14);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
update public.profiles set language = 'pt-BR' where id = tests.user_id('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status, billing_address, line_items)
  select id, n, 10, 10, 'MXN', '2026-12-01', '2026-12-08', st::public.invoice_status_enum, '{"name": "Ana", "country": "MX"}', '[{"amount": "10.00"}]'
  from s, (values ('FA-00000001', 'sent'), ('../x/1', 'sent'), ('B-1', 'draft')) v (n, st);
create temporary table i as select id, invoice_number as n from public.invoices where user_subscription_id in (select id from s);
grant select on i, s to service_role;

select tests.become_service();
create temporary table d as select public.invoice_document((select id from i where n = 'FA-00000001')) as d;
select is((select d ->> 'path' from d), (select id || '/FA-00000001.pdf' from s), 'its place is the subscription and the number');
select is((select d -> 'is_printed' from d), 'false', 'it is not there yet');
select is((select d #>> '{document,language}' from d), 'pt-BR', 'it is in the language of who subscribed');
select is((select d #>> '{document,invoice,total_amount}' from d), '10.00', 'amounts are decimal strings');
select is((select d #>> '{document,invoice,customer,name}' from d), 'Ana', 'made out to her');
select is((select d #> '{document,seller}' from d), '{}', 'of who sells nothing is said that nobody has written');
select is(public.invoice_document((select id from i where n = '../x/1')) ->> 'path', (select s.id || '/' || i.id || '.pdf' from s, i where n = '../x/1'), 'a number that is no file name is none');
select is(tests.code(public.invoice_document((select id from i where n = 'B-1'))), 'invoice_not_found', 'a draft is not printed');
select is(tests.code(public.keep_invoice_pdf((select id from i where n = 'FA-00000001'), 'sent', 'elsewhere/1.pdf')), 'invoice_not_found', 'nothing is noted that lies elsewhere');

select is(public.keep_invoice_pdf((select id from i where n = 'FA-00000001'), 'sent', (select d ->> 'path' from d)) -> 'is_current', 'true', 'it is noted');
select is(public.invoice_document((select id from i where n = 'FA-00000001')) -> 'is_printed', 'true', 'and there');
update public.invoices set status = 'paid', paid_date = '2026-12-02' where invoice_number = 'FA-00000001';
select is(public.invoice_document((select id from i where n = 'FA-00000001')) -> 'is_printed', 'false', 'once it is paid it is printed anew');
select is(public.keep_invoice_pdf((select id from i where n = 'FA-00000001'), 'sent', (select d ->> 'path' from d)) -> 'is_current', 'false', 'whoever printed it as unpaid has to do it again');
select tests.sign_in('ana');
select throws_ok($$select public.invoice_document((select id from public.invoices limit 1))$$, '42501', null, 'people ask the function');

select * from finish();
rollback;

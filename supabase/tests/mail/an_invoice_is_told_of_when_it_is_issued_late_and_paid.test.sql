begin;
select plan(9);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.user_subscriptions set status = 'active' where id = (select id from s);
delete from private.outbox;
create function pg_temp.issue(p_key text, p_total text default '19.00') returns public.invoices language sql as $$
  select private.issue_invoice((select id from s), p_key, jsonb_build_object(
    'currency', 'MXN', 'subtotal', p_total, 'discount_amount', '0.00', 'tax_amount', '0.00', 'total_amount', p_total,
    'issue_date', current_date, 'due_date', current_date + 7, 'line_items', jsonb_build_array(jsonb_build_object(
      'kind', 'plan', 'description', jsonb_build_object('key', 'plan.monthly', 'parameters', jsonb_build_object('plan', 'Inicial')),
      'quantity', 1, 'unit_amount', p_total, 'discount_amount', '0.00', 'amount', p_total, 'tax_name', null,
      'tax_basis_points', 0, 'tax_amount', '0.00', 'period', null))))
$$;
create function pg_temp.told() returns text[] language sql as $$ select array_agg(template order by created_at) from private.outbox $$;

create temporary table i as select * from pg_temp.issue('one');
select is(pg_temp.told(), null, 'nothing before the end of the transaction');
set constraints all immediate;
select is(pg_temp.told(), array['invoice_issued'], 'an invoice');
select is((select parameters from private.outbox),
  (select jsonb_build_object(
    'number', invoice_number, 'total', '{"amount": "19.00", "currency": "MXN"}'::jsonb, 'tax', null, 'tax_is_contained', false,
    'due_date', current_date + 7, 'paid_date', null, 'lines', jsonb_build_array(jsonb_build_object(
      'kind', 'plan', 'description', line_items #> '{0,description}', 'quantity', 1, 'amount', '{"amount": "19.00", "currency": "MXN"}'::jsonb,
      'tax_name', null, 'tax_basis_points', 0))) from i), 'with what it is for');
update public.invoices set status = 'overdue' where id = (select id from i);
select is(pg_temp.told(), array['invoice_issued', 'invoice_overdue'], 'late');
select is((select parameters ->> 'access_until' from private.outbox where template = 'invoice_overdue'), (current_date + 22)::text,
  'fourteen days after the day after: Dunning::last_day');
update public.invoices set status = 'paid', paid_date = current_date where id = (select id from i);
select is(pg_temp.told(), array['invoice_issued', 'invoice_overdue', 'payment_received'], 'paid');

set constraints all deferred;
delete from private.outbox;
create temporary table o as select * from pg_temp.issue('order');
update public.invoices set status = 'paid', paid_date = current_date where id = (select id from o);
set constraints all immediate;
select is(pg_temp.told(), array['payment_received'], 'what is issued and paid at once is a receipt and no demand');

delete from private.outbox;
select is((pg_temp.issue('free', '0.00')).status, 'paid', 'what costs nothing');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, currency, issue_date, due_date, status)
  select id, 'OTHER-1', 1, 1, 'MXN', current_date, current_date, 'sent' from s;
select is(pg_temp.told(), null, 'is no news, nor is what another system issued');

select * from finish();
rollback;

begin;
select plan(10);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.invoice(p_key text, p_change jsonb default '{}') returns text language sql as $$
  select (private.issue_invoice((select id from s), p_key, '{
    "currency": "MXN", "subtotal": "399.00", "discount_amount": "0.00", "tax_amount": "63.84", "total_amount": "462.84",
    "issue_date": "2026-02-28", "due_date": "2026-03-07", "period_start": "2026-02-28", "period_end": "2026-03-31",
    "line_items": [{"kind": "plan", "description": {"key": "plan.monthly", "parameters": {"plan": "Inicial"}}, "quantity": 1,
      "unit_amount": "399.00", "discount_amount": "0.00", "amount": "399.00", "tax_name": "IVA", "tax_basis_points": 1600, "tax_amount": "63.84"}]
  }'::jsonb || p_change)).invoice_number
$$;

select is(pg_temp.invoice('a'), 'FA-00000001', 'the first');
select is(pg_temp.invoice('b'), 'FA-00000002', 'the second');
select is(pg_temp.invoice('a'), 'FA-00000001', 'what was invoiced is not invoiced again');
select throws_ok($$select pg_temp.invoice('c', '{"tax_amount": "63.83", "total_amount": "462.83"}')$$, '23514', 'invoice_does_not_add_up', 'a tax that is not the lines''');
select throws_ok($$select pg_temp.invoice('c', '{"total_amount": "462.83"}')$$, '23514', null, 'a total that is not the sum');
select throws_ok($$select pg_temp.invoice('c', '{"subtotal": "398.00", "total_amount": "461.84"}')$$, '23514', 'invoice_does_not_add_up', 'a subtotal that is not the lines''');
select is(pg_temp.invoice('d'), 'FA-00000003', 'none of which took a number');
select is(
  pg_temp.invoice('e', jsonb_build_object('kind', 'credit_note', 'credited_invoice_id', (select id from public.invoices where issue_key = 'a'),
    'subtotal', '-399.00', 'tax_amount', '-63.84', 'total_amount', '-462.84', 'line_items', '[{"quantity": 1, "unit_amount": "-399.00", "discount_amount": "0.00", "amount": "-399.00", "tax_amount": "-63.84"}]'::jsonb)),
  'NC-00000001', 'what is given back is numbered on its own');
select is_empty($$select * from private.check_invoices()$$, 'all is well');

set local session_replication_role = replica;
update public.invoices set line_items = jsonb_set(line_items, '{0,tax_amount}', '"60.00"') where issue_key = 'b';
delete from public.invoices where issue_key = 'd';
set local session_replication_role = origin;
select bag_eq($$select * from private.check_invoices()$$, $$values ('FA-00000002', 'tax'), ('FA-00000002', 'total'), ('FA-3', 'missing')$$, 'and what is not is found');

select * from finish();
rollback;

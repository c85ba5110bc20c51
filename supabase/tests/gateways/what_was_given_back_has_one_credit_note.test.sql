begin;
select plan(9);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create temporary table i as select (private.issue_invoice((select id from s), 'a', '{
  "currency": "MXN", "subtotal": "399.00", "discount_amount": "0.00", "tax_amount": "63.84", "total_amount": "462.84",
  "issue_date": "2026-02-28", "due_date": "2026-03-07", "billing_address": {"name": "Tacos Ana"},
  "line_items": [{"kind": "plan", "description": {"key": "plan.monthly", "parameters": {"plan": "Inicial"}}, "quantity": 1,
    "unit_amount": "399.00", "discount_amount": "0.00", "amount": "399.00", "tax_name": "IVA", "tax_basis_points": 1600, "tax_amount": "63.84"}]
}')).id;
create function pg_temp.told(p_refunds jsonb) returns jsonb language sql as $$
  select public.note_gateway_payment('stripe', jsonb_build_object('reference', 'pi_1', 'invoice_id', (select id from i), 'amount', '462.84', 'currency', 'MXN', 'outcome', 'succeeded', 'refunds', p_refunds)) -> 'credits'
$$;
create function pg_temp.credit(p_refund uuid, p_notes integer) returns jsonb language sql as $$
  select public.issue_credit(p_refund, p_notes, '{
    "currency": "MXN", "subtotal": "-86.21", "discount_amount": "0.00", "tax_amount": "-13.79", "total_amount": "-100.00", "issue_date": "2026-03-01", "due_date": "2026-03-01",
    "line_items": [{"kind": "plan", "description": {"key": "plan.monthly", "parameters": {"plan": "Inicial"}}, "quantity": 1, "unit_amount": "-86.21",
      "discount_amount": "0.00", "amount": "-86.21", "tax_name": "IVA", "tax_basis_points": 1600, "tax_amount": "-13.79", "credited_line": 0}]}')
$$;

select is(pg_temp.told('[]'), '[]', 'nothing was given back');
create temporary table c as select pg_temp.told('[{"reference": "re_1", "amount": "100.00", "stands": true}]') -> 0 as due;
select is((select due - array['refund_id', 'today', 'invoice'] from c), '{"amount": "100.00", "notes": []}', 'a part');
select is(tests.code(pg_temp.credit((select due ->> 'refund_id' from c)::uuid, 1)), 'subscription_changed', 'a note that was worked out from others is none');
select is(pg_temp.credit((select due ->> 'refund_id' from c)::uuid, 0) -> 'repeated', 'false', 'its note');
select is(pg_temp.credit((select due ->> 'refund_id' from c)::uuid, 0) -> 'repeated', 'true', 'is written once');
select is(pg_temp.told('[{"reference": "re_1", "amount": "100.00", "stands": true}]'), '[]', 'and is due no more');
select results_eq($$select kind, total_amount, status::text, billing_address ->> 'name' from public.invoices where credited_invoice_id = (select id from i)$$,
  $$values ('credit_note', -100.00, 'paid', 'Tacos Ana')$$, 'to whoever was billed');
select is(jsonb_array_length(pg_temp.told('[{"reference": "re_1", "amount": "100.00", "stands": true}, {"reference": "re_2", "amount": "50.00", "stands": true}]') #> '{0,notes}'), 1, 'the next knows of it');
select is_empty('select * from private.check_invoices()', 'and all adds up');

select * from finish();
rollback;

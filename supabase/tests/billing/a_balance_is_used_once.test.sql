begin;
select plan(11);

select tests.create_user('ana');
create temporary table s as select id from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.invoice(p_amount text, p_balance text) returns jsonb language sql as $$
  select jsonb_build_object(
    'currency', 'USD', 'subtotal', p_amount, 'discount_amount', '0.00', 'tax_amount', '0.00', 'total_amount', p_amount, 'tax_is_contained', false,
    'issue_date', current_date, 'due_date', current_date, 'balance_change', p_balance,
    'line_items', jsonb_build_array(jsonb_build_object('kind', 'charge', 'quantity', 1, 'unit_amount', p_amount, 'discount_amount', '0.00', 'amount', p_amount, 'tax_amount', '0.00')))
$$;
create function pg_temp.issue(p_key text, p_balance text) returns text language sql as $$
  select (private.issue_invoice((select id from s), p_key, pg_temp.invoice('0.00', p_balance))).invoice_number
$$;

select is(private.balance((select id from s)), 0::numeric, 'nothing to begin with');
select lives_ok($$select pg_temp.issue('a', '125.90')$$, 'an invoice carries over');
select lives_ok($$select pg_temp.issue('a', '125.90')$$, 'once, however often it is issued');
select lives_ok($$select pg_temp.issue('b', '-100.00')$$, 'a later one uses it');
select is(public.billing_context((select id from s)) ->> 'balance', '25.90', 'billing knows what is left');
select throws_ok($$select pg_temp.issue('c', '-25.91')$$, '23514', 'balance_is_spent', 'no more is used than there is');
select throws_ok($$update private.balance_entries set amount = 1$$, '42501', 'balance_entries is append-only', 'what was noted stays');

-- an invoice that is to be paid in part from the balance, and is cancelled
create temporary table d as select (private.issue_invoice((select id from s), 'd', pg_temp.invoice('7.00', '-20.00'))).id;
select is(private.balance((select id from s)), 5.90, 'what it used is used');
update public.invoices set status = 'cancelled' where id = (select id from d);
select is(private.balance((select id from s)), 25.90, 'until it is cancelled');
create temporary table e as select (private.issue_invoice((select id from s), 'e', pg_temp.invoice('7.00', '10.00'))).id;
select lives_ok($$select pg_temp.issue('f', '-35.90')$$, 'what another carried over is used');
select throws_ok($$update public.invoices set status = 'cancelled' where id = (select id from e)$$, '23514', 'balance_is_spent', 'and cannot be taken back then');

select * from finish();
rollback;

begin;
select plan(9);

select tests.create_user('ana');
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, issue_date, due_date, status, billing_address)
  select id, 'T-1', 10, 10, current_date, current_date, 'sent', '{"country": "MX"}' from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.change(p_what text) returns void language plpgsql as $$
begin execute format('update public.invoices set %s where invoice_number = ''T-1''', p_what); end $$;
grant execute on function pg_temp.change to service_role;

select tests.become_service();
select throws_ok($$select pg_temp.change('subtotal = 9, total_amount = 9')$$, '23514', 'invoice_is_final', 'not its amounts');
select throws_ok($$select pg_temp.change('line_items = ''[{}]''')$$, '23514', 'invoice_is_final', 'not its lines');
select throws_ok($$select pg_temp.change('invoice_number = ''T-2''')$$, '23514', 'invoice_is_final', 'not its number');
select throws_ok($$select pg_temp.change('due_date = current_date + 30')$$, '23514', 'invoice_is_final', 'not its dates');
select throws_ok($$select pg_temp.change('billing_address = ''{"country": "CO"}''')$$, '23514', 'invoice_is_final', 'not whom it was for');
select throws_ok($$select pg_temp.change('status = ''draft''')$$, '23514', 'invoice_status_impossible', 'it is no draft again');
select lives_ok($$select pg_temp.change('status = ''overdue'''); select pg_temp.change('status = ''paid'', paid_date = current_date')$$, 'it is paid, late or not');
select throws_ok($$select pg_temp.change('status = ''cancelled''')$$, '23514', 'invoice_status_impossible', 'and what was paid is given back by a credit note');
select tests.sign_out();
select throws_ok($$update public.invoices set kind = 'credit_note' where invoice_number = 'T-1'$$, '23514', null, 'whoever asks');

select * from finish();
rollback;

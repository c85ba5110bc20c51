begin;
select plan(5);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table s as select id, user_id from public.user_subscriptions where user_id in (tests.user_id('ana'), tests.user_id('bruno'));
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, issue_date, due_date, status)
  select s.id, n || left(s.user_id::text, 4), 10, 10, current_date, current_date, st::public.invoice_status_enum
  from s, (values ('P-', 'paid'), ('B-', 'draft')) v (n, st);
create temporary table wanted as
  select 'invoices' as bucket, private.invoice_pdf_path(i) as path
  from public.invoices i join s on s.id = i.user_subscription_id and s.user_id = tests.user_id('ana')
  where i.status = 'paid';
delete from private.file_deletions;
select pgmq.purge_queue('turn_followups');

delete from auth.users where id = tests.user_id('ana');
select results_eq($$select bucket, path from private.file_deletions$$, $$select bucket, path from wanted$$, 'what was printed of hers waits to be removed, nobody else''s');
select is((select count(*) from pgmq.q_turn_followups where message ->> 'type' = 'delete_files'), 1::bigint, 'by the worker');
select is((select count(*) from public.invoices where customer_reference is not null), 2::bigint, 'the invoices themselves stay, without a name');
select is((select count(*) from public.invoices where customer_reference is not null and pdf_url is not null), 0::bigint, 'and without a PDF');
select is(tests.code(public.keep_invoice_pdf((select id from public.invoices where customer_reference is not null and status = 'paid'), 'paid', (select path from wanted))),
  'invoice_not_found', 'whoever is printing one meanwhile is told to take it back');

select * from finish();
rollback;

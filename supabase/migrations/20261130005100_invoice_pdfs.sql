-- The PDF of an invoice: printed when somebody first asks for it, and again after its status changed. It lies in the bucket `invoices`
-- under the subscription's id, where nobody reads it but through an address that the function `billing` signs; that function has
-- asked as the caller whether they may read the invoice.

create function private.invoice_pdf_path(p_invoice public.invoices)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Numbers of another system may hold anything.
  select p_invoice.user_subscription_id || '/'
    || case when p_invoice.invoice_number ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' then p_invoice.invoice_number else p_invoice.id::text end
    || '.pdf';
$$;

comment on function private.invoice_pdf_path(public.invoices) is
  'Where the PDF of an invoice is in the bucket invoices: <subscription>/<number>.pdf; null once its subscription is gone. Pure.';

create function private.invoice_document(p_invoice_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_invoice public.invoices;
begin
  select i.* into v_invoice
  from public.invoices as i
  where i.id = p_invoice_id and i.status <> 'draft' and i.user_subscription_id is not null;
  if not found then
    return private.refusal('invoice_not_found');
  end if;
  return jsonb_build_object(
    'ok', true,
    'path', private.invoice_pdf_path(v_invoice),
    'is_printed', v_invoice.pdf_url is not null,
    'status', v_invoice.status,
    'document', jsonb_build_object(
      -- Of the person who subscribed, whoever asks: a document has one language.
      'language', (
        select p.language
        from public.user_subscriptions as s
        join public.profiles as p on p.id = s.user_id
        where s.id = v_invoice.user_subscription_id
      ),
      'seller', private.seller(),
      'plans', (select coalesce(jsonb_object_agg(p.name, p.id), '{}') from public.subscription_plans as p),
      'invoice', jsonb_build_object(
        'number', v_invoice.invoice_number,
        'kind', v_invoice.kind,
        'status', v_invoice.status,
        'currency', coalesce(v_invoice.currency, 'USD'),
        'subtotal', v_invoice.subtotal::text,
        'discount_amount', coalesce(v_invoice.discount_amount, 0)::text,
        'tax_amount', coalesce(v_invoice.tax_amount, 0)::text,
        'total_amount', v_invoice.total_amount::text,
        'tax_is_contained', v_invoice.tax_is_contained,
        'tax_treatment', v_invoice.tax_treatment,
        'tax_rule', v_invoice.tax_rule,
        'issue_date', v_invoice.issue_date,
        'due_date', v_invoice.due_date,
        'paid_date', v_invoice.paid_date,
        'period_start', v_invoice.period_start,
        'period_end', v_invoice.period_end,
        'corrects', (select c.invoice_number from public.invoices as c where c.id = v_invoice.credited_invoice_id),
        'customer', v_invoice.billing_address,
        'line_items', case when jsonb_typeof(v_invoice.line_items) = 'array' then v_invoice.line_items else '[]' end
      )
    )
  );
end;
$$;

comment on function private.invoice_document(uuid) is 'Body of public.invoice_document.';

create function public.invoice_document(p_invoice_id uuid)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.invoice_document(p_invoice_id);
end;

comment on function public.invoice_document(uuid) is
  'What is printed of an invoice that was issued, and where: {ok, path, is_printed, status, document: {language, seller, plans, invoice}}, as crates/invoice_pdf reads it. It does not ask who may read it. Error: invoice_not_found. For service_role only.';

create function private.keep_invoice_pdf(p_invoice_id uuid, p_status text, p_path text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_invoice public.invoices;
begin
  select i.* into v_invoice from public.invoices as i where i.id = p_invoice_id for update;
  if not found or private.invoice_pdf_path(v_invoice) is distinct from p_path then
    return private.refusal('invoice_not_found');
  end if;
  update public.invoices as i
  set pdf_url = case when i.status::text = p_status then p_path end
  where i.id = p_invoice_id;
  return jsonb_build_object('ok', true, 'is_current', v_invoice.status::text = p_status);
end;
$$;

comment on function private.keep_invoice_pdf(uuid, text, text) is 'Body of public.keep_invoice_pdf.';

create function public.keep_invoice_pdf(p_invoice_id uuid, p_status text, p_path text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.keep_invoice_pdf(p_invoice_id, p_status, p_path);
end;

comment on function public.keep_invoice_pdf(uuid, text, text) is
  'Notes that the PDF of an invoice of this status lies at this path: {ok, is_current}. Not current is one whose status changed meanwhile, and it is printed anew. Error: invoice_not_found, also where its subscription is gone; the file has to go then. For service_role only.';

grant execute on function private.invoice_document(uuid), public.invoice_document(uuid) to service_role;
grant execute on function
  private.keep_invoice_pdf(uuid, text, text), public.keep_invoice_pdf(uuid, text, text) to service_role;

create function private.tg_invoices__forget_pdf()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.pdf_url := null;
  return new;
end;
$$;

comment on function private.tg_invoices__forget_pdf() is 'Trigger: an invoice whose status changed is printed anew when somebody asks for it.';

create trigger tg_invoices__forget_pdf before update on public.invoices
  for each row when (new.status is distinct from old.status) execute function private.tg_invoices__forget_pdf();

create or replace function private.tg_user_subscriptions__keep_invoices()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  -- Also one that is not noted: it may have been printed before its status changed.
  insert into private.file_deletions (bucket, path)
  select 'invoices', private.invoice_pdf_path(i)
  from public.invoices as i
  where i.user_subscription_id = old.id and i.status <> 'draft'
  on conflict (bucket, path) do nothing;
  if found then
    perform private.enqueue_file_deletions();
  end if;
  update public.invoices i
  set customer_reference = private.pseudonym(coalesce(old.organization_id, old.user_id, old.id)),
      billing_address = case when i.billing_address ? 'country'
        then jsonb_build_object('country', i.billing_address -> 'country') end,
      pdf_url = null
  where i.user_subscription_id = old.id;
  return old;
end;
$$;

comment on function private.tg_user_subscriptions__keep_invoices() is
  'Trigger: what is left of an invoice when its subscription goes are numbers, dates, lines and the country. Its PDF, which says who it was, is removed.';

-- Issuing invoices: numbered without a gap, added up a second time, never changed again. What was wrong is corrected by a credit
-- note, which is an invoice of another series with every sign turned round.

alter table public.invoices
  add column kind text not null default 'invoice',
  add column series text,
  add column number bigint,
  add column issue_key text,
  add column credited_invoice_id uuid references public.invoices (id) on delete restrict,
  add column period_start date,
  add column period_end date,
  add column plan_price numeric(10,2),
  add column tax_is_contained boolean not null default false,
  add column tax_treatment text,
  add column tax_rule text,
  add constraint invoice_kind_is_known check (kind in ('invoice', 'credit_note')),
  add constraint tax_treatment_is_known check (tax_treatment in ('charged', 'reverse_charge', 'not_taxed')),
  add constraint invoice_is_numbered_whole check ((series is null) = (number is null)),
  add constraint credit_note_names_its_invoice check ((kind = 'credit_note') = (credited_invoice_id is not null)),
  add constraint invoice_period_is_in_order check (period_end > period_start),
  add constraint a_plan_is_paid_for_days check (plan_price is null or period_start is not null and period_end is not null),
  add constraint invoice_adds_up check (
    total_amount
      = subtotal - coalesce(discount_amount, 0) + case when tax_is_contained then 0 else coalesce(tax_amount, 0) end
  );

create unique index invoices_series_number_key on public.invoices (series, number);
create unique index invoices_issue_key_key on public.invoices (issue_key);
create index invoices_credited_invoice_id_idx on public.invoices (credited_invoice_id) where credited_invoice_id is not null;
-- What the schedule looks for.
create index invoices_unpaid_idx on public.invoices (due_date, id) where status in ('sent', 'overdue');

comment on column public.invoices.kind is 'Beside the specification: invoice, or credit_note, which gives back.';
comment on column public.invoices.series is 'Beside the specification: the series that number counts in. Null for an invoice that another system numbered.';
comment on column public.invoices.number is 'Beside the specification: place in the series, without a gap.';
comment on column public.invoices.issue_key is
  'Beside the specification: what it was issued for, e.g. period:<subscription>:<first day>; nothing is invoiced twice.';
comment on column public.invoices.credited_invoice_id is 'Beside the specification: the invoice that a credit note corrects.';
comment on column public.invoices.period_start is 'Beside the specification: first day of the period that is paid for.';
comment on column public.invoices.period_end is 'Beside the specification: first day after that period.';
comment on column public.invoices.plan_price is
  'Beside the specification: price of a whole period of the plan that it pays for, after discount and before tax, also where it pays only for the rest of one; null where it pays for no plan. What is left of the period when a higher plan is taken is a share of it (private.period_charge).';
comment on column public.invoices.tax_is_contained is
  'Beside the specification: the prices contain the tax, as in Bolivia; tax_amount is then a part of total_amount and not added to it.';
comment on column public.invoices.tax_treatment is
  'Beside the specification: charged, reverse_charge (the customer declares it) or not_taxed; null of what nobody said it of.';
comment on column public.invoices.tax_rule is 'Beside the specification: law and article by which it is not charged.';
comment on column public.invoices.line_items is
  'Array of {kind, description: {key, parameters}, quantity, unit_amount, discount_amount, amount, tax_name, tax_basis_points, tax_amount, period: {start, end} or null}; amounts are decimal strings in currency. amount = quantity * unit_amount - discount_amount. Lines of a credit note have also credited_line, the place of the line that is given back, from nought. A description is a key of the message catalogues, so that it can be said in every language.';

-- issue_key and plan_price name nothing that their reader does not know from the lines.
grant select (kind, series, number, credited_invoice_id, period_start, period_end, tax_is_contained, tax_treatment, tax_rule)
  on public.invoices to authenticated;

-- Numbers -------------------------------------------------------------------------------------------------------------

create table private.invoice_series (
  series text not null,
  kind text not null,
  last_number bigint not null default 0,

  constraint invoice_series_pkey primary key (series),
  constraint series_of_a_kind_is_one unique (kind),
  constraint series_is_short check (series ~ '^[A-Z]{1,4}$'),
  constraint numbers_are_counted_up check (last_number >= 0)
);

alter table private.invoice_series enable row level security;

comment on table private.invoice_series is
  'The last number given in each series. Whoever issues holds the row until their transaction ends: a number that is not used is given back with it, so there are no gaps.';
comment on column private.invoice_series.series is 'What stands before the number.';
comment on column private.invoice_series.kind is 'The kind of invoice that is numbered in it.';
comment on column private.invoice_series.last_number is 'The last number that was given.';

insert into private.invoice_series (series, kind) values ('FA', 'invoice'), ('NC', 'credit_note');

-- What adds up --------------------------------------------------------------------------------------------------------

create function private.invoice_sums(
  p_lines jsonb,
  out subtotal numeric,
  out discount_amount numeric,
  out tax_amount numeric,
  out lines_add_up boolean
)
language sql
immutable
parallel safe
set search_path = ''
as $$
  select
    coalesce(sum((l ->> 'quantity')::numeric * (l ->> 'unit_amount')::numeric), 0),
    coalesce(sum((l ->> 'discount_amount')::numeric), 0),
    coalesce(sum((l ->> 'tax_amount')::numeric), 0),
    coalesce(
      bool_and(
        (l ->> 'amount')::numeric
          = (l ->> 'quantity')::numeric * (l ->> 'unit_amount')::numeric - (l ->> 'discount_amount')::numeric
      ),
      true
    )
  from jsonb_array_elements(p_lines) as l;
$$;

comment on function private.invoice_sums(jsonb) is
  'What the lines of an invoice come to, computed independently of crates/billing: before discount, the discount, the tax, and whether each line is its quantity times its unit less its discount. Pure.';

create function private.check_invoices()
returns table (invoice_number text, problem text)
language sql
stable
set search_path = ''
as $$
  select i.invoice_number, p.problem
  from public.invoices as i
  cross join lateral private.invoice_sums(i.line_items) as s
  cross join lateral (
    values
      ('lines', not s.lines_add_up),
      ('subtotal', i.subtotal <> s.subtotal),
      ('discount', coalesce(i.discount_amount, 0) <> s.discount_amount),
      ('tax', coalesce(i.tax_amount, 0) <> s.tax_amount),
      ('total', i.total_amount <> s.subtotal - s.discount_amount + case when i.tax_is_contained then 0 else s.tax_amount end)
  ) as p (problem, is_wrong)
  where i.series is not null and p.is_wrong
  union all
  select s.series || '-' || n.number, 'missing'
  from private.invoice_series as s
  cross join lateral generate_series(1, s.last_number) as n (number)
  where not exists (select from public.invoices as i where i.series = s.series and i.number = n.number)
  union all
  select i.invoice_number, 'credited beyond its total'
  from public.invoices as i
  join public.invoices as c on c.credited_invoice_id = i.id and c.status <> 'cancelled'
  group by i.id
  having -sum(c.total_amount) > i.total_amount;
$$;

comment on function private.check_invoices() is
  'Every issued invoice whose amounts are not those of its lines, every number that is missing in a series, every invoice of which more was given back than it was for. No row where all is well.';

-- Never changed again -------------------------------------------------------------------------------------------------

create function private.tg_invoices__stay_as_sent()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  -- How it is paid is learned later; who it was for is taken off it when they go.
  v_later constant text[] := array[
    'status', 'paid_date', 'stripe_invoice_id', 'pdf_url', 'updated_at', 'user_subscription_id', 'customer_reference',
    'billing_address'
  ];
begin
  if old.status = 'draft' then
    return new;
  end if;
  if to_jsonb(new) - v_later <> to_jsonb(old) - v_later then
    raise exception 'invoice_is_final' using errcode = 'check_violation', detail = old.invoice_number;
  end if;
  if new.billing_address is distinct from old.billing_address and new.customer_reference is null then
    raise exception 'invoice_is_final' using errcode = 'check_violation', detail = old.invoice_number;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
    ('sent', 'paid'), ('sent', 'overdue'), ('sent', 'cancelled'), ('overdue', 'paid'), ('overdue', 'cancelled')
  ) then
    raise exception 'invoice_status_impossible'
      using errcode = 'check_violation', detail = format('%s: %s -> %s', old.invoice_number, old.status, new.status);
  end if;
  return new;
end;
$$;

comment on function private.tg_invoices__stay_as_sent() is
  'Trigger: an invoice that was sent keeps its words and amounts; its status goes from sent to paid, overdue or cancelled, from overdue to paid or cancelled. Raises check_violation.';

create trigger tg_invoices__stay_as_sent before update on public.invoices
  for each row execute function private.tg_invoices__stay_as_sent();

create function private.issue_invoice(p_subscription_id uuid, p_issue_key text, p_invoice jsonb)
returns public.invoices
language plpgsql
set search_path = ''
as $$
declare
  v_invoice public.invoices;
  v_kind constant text := coalesce(p_invoice ->> 'kind', 'invoice');
  v_series record;
begin
  select i.* into v_invoice from public.invoices as i where i.issue_key = p_issue_key;
  if found then
    return v_invoice;
  end if;
  update private.invoice_series as s
  set last_number = s.last_number + 1
  where s.kind = v_kind
  returning s.series, s.last_number into strict v_series;
  -- Whoever waited for the number may have waited for the same invoice.
  select i.* into v_invoice from public.invoices as i where i.issue_key = p_issue_key;
  if found then
    update private.invoice_series as s set last_number = s.last_number - 1 where s.series = v_series.series;
    return v_invoice;
  end if;
  insert into public.invoices (
    user_subscription_id, invoice_number, subtotal, tax_amount, discount_amount, total_amount, currency, status,
    issue_date, due_date, paid_date, line_items, billing_address,
    kind, series, number, issue_key, credited_invoice_id, period_start, period_end, plan_price, tax_is_contained,
    balance_change, tax_treatment, tax_rule
  )
  select
    p_subscription_id,
    v_series.series || '-' || lpad(v_series.last_number::text, 8, '0'),
    n.subtotal, n.tax_amount, n.discount_amount, n.total_amount, n.currency,
    case when n.total_amount > 0 then 'sent' else 'paid' end::public.invoice_status_enum,
    n.issue_date, n.due_date,
    case when n.total_amount > 0 then null else n.issue_date end,
    n.line_items, n.billing_address,
    v_kind, v_series.series, v_series.last_number, p_issue_key, n.credited_invoice_id, n.period_start, n.period_end,
    n.plan_price, coalesce(n.tax_is_contained, false), coalesce(n.balance_change, 0), n.tax_treatment, n.tax_rule
  from jsonb_populate_record(null::public.invoices, p_invoice) as n
  returning * into v_invoice;
  if exists (
    select
    from private.invoice_sums(v_invoice.line_items) as s
    where not s.lines_add_up
      or (s.subtotal, s.discount_amount, s.tax_amount)
        is distinct from (v_invoice.subtotal, v_invoice.discount_amount, v_invoice.tax_amount)
  ) then
    raise exception 'invoice_does_not_add_up' using errcode = 'check_violation', detail = p_issue_key;
  end if;
  return v_invoice;
end;
$$;

comment on function private.issue_invoice(uuid, text, jsonb) is
  'Issues an invoice once for its key: gives it the next number of its series and writes it as sent, or as paid where nothing is to be paid. p_invoice: {kind, currency, subtotal, discount_amount, tax_amount, total_amount, tax_is_contained, tax_treatment, tax_rule, issue_date, due_date, period_start, period_end, plan_price, line_items, billing_address, credited_invoice_id, balance_change}, decimals as strings. Raises check_violation where the lines do not come to its amounts.';

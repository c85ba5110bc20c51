-- What a subscription has to its credit: what an invoice could not give back and carried over to the next ones.

create table private.balance_entries (
  id bigint generated always as identity,
  subscription_id uuid not null,
  invoice_id uuid not null,
  amount numeric(10,2) not null,
  currency text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  is_taken_back boolean not null default false,

  constraint balance_entries_pkey primary key (id),
  -- An invoice moves the balance once, and takes that back once.
  constraint balance_entries_invoice_id_key unique (invoice_id, is_taken_back),
  constraint balance_entries_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete restrict,
  constraint balance_moves check (amount <> 0)
);

create index balance_entries_subscription_id_idx on private.balance_entries (subscription_id);

alter table private.balance_entries enable row level security;

comment on table private.balance_entries is
  'Append-only: what an invoice could not give back and carried over (positive), and what a later one used of it (negative); undone where the invoice is cancelled. The balance of a subscription is the sum, never below nothing.';
comment on column private.balance_entries.id is 'Entry number, in the order of writing.';
comment on column private.balance_entries.subscription_id is 'A plain value: an entry outlives its subscription.';
comment on column private.balance_entries.invoice_id is 'The invoice that carried it over or used it.';
comment on column private.balance_entries.amount is 'Before tax, in currency.';
comment on column private.balance_entries.currency is 'ISO 4217 code.';
comment on column private.balance_entries.recorded_at is 'When.';
comment on column private.balance_entries.is_taken_back is 'Whether the invoice was cancelled, and what it did to the balance undone.';

create trigger tg_balance_entries__append_only before update or delete on private.balance_entries
  for each row execute function private.tg_append_only();
create trigger tg_balance_entries__refuse_truncate before truncate on private.balance_entries
  for each statement execute function private.tg_append_only();

create function private.balance(p_subscription_id uuid)
returns numeric
language sql
stable
set search_path = ''
as $$
  select coalesce(sum(b.amount), 0) from private.balance_entries as b where b.subscription_id = p_subscription_id;
$$;

comment on function private.balance(uuid) is 'What a subscription has to its credit, before tax, in its currency.';

create function private.enter_balance(p_invoice public.invoices, p_amount numeric, p_is_taken_back boolean)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.balance_entries (subscription_id, invoice_id, amount, currency, is_taken_back)
  values (p_invoice.user_subscription_id, p_invoice.id, p_amount, p_invoice.currency, p_is_taken_back);
  if private.balance(p_invoice.user_subscription_id) < 0 then
    raise exception 'balance_is_spent' using errcode = 'check_violation', detail = p_invoice.invoice_number;
  end if;
end;
$$;

comment on function private.enter_balance(public.invoices, numeric, boolean) is
  'Notes what an invoice does to the balance of its subscription. Raises check_violation where that would be below nothing.';

create function private.tg_invoices__move_balance()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.enter_balance(new, new.balance_change, false);
  return null;
end;
$$;

comment on function private.tg_invoices__move_balance() is
  'Trigger: notes what an invoice carries over or uses of the balance. Whoever issues one holds the subscription''s row, so that nothing is used twice. Raises check_violation.';

alter table public.invoices add column balance_change numeric(10,2) not null default 0;

comment on column public.invoices.balance_change is
  'Beside the specification: what it carried over to later invoices (positive) or used of what earlier ones carried over (negative), before tax.';
grant select (balance_change) on public.invoices to authenticated;

create trigger tg_invoices__move_balance after insert on public.invoices
  for each row when (new.balance_change <> 0)
  execute function private.tg_invoices__move_balance();

create function private.tg_invoices__return_balance()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.enter_balance(new, -new.balance_change, true);
  return null;
end;
$$;

comment on function private.tg_invoices__return_balance() is
  'Trigger: an invoice that is cancelled gives back what it used of the balance, or takes what it carried over. Raises check_violation where that was spent.';

create trigger tg_invoices__return_balance after update of status on public.invoices
  for each row when (new.status = 'cancelled' and old.status <> 'cancelled' and new.balance_change <> 0)
  execute function private.tg_invoices__return_balance();

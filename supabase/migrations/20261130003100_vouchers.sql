-- Vouchers: what a gateway gave somebody to pay with in the days after, in a shop or by a bank's application.

create table private.vouchers (
  gateway text not null,
  reference text not null,
  order_id uuid,
  invoice_id uuid,
  kind text not null,
  url text,
  code text,
  issued_on date not null default private.today(),
  expires_at timestamptz,
  settled_at timestamptz,

  constraint vouchers_pkey primary key (gateway, reference),
  constraint vouchers_order_id_fkey foreign key (order_id) references private.orders (id) on delete cascade,
  constraint vouchers_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete cascade,
  constraint a_voucher_pays_for_one_thing check (num_nonnulls(order_id, invoice_id) = 1),
  constraint voucher_kind_is_known check (kind in ('oxxo', 'pix', 'boleto'))
);

create index vouchers_order_id_idx on private.vouchers (order_id);
create index vouchers_invoice_id_idx on private.vouchers (invoice_id);

alter table private.vouchers enable row level security;

comment on table private.vouchers is
  'What somebody was given to pay with later. While one may still be paid no card is charged for the same invoice.';
comment on column private.vouchers.gateway is 'Who gave it.';
comment on column private.vouchers.reference is 'The gateway''s id of its payment.';
comment on column private.vouchers.order_id is 'The order that it pays for, or';
comment on column private.vouchers.invoice_id is 'the invoice.';
comment on column private.vouchers.kind is 'oxxo, pix or boleto.';
comment on column private.vouchers.url is 'Page of the gateway that shows it.';
comment on column private.vouchers.code is 'What is read at the till or pasted into the bank''s application.';
comment on column private.vouchers.issued_on is 'Day (UTC) on which it was first heard of.';
comment on column private.vouchers.expires_at is 'Until when the gateway takes the money.';
comment on column private.vouchers.settled_at is 'When it was known that it was paid or never will be; null until then.';

create function private.open_vouchers(p_subject_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'gateway', v.gateway, 'kind', v.kind, 'url', v.url, 'code', v.code,
        'expires_at', extract(epoch from v.expires_at)::bigint
      )
      order by v.expires_at desc
    ),
    '[]'
  )
  from private.vouchers as v
  where p_subject_id in (v.order_id, v.invoice_id) and v.settled_at is null and v.expires_at > private.now();
$$;

comment on function private.open_vouchers(uuid) is
  'What was given to pay an order or an invoice with and can still be paid: array of {gateway, kind, url, code, expires_at (seconds)}.';

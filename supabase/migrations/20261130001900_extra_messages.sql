-- Messages beyond those of a plan: bought in packs, kept until they are used, and touched only when the plan's own of the period are
-- used up. What was bought is a ledger; what is left is one small row, which equals what was bought less what the periods took.

create table public.message_packs (
  id text not null,
  messages integer not null,
  price_usd numeric(10,2) not null,
  is_active boolean not null default true,
  sort_order integer not null default 0,

  constraint message_packs_pkey primary key (id),
  constraint pack_holds_messages check (messages > 0),
  constraint pack_has_a_price check (price_usd > 0)
);

alter table public.message_packs enable row level security;

create policy "people read the packs on offer"
  on public.message_packs for select to authenticated
  using (is_active);

grant select on public.message_packs to authenticated;
grant select, insert, update, delete on public.message_packs to service_role;

comment on table public.message_packs is
  'Beside the specification: messages that can be bought beyond those of a plan. They do not expire, and are used after the plan''s own.';
comment on column public.message_packs.id is 'Stable name.';
comment on column public.message_packs.messages is 'Messages of one pack.';
comment on column public.message_packs.price_usd is 'US dollars, before tax.';
comment on column public.message_packs.is_active is 'Whether it can be bought.';
comment on column public.message_packs.sort_order is 'Place in lists.';

insert into public.message_packs (id, messages, price_usd, sort_order)
values ('pack_200', 200, 5.00, 1), ('pack_1000', 1000, 19.00, 2), ('pack_5000', 5000, 79.00, 3);

create table private.message_purchases (
  invoice_id uuid not null,
  subscription_id uuid not null,
  messages integer not null,
  recorded_at timestamptz not null default clock_timestamp(),

  -- Paid once, given once.
  constraint message_purchases_pkey primary key (invoice_id),
  constraint message_purchases_invoice_id_fkey foreign key (invoice_id) references public.invoices (id) on delete restrict,
  constraint messages_move check (messages <> 0)
);

create index message_purchases_subscription_id_idx on private.message_purchases (subscription_id);

alter table private.message_purchases enable row level security;

comment on table private.message_purchases is
  'Append-only: messages that were bought, by the invoice that they were paid with, or, negative, taken back with its credit note.';
comment on column private.message_purchases.invoice_id is 'The invoice, or the credit note.';
comment on column private.message_purchases.subscription_id is 'A plain value: an entry outlives its subscription.';
comment on column private.message_purchases.messages is 'How many.';
comment on column private.message_purchases.recorded_at is 'When.';

create trigger tg_message_purchases__append_only before update or delete on private.message_purchases
  for each row execute function private.tg_append_only();
create trigger tg_message_purchases__refuse_truncate before truncate on private.message_purchases
  for each statement execute function private.tg_append_only();

create table private.extra_messages (
  subscription_id uuid not null,
  messages_left integer not null,

  constraint extra_messages_pkey primary key (subscription_id),
  constraint extra_messages_subscription_id_fkey foreign key (subscription_id)
    references public.user_subscriptions (id) on delete cascade,
  constraint what_is_left_is_not_negative check (messages_left >= 0)
);

alter table private.extra_messages enable row level security;

comment on table private.extra_messages is
  'What is left of the messages that a subscription bought: its purchases less what its periods took (usage_counters.messages_extra). Locked after the period''s counters.';
comment on column private.extra_messages.subscription_id is 'The subscription.';
comment on column private.extra_messages.messages_left is 'How many are left.';

create function private.add_extra_messages(p_subscription_id uuid, p_invoice_id uuid, p_messages integer)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.message_purchases (invoice_id, subscription_id, messages)
  values (p_invoice_id, p_subscription_id, p_messages);
  insert into private.extra_messages as e (subscription_id, messages_left)
  values (p_subscription_id, p_messages)
  on conflict (subscription_id) do update set messages_left = e.messages_left + excluded.messages_left;
end;
$$;

comment on function private.add_extra_messages(uuid, uuid, integer) is
  'Gives a subscription the messages that an invoice paid for. Raises unique_violation where that was done before.';

create function private.take_extra_message(p_subscription_id uuid, p_period_start date)
returns boolean
language plpgsql
set search_path = ''
as $$
begin
  -- Counters first, as everybody: two questions at once wait for each other here, and each takes its own.
  update private.usage_counters as c
  set messages_extra = c.messages_extra + 1
  where c.subscription_id = p_subscription_id and c.period_start = p_period_start
    and exists (select from private.extra_messages as e where e.subscription_id = p_subscription_id and e.messages_left > 0);
  if not found then
    return false;
  end if;
  update private.extra_messages as e
  set messages_left = e.messages_left - 1
  where e.subscription_id = p_subscription_id and e.messages_left > 0;
  if not found then
    update private.usage_counters as c
    set messages_extra = c.messages_extra - 1
    where c.subscription_id = p_subscription_id and c.period_start = p_period_start;
    return false;
  end if;
  return true;
end;
$$;

comment on function private.take_extra_message(uuid, date) is
  'Takes one bought message for a period whose own are used up; whether there was one.';

create function private.return_extra_messages(p_subscription_id uuid, p_period_start date)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_back integer;
begin
  select least(
      c.messages_extra,
      coalesce(p.max_monthly_messages + c.messages_extra - c.messages_used - c.messages_reserved, c.messages_extra)
    )
  into v_back
  from private.usage_counters as c
  join public.user_subscriptions as s on s.id = c.subscription_id
  join public.subscription_plans as p on p.id = s.plan_id
  where c.subscription_id = p_subscription_id and c.period_start = p_period_start
  for update of c;
  if v_back > 0 then
    update private.usage_counters as c
    set messages_extra = c.messages_extra - v_back
    where c.subscription_id = p_subscription_id and c.period_start = p_period_start;
    update private.extra_messages as e
    set messages_left = e.messages_left + v_back
    where e.subscription_id = p_subscription_id;
  end if;
end;
$$;

comment on function private.return_extra_messages(uuid, date) is
  'Gives bought messages back that a period took and does not need: an answer came to nothing, or the plan has more messages now.';

create function private.check_extra_messages()
returns table (subscription_id uuid, messages_left bigint, expected bigint)
language sql
stable
set search_path = ''
as $$
  select e.subscription_id, e.messages_left::bigint, b.bought - coalesce(t.taken, 0)
  from private.extra_messages as e
  left join lateral (
    select coalesce(sum(p.messages), 0) as bought from private.message_purchases as p where p.subscription_id = e.subscription_id
  ) as b on true
  left join lateral (
    select sum(c.messages_extra) as taken from private.usage_counters as c where c.subscription_id = e.subscription_id
  ) as t on true
  where e.messages_left <> b.bought - coalesce(t.taken, 0);
$$;

comment on function private.check_extra_messages() is
  'Every subscription whose bought messages are not what it bought less what its periods took. No row where all is well.';

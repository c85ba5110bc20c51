-- Payments that a bank takes back until it is decided whose the money is.

create table private.disputes (
  gateway text not null,
  reference text not null,
  payment_reference text not null,
  amount numeric(10,2) not null,
  currency text not null,
  reason text not null,
  state text not null,
  noted_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),

  constraint disputes_pkey primary key (gateway, reference),
  constraint dispute_state_is_known check (state in ('open', 'won', 'lost'))
);

create index disputes_payment_reference_idx on private.disputes (gateway, payment_reference);

alter table private.disputes enable row level security;

comment on table private.disputes is
  'Payments that a bank takes back for its customer. They are answered at the gateway, by an administrator; nothing is taken from anybody because of one.';
comment on column private.disputes.gateway is 'Who told.';
comment on column private.disputes.reference is 'The gateway''s id of it.';
comment on column private.disputes.payment_reference is 'The gateway''s id of the payment.';
comment on column private.disputes.amount is 'How much is disputed, in currency.';
comment on column private.disputes.currency is 'ISO 4217 code.';
comment on column private.disputes.reason is 'Why, in the gateway''s words.';
comment on column private.disputes.state is 'open, won (the money stays) or lost.';
comment on column private.disputes.noted_at is 'When it was first heard of.';
comment on column private.disputes.changed_at is 'When it last changed.';

create function private.note_dispute(p_gateway text, p_dispute jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.disputes (gateway, reference, payment_reference, amount, currency, reason, state)
  values (
    p_gateway, p_dispute ->> 'reference', p_dispute ->> 'payment', (p_dispute ->> 'amount')::numeric,
    p_dispute ->> 'currency', p_dispute ->> 'reason', p_dispute ->> 'state'
  )
  on conflict (gateway, reference) do update
  set state = excluded.state, changed_at = excluded.changed_at
  -- What was decided is not open again because of an old notice.
  where disputes.state <> excluded.state and excluded.state <> 'open';
  return jsonb_build_object('ok', true);
end;
$$;

comment on function private.note_dispute(text, jsonb) is 'Body of public.note_dispute.';

create function public.note_dispute(p_gateway text, p_dispute jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.note_dispute(p_gateway, p_dispute);
end;

comment on function public.note_dispute(text, jsonb) is
  'Notes a dispute and how it stands: {reference, payment, amount, currency, reason, state}. {ok}. For service_role only.';

grant execute on function private.note_dispute(text, jsonb), public.note_dispute(text, jsonb) to service_role;

-- Turns: one row for each answer that was begun, from its reservation to its end.
--
-- Why: a message says what was said; a turn says that it was asked for once (idempotency key), what it holds of the
-- quota (reservation), who still works on it (lease) and whether it should stop.
--
-- Locks are always taken in this order, which is what keeps turns, deletions and the sweeper from waiting for each
-- other in a circle: profile (key share), conversation (no key update), turn, counters, messages and what their
-- triggers touch.

create table private.turns (
  message_id uuid not null,
  conversation_id uuid not null,
  user_id uuid not null,
  user_message_id uuid not null,
  assistant_id text not null,
  subscription_id uuid not null,
  period_start date not null,
  idempotency_key text not null,
  state text not null default 'streaming',
  reserved_messages integer not null default 1,
  reserved_tokens integer not null,
  estimated_input_tokens integer not null default 0,
  provider text,
  model text,
  lease_expires_at timestamptz not null,
  stop_requested_at timestamptz,
  gone_at timestamptz,
  started_at timestamptz not null default now(),
  finished_at timestamptz,

  -- No foreign keys. A conversation may be deleted while its answer streams, and what was used by then must still be
  -- charged: the turn outlives its message until it is settled. tg_messages__forget_turns does what cascades would.
  constraint turns_pkey primary key (message_id),
  constraint state_is_known check (state in ('streaming', 'completed', 'stopped', 'failed')),
  constraint finished_turns_say_when check ((state = 'streaming') = (finished_at is null)),
  constraint reservations_are_not_negative check (
    reserved_messages >= 0 and reserved_tokens >= 0 and estimated_input_tokens >= 0
  )
)
with (fillfactor = 80);

-- A turn whose message was deleted is out of its conversation: whoever opens one under the same id again finds it empty.
create unique index one_turn_per_idempotency_key on private.turns (conversation_id, idempotency_key) where gone_at is null;
create unique index one_streaming_turn_per_conversation on private.turns (conversation_id)
where state = 'streaming' and gone_at is null;
create index turns_user_message on private.turns (user_message_id);
create index turns_lease on private.turns (lease_expires_at) where state = 'streaming';
create index turns_open_reservations on private.turns (subscription_id, period_start) where state = 'streaming';
create index turns_gone on private.turns (finished_at) where gone_at is not null;

-- Reached through the turn functions only: a turn that somebody else could write is quota that somebody else could take.
alter table private.turns enable row level security;

comment on table private.turns is
  'One row per answer that was begun. While it streams it holds a reservation on the quota and a lease; at most one streams per conversation. It is removed with its message, or, where the message was deleted while it streamed, an hour after it was settled.';
comment on column private.turns.message_id is 'The assistant''s message that this turn writes.';
comment on column private.turns.conversation_id is 'The conversation.';
comment on column private.turns.user_id is 'Who asked.';
comment on column private.turns.user_message_id is 'The message that is answered.';
comment on column private.turns.assistant_id is 'Who answers.';
comment on column private.turns.subscription_id is 'The subscription that pays; the reservation is held there.';
comment on column private.turns.period_start is 'First day (UTC) of the period in which it counts, however late it ends.';
comment on column private.turns.idempotency_key is 'Unique in its conversation: the client''s message id, edit:<message>:<md5 of the text>, regenerate:<message>, or the caller''s own key.';
comment on column private.turns.state is 'streaming, then one of completed, stopped (the person asked for it) or failed.';
comment on column private.turns.reserved_messages is 'Messages held of the quota while it streams.';
comment on column private.turns.reserved_tokens is 'Tokens held while it streams: input estimate plus the longest answer.';
comment on column private.turns.estimated_input_tokens is 'Input tokens as estimated at the beginning; what the sweeper charges for a turn that broke off.';
comment on column private.turns.provider is 'Provider that the producer last named; null until then.';
comment on column private.turns.model is 'Model that the producer last named; null until then.';
comment on column private.turns.lease_expires_at is 'Until when the producer has to report. After that the turn is failed by whoever comes next, or by the sweeper.';
comment on column private.turns.stop_requested_at is 'When the person asked to stop; the producer learns it with its next checkpoint.';
comment on column private.turns.gone_at is 'When its message was deleted while it streamed.';
comment on column private.turns.started_at is 'When it was begun.';
comment on column private.turns.finished_at is 'When it was settled.';

create function private.tg_messages__forget_turns()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.turns as t
  set gone_at = clock_timestamp()
  from deleted_messages as d
  where t.message_id = d.id and t.state = 'streaming';

  delete from private.turns as t
  using deleted_messages as d
  where t.message_id = d.id and t.state <> 'streaming';
  return null;
end;
$$;

comment on function private.tg_messages__forget_turns() is
  'Removes the turns of deleted messages; one that still streams is marked gone, so that it can be charged when it ends.';

create trigger tg_messages__forget_turns
after delete on public.messages
referencing old table as deleted_messages
for each statement execute function private.tg_messages__forget_turns();

-- What callers are told --------------------------------------------------------------------------------------------

create function private.refuse(p_code text, p_details jsonb default '{}')
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using errcode = 'ST001', message = p_code, detail = coalesce(p_details, '{}')::text;
end;
$$;

comment on function private.refuse(text, jsonb) is
  'Ends a call with one of its documented codes: raises ST001, which the entry point turns into {"ok": false, "error": {"code", "details"}} after everything that the call had written is undone.';

create function private.refusal(p_code text, p_details text default '{}')
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object('ok', false, 'error', jsonb_build_object('code', p_code, 'details', p_details::jsonb));
$$;

comment on function private.refusal(text, text) is
  'The answer of a refused call: {"ok": false, "error": {"code", "details"}}.';

create function private.turn_document(p_turn private.turns)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'message_id', p_turn.message_id,
      'user_message_id', p_turn.user_message_id,
      'conversation_id', p_turn.conversation_id,
      'assistant_id', p_turn.assistant_id,
      'state', case when m.id is null then 'gone' else p_turn.state end,
      'content', coalesce(m.content, ''),
      'started_at', p_turn.started_at,
      'finished_at', p_turn.finished_at,
      'stop_requested', p_turn.stop_requested_at is not null,
      'provider', m.provider,
      'model', m.model_used,
      'usage', case when p_turn.state <> 'streaming' then jsonb_build_object(
        'input_tokens', coalesce(m.input_tokens, 0),
        'cached_input_tokens', coalesce(m.cached_input_tokens, 0),
        'output_tokens', coalesce(m.output_tokens, 0)
      ) end,
      'cost_micros', case when p_turn.state <> 'streaming' then (coalesce(m.cost, 0) * 1000000)::bigint end,
      'finish_reason', m.finish_reason,
      'error_code', m.error_details
    )
    from (select) as always
    left join public.messages as m on m.id = p_turn.message_id
  );
end;
$$;

comment on function private.turn_document(private.turns) is
  'A turn as callers see it: message_id, user_message_id, conversation_id, assistant_id, state (gone where the message was deleted), content so far, started_at, finished_at, stop_requested; once settled also provider, model, usage{input_tokens, cached_input_tokens, output_tokens}, cost_micros, finish_reason, error_code.';

create function private.quota_document(p_subscription_id uuid, p_period_start date)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'plan', s.plan_id,
      'messages_used', c.messages_used + c.messages_reserved,
      'messages_limit', p.max_monthly_messages,
      'messages_remaining', greatest(p.max_monthly_messages - c.messages_used - c.messages_reserved, 0),
      'period_start', c.period_start,
      'renews_at', c.period_end
    )
    from private.usage_counters as c
    left join public.user_subscriptions as s on s.id = c.subscription_id
    left join public.subscription_plans as p on p.id = s.plan_id
    where c.subscription_id = p_subscription_id and c.period_start = p_period_start
  );
end;
$$;

comment on function private.quota_document(uuid, date) is
  'Where a subscription stands in a period: plan, messages_used (open reservations count as used), messages_limit and messages_remaining (null: without limit), period_start, renews_at (UTC dates).';

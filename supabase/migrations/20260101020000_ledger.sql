-- The ledger: what every turn cost, in tokens and in money, and the two tables that make it usable.
--
-- Why: a number that is shown to a person (usage, cost, invoice) must be recomputable to the last digit. So there is
-- one append-only table that says what happened, and one small row per subscription and period that says how much
-- that is so far. The small row is what a turn locks to check its quota, which therefore costs the same with a
-- thousand ledger rows as with ten million. It can always be rebuilt from the ledger and the open turns
-- (private.check_usage, private.recompute_usage).
--
-- Units: tokens are integers; money is integers of micro-dollars, millionths of a US dollar; prices are micro-dollars
-- for one million tokens. Dates are UTC: what a person's time zone is decides nothing about money.

-- Model prices -------------------------------------------------------------------------------------------------

create table private.model_prices (
  id bigint generated always as identity,
  provider text not null,
  model text not null,
  effective_from timestamptz not null,
  effective_until timestamptz,
  input_micros_per_mtok bigint not null,
  cached_input_micros_per_mtok bigint not null,
  output_micros_per_mtok bigint not null,
  context_tokens integer not null,
  max_output_tokens integer not null,
  encoding text not null default 'o200k',

  constraint model_prices_pkey primary key (id),
  constraint provider_is_one_word check (provider ~ '^[a-z][a-z0-9_-]*$'),
  constraint model_is_named check (model <> ''),
  constraint period_is_forward check (effective_until is null or effective_until > effective_from),
  constraint prices_are_not_negative check (
    input_micros_per_mtok >= 0 and cached_input_micros_per_mtok >= 0 and output_micros_per_mtok >= 0
  ),
  constraint context_holds_the_output check (max_output_tokens > 0 and context_tokens >= max_output_tokens),
  -- The index behind this constraint is also the one that finds the price of a model on a date.
  constraint periods_of_one_model_do_not_overlap exclude using gist (
    provider with =,
    model with =,
    tstzrange(effective_from, effective_until) with &&
  )
);

-- Nobody reads this table through the API; row level security without a policy says so a second time.
alter table private.model_prices enable row level security;

comment on table private.model_prices is
  'What a model costs and what fits into it, by date. A price change is a new row that begins where the old one ends: a settled turn keeps the price it was made under.';
comment on column private.model_prices.id is 'Row number, without meaning.';
comment on column private.model_prices.provider is 'Who answers: openai, anthropic, huggingface, compatible or offline; the part before the first / in subscription_plans.allowed_ai_models.';
comment on column private.model_prices.model is 'The model''s name as its provider spells it; the part after the first / in subscription_plans.allowed_ai_models.';
comment on column private.model_prices.effective_from is 'First moment at which this price holds.';
comment on column private.model_prices.effective_until is 'First moment at which it no longer holds; null while it is the current one.';
comment on column private.model_prices.input_micros_per_mtok is 'Micro-dollars for one million input tokens that were not read from the provider''s cache.';
comment on column private.model_prices.cached_input_micros_per_mtok is 'Micro-dollars for one million input tokens that were read from the provider''s cache.';
comment on column private.model_prices.output_micros_per_mtok is 'Micro-dollars for one million output tokens.';
comment on column private.model_prices.context_tokens is 'Tokens that fit into the model, question and answer together.';
comment on column private.model_prices.max_output_tokens is 'Most tokens that one answer may have.';
comment on column private.model_prices.encoding is 'Tokenizer that counts this model''s tokens; o200k stands in for those that are not published.';

-- The ledger ---------------------------------------------------------------------------------------------------

create table private.usage_ledger (
  idempotency_key text collate "C" not null,
  user_id uuid,
  subscription_id uuid not null,
  period_start date not null,
  kind text not null,
  assistant_id text,
  conversation_id uuid,
  message_id uuid,
  provider text,
  model text,
  messages integer not null default 0,
  input_tokens bigint not null default 0,
  cached_input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_micros bigint not null default 0,
  occurred_at timestamptz not null default now(),

  -- An event is written once. No other key: each index is paid for with every entry.
  constraint usage_ledger_pkey primary key (idempotency_key),
  constraint kind_is_known check (kind in ('turn', 'title', 'adjustment')),
  constraint only_adjustments_take_back check (
    kind = 'adjustment'
    or (messages >= 0 and input_tokens >= 0 and cached_input_tokens >= 0 and output_tokens >= 0 and cost_micros >= 0)
  ),
  constraint cached_tokens_are_input_tokens check (kind = 'adjustment' or cached_input_tokens <= input_tokens)
);

create index usage_ledger_subscription_period on private.usage_ledger (subscription_id, period_start);
create index usage_ledger_user on private.usage_ledger (user_id);

-- Not even service_role reads or writes it directly: entries come from the turn functions alone.
alter table private.usage_ledger enable row level security;

comment on table private.usage_ledger is
  'Append-only: what was used, by whom, with which model, at what cost. The only authority on usage; every other number is a sum of it. Subscription, conversation, message and assistant are plain values without a foreign key, so that an entry outlives what it was about; the person is one who exists, or null.';
comment on column private.usage_ledger.idempotency_key is 'turn:<message>, title:<conversation>, or what the author of an adjustment chose: the same event is never counted twice.';
comment on column private.usage_ledger.user_id is 'Who used it; null once that person''s account was deleted.';
comment on column private.usage_ledger.subscription_id is 'The subscription that pays; shared by the members of an organization.';
comment on column private.usage_ledger.period_start is 'First day (UTC) of the period in which it counts: the one in which the turn began.';
comment on column private.usage_ledger.kind is 'turn: an answer in a conversation; title: naming a conversation; adjustment: a correction by hand, which may be negative.';
comment on column private.usage_ledger.assistant_id is 'The assistant that answered.';
comment on column private.usage_ledger.conversation_id is 'The conversation, which may since be deleted.';
comment on column private.usage_ledger.message_id is 'The assistant''s message, which may since be deleted.';
comment on column private.usage_ledger.provider is 'Who answered; null where the turn broke off before that was known.';
comment on column private.usage_ledger.model is 'Model that answered, as the provider spells it.';
comment on column private.usage_ledger.messages is 'Messages that count against the plan: 1 for an answer of which any text arrived.';
comment on column private.usage_ledger.input_tokens is 'Tokens sent to the model, those read from its cache included.';
comment on column private.usage_ledger.cached_input_tokens is 'Those of input_tokens that the provider read from its cache.';
comment on column private.usage_ledger.output_tokens is 'Tokens that the model produced.';
comment on column private.usage_ledger.cost_micros is 'Cost in micro-dollars at the price of the moment.';
comment on column private.usage_ledger.occurred_at is 'When it was settled.';

create function private.tg_usage_ledger__refuse_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.user_id is null
    and to_jsonb(new) - 'user_id' = to_jsonb(old) - 'user_id' then
    return new;
  end if;
  raise exception 'the usage ledger is append-only' using errcode = 'insufficient_privilege';
end;
$$;

comment on function private.tg_usage_ledger__refuse_change() is
  'Refuses every change of a ledger entry but one: taking the user''s id off it. Raises insufficient_privilege.';

create trigger tg_usage_ledger__refuse_change
before update or delete on private.usage_ledger
for each row execute function private.tg_usage_ledger__refuse_change();

create trigger tg_usage_ledger__refuse_truncate
before truncate on private.usage_ledger
for each statement execute function private.tg_usage_ledger__refuse_change();

-- A person who leaves takes the name off the entries, and leaves the numbers. The two triggers do what a foreign key
-- with "on delete set null" does, with the same locks, but once a statement and person: looked up for each entry, the
-- person costs as much as the indexes together.

create function private.tg_usage_ledger__check_person()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_named constant uuid[] := array(select distinct n.user_id from new_entries as n where n.user_id is not null order by 1);
  v_found integer;
begin
  perform from public.profiles as p where p.id = any (v_named) order by p.id for key share;
  get diagnostics v_found = row_count;
  if v_found <> cardinality(v_named) then
    raise exception 'the usage ledger names a person who does not exist' using errcode = 'foreign_key_violation';
  end if;
  return null;
end;
$$;

comment on function private.tg_usage_ledger__check_person() is
  'Holds the people of new entries until the transaction ends, so that none of them leaves unnoticed. Raises foreign_key_violation where one does not exist.';

create trigger tg_usage_ledger__check_person
after insert on private.usage_ledger
referencing new table as new_entries
for each statement execute function private.tg_usage_ledger__check_person();

create function private.tg_profiles__leave_ledger()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.usage_ledger as l set user_id = null where l.user_id = old.id;
  return null;
end;
$$;

comment on function private.tg_profiles__leave_ledger() is
  'Takes a person who is no longer there off the entries of the usage ledger.';

create trigger tg_profiles__leave_ledger
after delete or update of id on public.profiles
for each row execute function private.tg_profiles__leave_ledger();

-- The counters -------------------------------------------------------------------------------------------------

create table private.usage_counters (
  subscription_id uuid not null,
  period_start date not null,
  period_end date not null,
  messages_used integer not null default 0,
  messages_reserved integer not null default 0,
  tokens_used bigint not null default 0,
  tokens_reserved bigint not null default 0,
  cost_micros bigint not null default 0,
  messages_extra integer not null default 0,

  constraint usage_counters_pkey primary key (subscription_id, period_start),
  constraint period_is_forward check (period_end > period_start),
  constraint reservations_are_not_negative check (messages_reserved >= 0 and tokens_reserved >= 0),
  constraint extra_messages_are_not_negative check (messages_extra >= 0)
)
-- Updated twice a turn: room for the new version on the same page keeps the index out of it.
with (fillfactor = 50);

-- The row that is locked for the quota: whoever could write here could grant messages.
alter table private.usage_counters enable row level security;

comment on table private.usage_counters is
  'One row per subscription and period: what the ledger adds up to, and what open turns have reserved. It is the row that begin_turn locks, and a sum that private.recompute_usage can always rebuild. No foreign key: it lives as long as the ledger that it sums.';
comment on column private.usage_counters.subscription_id is 'The subscription that pays.';
comment on column private.usage_counters.period_start is 'First day (UTC) of the period.';
comment on column private.usage_counters.period_end is 'First day (UTC) of the next period, on which the quota renews.';
comment on column private.usage_counters.messages_used is 'Sum of usage_ledger.messages.';
comment on column private.usage_counters.messages_reserved is 'Sum of turns.reserved_messages over the turns that stream.';
comment on column private.usage_counters.tokens_used is 'Sum of input and output tokens of the ledger.';
comment on column private.usage_counters.tokens_reserved is 'Sum of turns.reserved_tokens over the turns that stream.';
comment on column private.usage_counters.cost_micros is 'Sum of usage_ledger.cost_micros, in micro-dollars.';
comment on column private.usage_counters.messages_extra is
  'Bought messages that were taken for this period, beyond those of the plan (private.take_extra_message).';

-- The Cerebro's bookkeeping. No table here holds what was said in words of its own but recommendations and summaries, and
-- forgetting takes those along.

-- How knowledge changed -----------------------------------------------------------------------------------------------

create table private.insight_events (
  id bigint generated always as identity,
  user_id uuid not null references public.profiles (id) on delete cascade,
  insight_id uuid not null references public.user_insights (id) on delete cascade,
  previous_insight_id uuid references public.user_insights (id) on delete set null,
  kind text not null,
  assistant_id text references public.assistants_catalog (id) on delete set null,
  message_id uuid,
  span_start integer,
  span_end integer,
  at timestamptz not null default clock_timestamp(),

  constraint insight_events_pkey primary key (id),
  constraint kind_is_known check (
    kind in ('learned', 'added', 'imported', 'reinforced', 'superseded', 'corrected', 'ended', 'confirmed', 'expired')
  )
);
create index insight_events_user_id_at_idx on private.insight_events (user_id, at desc, id desc);
create index insight_events_insight_id_idx on private.insight_events (insight_id);
create index insight_events_previous_insight_id_idx on private.insight_events (previous_insight_id);
create index insight_events_assistant_id_idx on private.insight_events (assistant_id);
alter table private.insight_events enable row level security;

comment on table private.insight_events is 'What happened to what is known, for the person''s timeline. What is forgotten has never happened.';
comment on column private.insight_events.id is 'Row number; the order within a moment.';
comment on column private.insight_events.user_id is 'Whose.';
comment on column private.insight_events.insight_id is 'What it happened to; for superseded and corrected, what took the place.';
comment on column private.insight_events.previous_insight_id is 'What gave way.';
comment on column private.insight_events.kind is 'learned from a conversation, added by hand, imported, reinforced, superseded, corrected, ended, confirmed by the person, expired.';
comment on column private.insight_events.assistant_id is 'In whose conversation, where it was one.';
comment on column private.insight_events.message_id is 'In which message: a plain value, because the message may go and what happened has happened. The evidence of an insight holds the newest twenty places, these lines all of them.';
comment on column private.insight_events.span_start is 'First character of the place, from 0; null where it is not known.';
comment on column private.insight_events.span_end is 'Behind its last character.';
comment on column private.insight_events.at is 'When.';

-- What has been read already ------------------------------------------------------------------------------------------

create table private.learned_messages (
  message_id uuid not null references public.messages (id) on delete cascade,
  learned_at timestamptz not null default now(),

  constraint learned_messages_pkey primary key (message_id)
);
alter table private.learned_messages enable row level security;

comment on table private.learned_messages is 'Messages that were learned from, or passed over because memory was paused or the conversation off the record: a job that comes twice has one effect, and what was said in a pause is not learned when a question of then is answered anew.';
comment on column private.learned_messages.message_id is 'The person''s message.';
comment on column private.learned_messages.learned_at is 'When.';

create table private.forgotten_spans (
  message_id uuid not null references public.messages (id) on delete cascade,
  span_start integer not null,
  span_end integer not null,
  forgotten_at timestamptz not null default now(),

  constraint forgotten_spans_pkey primary key (message_id, span_start, span_end),
  constraint span_is_forward check (span_start >= 0 and span_end >= span_start)
);
create index forgotten_spans_forgotten_at_idx on private.forgotten_spans (forgotten_at);
alter table private.forgotten_spans enable row level security;

comment on table private.forgotten_spans is 'Places in messages from which the person has had something forgotten: nothing is learned from there again, and summaries leave them out. Places, no words.';
comment on column private.forgotten_spans.message_id is 'The message.';
comment on column private.forgotten_spans.span_start is 'First character, from 0.';
comment on column private.forgotten_spans.span_end is 'Behind the last character.';
comment on column private.forgotten_spans.forgotten_at is 'When.';

-- Recommendations -----------------------------------------------------------------------------------------------------

create table private.recommendations (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null references public.profiles (id) on delete cascade,
  key text not null,
  title text not null,
  body text not null,
  reasons jsonb not null default '[]',
  assistant_id text references public.assistants_catalog (id) on delete set null,
  status text not null default 'open',
  created_at timestamptz not null default now(),
  decided_at timestamptz,

  constraint recommendations_pkey primary key (id),
  constraint one_of_a_key unique (user_id, key),
  constraint status_is_known check (status in ('open', 'accepted', 'dismissed', 'done')),
  constraint a_decision_has_a_time check ((status = 'open') = (decided_at is null))
);
create index recommendations_assistant_id_idx on private.recommendations (assistant_id);
alter table private.recommendations enable row level security;

comment on table private.recommendations is 'What could be done, from what is known. Decided ones stay, so that nothing is recommended twice.';
comment on column private.recommendations.id is 'Row id.';
comment on column private.recommendations.user_id is 'To whom.';
comment on column private.recommendations.key is 'What is recommended, the same each time it is computed.';
comment on column private.recommendations.title is 'In a few words, in the person''s language.';
comment on column private.recommendations.body is 'In some sentences.';
comment on column private.recommendations.reasons is 'Array of {insight_id} and {pattern_key}: what it rests on.';
comment on column private.recommendations.assistant_id is 'Who would do it.';
comment on column private.recommendations.status is 'open, accepted, dismissed or done.';
comment on column private.recommendations.created_at is 'When it was first recommended.';
comment on column private.recommendations.decided_at is 'When the person last decided about it.';

-- Summaries of long conversations -------------------------------------------------------------------------------------

create table private.conversation_summaries (
  through_message_id uuid not null references public.messages (id) on delete cascade,
  conversation_id uuid not null references public.conversations (id) on delete cascade,
  user_id uuid not null references public.profiles (id) on delete cascade,
  summary text not null,
  message_count integer not null,
  created_at timestamptz not null default now(),

  constraint conversation_summaries_pkey primary key (through_message_id),
  constraint summary_is_short check (char_length(summary) between 1 and 4000)
);
create index conversation_summaries_conversation_id_idx on private.conversation_summaries (conversation_id);
create index conversation_summaries_user_id_idx on private.conversation_summaries (user_id);
alter table private.conversation_summaries enable row level security;

comment on table private.conversation_summaries is
  'What was said on a branch up to a message. Whoever walks a branch upwards and meets that message needs nothing of what is above it.';
comment on column private.conversation_summaries.through_message_id is 'The last message that it tells of.';
comment on column private.conversation_summaries.conversation_id is 'Where.';
comment on column private.conversation_summaries.user_id is 'Whose.';
comment on column private.conversation_summaries.summary is 'The text, in the person''s language.';
comment on column private.conversation_summaries.message_count is 'How many messages it stands for, those of the summary before it included.';
comment on column private.conversation_summaries.created_at is 'When it was written.';

-- What the Cerebro knows of itself -------------------------------------------------------------------------------------

create table private.cerebro_state (
  user_id uuid not null references public.profiles (id) on delete cascade,
  consolidated_at timestamptz,
  forgotten_patterns text[] not null default '{}',
  relationships jsonb not null default '{}',

  constraint cerebro_state_pkey primary key (user_id)
);
alter table private.cerebro_state enable row level security;

comment on table private.cerebro_state is
  'One row for each person of whom something is known. Its lock is the lock on that: whoever changes it holds the row. Turns never wait for it.';
comment on column private.cerebro_state.user_id is 'The person.';
comment on column private.cerebro_state.consolidated_at is 'When patterns and recommendations were last worked out.';
comment on column private.cerebro_state.forgotten_patterns is 'Keys of patterns that the person does not want to see again.';
comment on column private.cerebro_state.relationships is 'Object: assistant id -> what was last worked out about how the person gets on with that assistant.';

create table private.cerebro_round (
  id boolean not null default true,
  user_id uuid not null,

  constraint cerebro_round_pkey primary key (id),
  constraint there_is_one check (id)
);
insert into private.cerebro_round (user_id) values ('00000000-0000-0000-0000-000000000000');
alter table private.cerebro_round enable row level security;

comment on table private.cerebro_round is 'One row: how far the round of the people with jobs in the queue cerebro has come.';
comment on column private.cerebro_round.id is 'Always true.';
comment on column private.cerebro_round.user_id is 'Who was served last; whoever comes after in the order of ids is next. A plain value: the account may be gone.';

-- Conversations: what people and assistants say to each other. The hottest tables of the product, and the most
-- private ones: no administrator reads them through the API, so their policies are one comparison with an index.

-- =====================================================================================================================
-- conversations: one thread between a person and an assistant.
-- =====================================================================================================================

create table public.conversations (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,
  assistant_id text references public.assistants_catalog (id) on delete restrict,

  title text,
  context jsonb default '{}',
  status public.conversation_status_enum default 'active',

  started_at timestamptz default now(),
  last_message_at timestamptz default now(),
  archived_at timestamptz,

  message_count integer default 0,
  total_tokens_used integer default 0,
  cost numeric(10,4) default 0.0000,

  user_rating integer check (user_rating >= 1 and user_rating <= 5),
  user_feedback text,

  -- beside the specification
  cost_micros bigint not null default 0,
  current_message_id uuid,
  title_source text not null default 'auto',
  updated_at timestamptz not null default now(),

  constraint title_is_short check (char_length(title) between 1 and 200),
  constraint title_source_is_known check (title_source in ('auto', 'manual')),
  constraint user_feedback_is_short check (char_length(user_feedback) <= 4000)
);

-- The list of a person's conversations, newest first, page by page after (last_message_at, id).
create index conversations_user_id_last_message_at_idx on public.conversations (user_id, last_message_at desc, id desc);
create index conversations_assistant_id_idx on public.conversations (assistant_id);
create index conversations_current_message_id_idx on public.conversations (current_message_id);
create index conversations_title_search_idx on public.conversations using gin (title extensions.gin_trgm_ops);

-- Realtime checks a deleted row against its owner and the subscriber's filter, so the old row has to be in the log
-- whole. An index cannot be the identity here, because the specification leaves user_id nullable.
alter table public.conversations replica identity full;

alter table public.conversations enable row level security;

create policy "people read their own conversations"
  on public.conversations for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people start conversations in their own name"
  on public.conversations for insert to authenticated
  with check (user_id = (select auth.uid()) and assistant_id is not null);

create policy "people rename, archive and rate their own conversations"
  on public.conversations for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create policy "people delete their own conversations"
  on public.conversations for delete to authenticated
  using (user_id = (select auth.uid()));

-- Counters, cost and the tip of the branch are written by triggers and the turn functions only.
grant select, delete on public.conversations to authenticated;
grant insert (id, user_id, assistant_id, title, context) on public.conversations to authenticated;
grant update (title, context, status, archived_at, user_rating, user_feedback) on public.conversations to authenticated;
grant select, insert, update, delete on public.conversations to service_role;

comment on table public.conversations is 'A thread between one person and one assistant.';
comment on column public.conversations.title is '1 to 200 characters; written by a job after the first turn unless the person names it first.';
comment on column public.conversations.context is 'Object of what the person set for this conversation only.';
comment on column public.conversations.last_message_at is 'created_at of the newest message; started_at while there is none.';
comment on column public.conversations.archived_at is 'Set and cleared with status = archived.';
comment on column public.conversations.message_count is 'Number of messages of every role and branch, kept by a trigger.';
comment on column public.conversations.total_tokens_used is 'Sum of messages.tokens_used, kept by a trigger.';
comment on column public.conversations.cost is 'US dollars: cost_micros rounded to four decimals.';
comment on column public.conversations.cost_micros is 'Beside the specification: sum of messages.cost in millionths of a US dollar. Four decimals would lose what small turns cost.';
comment on column public.conversations.current_message_id is 'Beside the specification: tip of the active branch; the next message replies to it.';
comment on column public.conversations.title_source is 'Beside the specification: auto, or manual once the person named it; an automatic title never replaces a manual one.';
comment on column public.conversations.updated_at is 'Beside the specification: last change of the row.';

create trigger tg_conversations__set_updated_at before update on public.conversations
  for each row execute function private.tg_set_updated_at();

-- Invoker on purpose: current_user tells a client from the turn functions.
create function private.tg_conversations__follow_client() returns trigger
language plpgsql security invoker
set search_path = ''
as $$
begin
  if current_user = 'authenticated' and new.title is not null
     and (tg_op = 'INSERT' or new.title is distinct from old.title) then
    new.title_source := 'manual';
  end if;
  if tg_op = 'UPDATE' and new.status is distinct from old.status then
    new.archived_at := case when new.status = 'archived' then coalesce(new.archived_at, now()) end;
  end if;
  return new;
end;
$$;

comment on function private.tg_conversations__follow_client() is
  'Trigger: a title that a client sets is manual; archived_at follows the status.';

create trigger tg_conversations__follow_client before insert or update of title, status on public.conversations
  for each row execute function private.tg_conversations__follow_client();

-- =====================================================================================================================
-- messages: what was said. Written by the turn functions alone; a client reads, rates and marks as read.
-- =====================================================================================================================

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references public.conversations (id) on delete cascade,

  role public.message_role_enum not null,
  content text not null,
  content_type public.message_type_enum default 'text',

  metadata jsonb default '{}',
  tokens_used integer,
  processing_time integer,
  model_used text,
  cost numeric(10,6) default 0.000000,

  status public.message_status_enum default 'delivered',
  error_details text,

  created_at timestamptz default now(),
  delivered_at timestamptz,
  read_at timestamptz,

  reply_to_message_id uuid references public.messages (id) on delete set null,

  user_rating integer check (user_rating >= 1 and user_rating <= 5),
  is_helpful boolean,

  -- beside the specification
  user_id uuid not null references public.profiles (id) on delete cascade,
  client_message_id text,
  finish_reason text,
  provider text,
  input_tokens integer,
  cached_input_tokens integer,
  output_tokens integer,

  constraint client_message_id_is_short check (char_length(client_message_id) between 1 and 200),
  constraint tokens_are_not_negative check (
    tokens_used >= 0 and input_tokens >= 0 and cached_input_tokens >= 0 and output_tokens >= 0
  ),
  constraint cost_is_not_negative check (cost >= 0)
);

-- A conversation, newest first, page by page after (created_at, id).
create index messages_conversation_id_created_at_idx on public.messages (conversation_id, created_at desc, id desc);
create index messages_reply_to_message_id_idx on public.messages (reply_to_message_id);
-- Without created_at on purpose: with it, the policy's user_id and the order by created_at of a conversation's page would
-- invite the planner to walk all messages of the person instead of those of the conversation.
create index messages_user_id_idx on public.messages (user_id);
-- A conversation has one owner. Told so, the planner knows that the policy's user_id takes nothing away from a conversation's
-- messages and reads one page of them in order, instead of collecting all of them to intersect two indexes.
create statistics public.messages_owner_of_conversation (dependencies) on conversation_id, user_id from public.messages;
create unique index messages_client_message_id_key on public.messages (conversation_id, client_message_id)
  where client_message_id is not null;

alter table public.conversations
  add constraint conversations_current_message_id_fkey
  foreign key (current_message_id) references public.messages (id) on delete set null;

-- As for conversations: a subscriber filters deletions by conversation_id, which is nullable by the specification.
alter table public.messages replica identity full;

alter table public.messages enable row level security;

create policy "people read the messages of their conversations"
  on public.messages for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people rate the answers they got"
  on public.messages for update to authenticated
  using (user_id = (select auth.uid()) and role = 'assistant')
  with check (user_id = (select auth.uid()) and role = 'assistant');

-- insert is not granted: begin_turn writes messages, after quota and plan. delete is not granted: a message goes with
-- its conversation, or the counters and the branch structure would be the client's to bend.
grant select on public.messages to authenticated;
grant update (user_rating, is_helpful, read_at) on public.messages to authenticated;
grant select, insert, update, delete on public.messages to service_role;

comment on table public.messages is 'A message of a conversation. reply_to_message_id makes the conversation a tree: editing and regenerating add branches.';
comment on column public.messages.metadata is 'Object: attachments, actions, timing to the first token and the like.';
comment on column public.messages.tokens_used is 'Tokens of the turn that made this message, input and output.';
comment on column public.messages.processing_time is 'Milliseconds from the request to the last token.';
comment on column public.messages.model_used is 'Model that answered; offline when none was configured.';
comment on column public.messages.cost is 'US dollars, exact to the millionth.';
comment on column public.messages.status is 'sending while it streams; failed keeps the text that had arrived.';
comment on column public.messages.error_details is 'Stable error code of a failed message.';
comment on column public.messages.reply_to_message_id is 'The message that this one follows in its branch.';
comment on column public.messages.user_id is 'Beside the specification: owner of the conversation, filled by a trigger, so that policies and realtime filters need no join.';
comment on column public.messages.client_message_id is 'Beside the specification: id that the client gave the message, unique in its conversation; the idempotency key of a turn.';
comment on column public.messages.finish_reason is 'Beside the specification: why the model stopped (stop, length, content_filter, stop_requested, error).';
comment on column public.messages.provider is 'Beside the specification: provider that answered, e.g. openai.';
comment on column public.messages.input_tokens is 'Beside the specification: tokens of the prompt, cached ones included.';
comment on column public.messages.cached_input_tokens is 'Beside the specification: prompt tokens that the provider had cached.';
comment on column public.messages.output_tokens is 'Beside the specification: tokens of the answer.';

create function private.tg_messages__set_owner() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  select c.user_id into new.user_id from public.conversations c where c.id = new.conversation_id;
  return new;
end;
$$;

comment on function private.tg_messages__set_owner() is 'Trigger: a message belongs to whom its conversation belongs, whatever the insert says.';

create trigger tg_messages__set_owner before insert or update of conversation_id, user_id on public.messages
  for each row execute function private.tg_messages__set_owner();

-- =====================================================================================================================
-- message_attachments: files that came with a message.
-- =====================================================================================================================

create table public.message_attachments (
  id uuid primary key default gen_random_uuid(),
  message_id uuid references public.messages (id) on delete cascade,

  filename text not null,
  original_name text not null,
  mime_type text not null,
  file_size bigint not null,

  storage_bucket text not null,
  storage_path text not null,
  public_url text,

  metadata jsonb default '{}',

  created_at timestamptz default now(),

  constraint file_size_is_not_negative check (file_size >= 0)
);

create index message_attachments_message_id_idx on public.message_attachments (message_id);

alter table public.message_attachments enable row level security;

create policy "people read the attachments of their messages"
  on public.message_attachments for select to authenticated
  using (exists (
    select from public.messages m where m.id = message_id and m.user_id = (select auth.uid())
  ));

create policy "people attach their own uploads to what they wrote"
  on public.message_attachments for insert to authenticated
  with check (
    storage_bucket = 'attachments'
    and split_part(storage_path, '/', 1) = (select auth.uid())::text
    and exists (
      select from public.messages m
      where m.id = message_id and m.user_id = (select auth.uid()) and m.role = 'user'
    )
  );

create policy "people remove the attachments of their messages"
  on public.message_attachments for delete to authenticated
  using (exists (
    select from public.messages m where m.id = message_id and m.user_id = (select auth.uid())
  ));

-- update is not granted: another file is another row. public_url is the platform's to fill.
grant select, delete on public.message_attachments to authenticated;
grant insert (message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, metadata)
  on public.message_attachments to authenticated;
grant select, insert, update, delete on public.message_attachments to service_role;

comment on table public.message_attachments is 'A file of a message; the bytes are in storage.';
comment on column public.message_attachments.filename is 'Name of the stored object.';
comment on column public.message_attachments.original_name is 'Name that the file had on the person''s device.';
comment on column public.message_attachments.file_size is 'Bytes.';
comment on column public.message_attachments.storage_path is 'Path in the bucket; its first folder is the id of the owner.';
comment on column public.message_attachments.metadata is 'Object: width, height, duration and the like.';
comment on column public.message_attachments.public_url is 'Address for everybody, only for what is meant to be public.';

-- =====================================================================================================================
-- Counters. Statement triggers with transition tables: deleting a conversation of a thousand messages is one update.
-- =====================================================================================================================

create function private.tg_messages__count() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    update public.conversations c
    set message_count = coalesce(c.message_count, 0) + d.messages,
        total_tokens_used = coalesce(c.total_tokens_used, 0) + d.tokens,
        cost_micros = c.cost_micros + d.micros,
        cost = round((c.cost_micros + d.micros) / 1000000.0, 4),
        last_message_at = case when coalesce(c.message_count, 0) = 0 then d.newest else greatest(c.last_message_at, d.newest) end
    from (
      select conversation_id, count(*) as messages, coalesce(sum(tokens_used), 0) as tokens,
             sum(round(coalesce(cost, 0) * 1000000)::bigint) as micros, max(created_at) as newest
      from new_rows group by conversation_id
    ) d
    where c.id = d.conversation_id;

  elsif tg_op = 'UPDATE' then
    update public.conversations c
    set message_count = coalesce(c.message_count, 0) + d.messages,
        total_tokens_used = coalesce(c.total_tokens_used, 0) + d.tokens,
        cost_micros = c.cost_micros + d.micros,
        cost = round((c.cost_micros + d.micros) / 1000000.0, 4)
    from (
      select conversation_id, sum(messages) as messages, sum(tokens) as tokens, sum(micros) as micros
      from (
        select conversation_id, 1 as messages, coalesce(tokens_used, 0) as tokens, round(coalesce(cost, 0) * 1000000)::bigint as micros from new_rows
        union all
        select conversation_id, -1, -coalesce(tokens_used, 0), -round(coalesce(cost, 0) * 1000000)::bigint from old_rows
      ) change
      group by conversation_id
      having sum(messages) <> 0 or sum(tokens) <> 0 or sum(micros) <> 0
    ) d
    where c.id = d.conversation_id;

  else
    update public.conversations c
    set message_count = coalesce(c.message_count, 0) - d.messages,
        total_tokens_used = coalesce(c.total_tokens_used, 0) - d.tokens,
        cost_micros = c.cost_micros - d.micros,
        cost = round((c.cost_micros - d.micros) / 1000000.0, 4),
        last_message_at = coalesce(
          (select m.created_at from public.messages m where m.conversation_id = c.id
           order by m.created_at desc, m.id desc limit 1),
          c.started_at)
    from (
      select conversation_id, count(*) as messages, coalesce(sum(tokens_used), 0) as tokens,
             sum(round(coalesce(cost, 0) * 1000000)::bigint) as micros
      from old_rows group by conversation_id
    ) d
    where c.id = d.conversation_id;
  end if;
  return null;
end;
$$;

comment on function private.tg_messages__count() is
  'Trigger: moves message_count, total_tokens_used, cost and last_message_at of conversations by what changed, never by a count.';

create trigger tg_messages__count_inserted after insert on public.messages
  referencing new table as new_rows for each statement execute function private.tg_messages__count();
create trigger tg_messages__count_updated after update on public.messages
  referencing old table as old_rows new table as new_rows for each statement execute function private.tg_messages__count();
create trigger tg_messages__count_deleted after delete on public.messages
  referencing old table as old_rows for each statement execute function private.tg_messages__count();

-- =====================================================================================================================
-- Statistics of user_assistants, from the answers and what people think of them.
-- =====================================================================================================================

-- An answer counts once it is finished; it is a success when it was called helpful or rated 4 or 5, and judged when
-- either was said. The expressions stand in each query: a function of them would be planned anew for every statement.

create function private.add_answer_statistics(
  p_user_id uuid, p_assistant_id text, p_interactions bigint, p_successes bigint, p_ratings bigint, p_rating_sum bigint,
  p_judged bigint, p_last_interaction timestamptz
) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  update public.user_assistants ua
  set total_interactions = coalesce(ua.total_interactions, 0) + p_interactions,
      successful_tasks = coalesce(ua.successful_tasks, 0) + p_successes,
      rating_count = ua.rating_count + p_ratings,
      rating_sum = ua.rating_sum + p_rating_sum,
      judged_count = ua.judged_count + p_judged,
      user_satisfaction = case
        when ua.rating_count + p_ratings > 0
        then round((ua.rating_sum + p_rating_sum)::numeric / (ua.rating_count + p_ratings), 2)
        else 3.0
      end,
      trust_level = round((coalesce(ua.successful_tasks, 0) + p_successes + 1)::numeric / (ua.judged_count + p_judged + 2), 2),
      last_interaction = greatest(ua.last_interaction, p_last_interaction)
  where ua.user_id = p_user_id and ua.assistant_id = p_assistant_id;
end;
$$;

comment on function private.add_answer_statistics(uuid, text, bigint, bigint, bigint, bigint, bigint, timestamptz) is
  'Moves the statistics of one switched-on assistant and derives satisfaction and trust from them.';

create function private.tg_messages__rate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform private.add_answer_statistics(c.user_id, c.assistant_id,
      count(*),
      count(*) filter (where n.is_helpful or n.user_rating >= 4),
      count(n.user_rating),
      coalesce(sum(n.user_rating), 0),
      count(*) filter (where n.user_rating is not null or n.is_helpful is not null),
      max(coalesce(n.delivered_at, n.created_at)))
    from new_rows n
    join public.conversations c on c.id = n.conversation_id
    where n.role = 'assistant' and n.status in ('delivered', 'read')
    group by c.user_id, c.assistant_id;

  elsif tg_op = 'UPDATE' then
    perform private.add_answer_statistics(d.user_id, d.assistant_id, d.interactions, d.successes, d.ratings,
      d.rating_sum, d.judged, d.last_interaction)
    from (
      select c.user_id, c.assistant_id,
             sum(x.sign) as interactions,
             coalesce(sum(x.sign) filter (where x.is_helpful or x.user_rating >= 4), 0) as successes,
             coalesce(sum(x.sign) filter (where x.user_rating is not null), 0) as ratings,
             coalesce(sum(x.sign * x.user_rating), 0) as rating_sum,
             coalesce(sum(x.sign) filter (where x.user_rating is not null or x.is_helpful is not null), 0) as judged,
             max(x.finished_at) as last_interaction
      from (
        select 1 as sign, n.conversation_id, n.user_rating, n.is_helpful, coalesce(n.delivered_at, now()) as finished_at
        from new_rows n where n.role = 'assistant' and n.status in ('delivered', 'read')
        union all
        select -1, o.conversation_id, o.user_rating, o.is_helpful, null
        from old_rows o where o.role = 'assistant' and o.status in ('delivered', 'read')
      ) x
      join public.conversations c on c.id = x.conversation_id
      group by c.user_id, c.assistant_id
    ) d
    where d.interactions <> 0 or d.successes <> 0 or d.ratings <> 0 or d.rating_sum <> 0 or d.judged <> 0;

  else
    -- Finds nothing when the conversation itself is being deleted: its own trigger has done the work by then.
    perform private.add_answer_statistics(c.user_id, c.assistant_id,
      -count(*),
      -count(*) filter (where o.is_helpful or o.user_rating >= 4),
      -count(o.user_rating),
      -coalesce(sum(o.user_rating), 0),
      -count(*) filter (where o.user_rating is not null or o.is_helpful is not null),
      null)
    from old_rows o
    join public.conversations c on c.id = o.conversation_id
    where o.role = 'assistant' and o.status in ('delivered', 'read')
    group by c.user_id, c.assistant_id;
  end if;
  return null;
end;
$$;

comment on function private.tg_messages__rate() is 'Trigger: moves the statistics of user_assistants by what changed in the answers.';

create trigger tg_messages__rate_inserted after insert on public.messages
  referencing new table as new_rows for each statement execute function private.tg_messages__rate();
create trigger tg_messages__rate_updated after update on public.messages
  referencing old table as old_rows new table as new_rows for each statement execute function private.tg_messages__rate();
create trigger tg_messages__rate_deleted after delete on public.messages
  referencing old table as old_rows for each statement execute function private.tg_messages__rate();

create function private.tg_conversations__forget_ratings() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.add_answer_statistics(old.user_id, old.assistant_id,
    -count(*),
    -count(*) filter (where m.is_helpful or m.user_rating >= 4),
    -count(m.user_rating),
    -coalesce(sum(m.user_rating), 0),
    -count(*) filter (where m.user_rating is not null or m.is_helpful is not null),
    null)
  from public.messages m
  where m.conversation_id = old.id and m.role = 'assistant' and m.status in ('delivered', 'read')
  having count(*) > 0;
  return old;
end;
$$;

comment on function private.tg_conversations__forget_ratings() is
  'Trigger: a deleted conversation takes its answers out of the statistics, so that they can always be recomputed.';

create trigger tg_conversations__forget_ratings before delete on public.conversations
  for each row execute function private.tg_conversations__forget_ratings();

create function private.recompute_assistant_statistics(p_user_id uuid) returns void
language sql security definer
set search_path = ''
as $$
  update public.user_assistants ua
  set total_interactions = coalesce(t.interactions, 0),
      successful_tasks = coalesce(t.successes, 0),
      rating_count = coalesce(t.ratings, 0),
      rating_sum = coalesce(t.rating_sum, 0),
      judged_count = coalesce(t.judged, 0),
      user_satisfaction = coalesce(round(t.rating_sum::numeric / nullif(t.ratings, 0), 2), 3.0),
      trust_level = round((coalesce(t.successes, 0) + 1)::numeric / (coalesce(t.judged, 0) + 2), 2)
  from public.user_assistants me
  left join (
    select c.assistant_id,
           count(*) as interactions,
           count(*) filter (where m.is_helpful or m.user_rating >= 4) as successes,
           count(m.user_rating) as ratings,
           coalesce(sum(m.user_rating), 0) as rating_sum,
           count(*) filter (where m.user_rating is not null or m.is_helpful is not null) as judged
    from public.conversations c
    join public.messages m on m.conversation_id = c.id
    where c.user_id = p_user_id and m.role = 'assistant' and m.status in ('delivered', 'read')
    group by c.assistant_id
  ) t on t.assistant_id = me.assistant_id
  where me.user_id = p_user_id and ua.id = me.id;
$$;

comment on function private.recompute_assistant_statistics(uuid) is
  'Statistics of a person''s assistants from the messages themselves; equal to what the triggers keep.';
grant execute on function private.recompute_assistant_statistics(uuid) to service_role;

-- The counters of conversations and the statistics of assistants, without a call where nothing of theirs changed.
--
-- Why: triggers with transition tables are called by every statement and keep a copy of every row for it. A streaming
-- answer is written every second, and none of that moves a counter. Conditions on rows are asked without a call and
-- without a copy. Inserts are counted together as before, because a turn writes two messages; so are deletions, because a
-- conversation takes a thousand messages with it. Finished answers are inserted by imports only, one by one.

create function private.tg_messages__count_change() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_tokens_before constant integer := coalesce(old.tokens_used, 0);
  v_tokens constant integer := coalesce(new.tokens_used, 0);
  v_micros_before constant bigint := round(coalesce(old.cost, 0) * 1000000);
  v_micros constant bigint := round(coalesce(new.cost, 0) * 1000000);
begin
  if new.conversation_id = old.conversation_id then
    update public.conversations as c
    set
      total_tokens_used = coalesce(c.total_tokens_used, 0) + v_tokens - v_tokens_before,
      cost_micros = c.cost_micros + v_micros - v_micros_before,
      cost = round((c.cost_micros + v_micros - v_micros_before) / 1000000.0, 4)
    where c.id = new.conversation_id;
  else
    update public.conversations as c
    set
      message_count = coalesce(c.message_count, 0) + d.messages,
      total_tokens_used = coalesce(c.total_tokens_used, 0) + d.tokens,
      cost_micros = c.cost_micros + d.micros,
      cost = round((c.cost_micros + d.micros) / 1000000.0, 4)
    from (
      values
        (old.conversation_id, -1, -v_tokens_before, -v_micros_before),
        (new.conversation_id, 1, v_tokens, v_micros)
    ) as d (conversation_id, messages, tokens, micros)
    where c.id = d.conversation_id;
  end if;
  return null;
end;
$$;

comment on function private.tg_messages__count_change() is
  'Trigger: moves the counters of a conversation by what changed in one of its messages.';

create function private.tg_messages__rate_change() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- Before an update and after it; an insert has no before. What is the same on both sides comes out as nothing.
  perform private.add_answer_statistics(d.user_id, d.assistant_id, d.interactions, d.successes, d.ratings, d.rating_sum,
    d.judged, d.last_interaction)
  from (
    select
      c.user_id,
      c.assistant_id,
      sum(x.sign) as interactions,
      coalesce(sum(x.sign) filter (where x.is_helpful or x.user_rating >= 4), 0) as successes,
      coalesce(sum(x.sign) filter (where x.user_rating is not null), 0) as ratings,
      coalesce(sum(x.sign * x.user_rating), 0) as rating_sum,
      coalesce(sum(x.sign) filter (where x.user_rating is not null or x.is_helpful is not null), 0) as judged,
      max(x.finished_at) as last_interaction
    from (
      select
        1 as sign, new.conversation_id, new.user_rating, new.is_helpful,
        coalesce(new.delivered_at, case tg_op when 'INSERT' then new.created_at else now() end) as finished_at
      where new.role = 'assistant' and new.status in ('delivered', 'read')
      union all
      select -1, old.conversation_id, old.user_rating, old.is_helpful, null
      where tg_op = 'UPDATE' and old.role = 'assistant' and old.status in ('delivered', 'read')
    ) as x
    join public.conversations as c on c.id = x.conversation_id
    group by c.user_id, c.assistant_id
  ) as d
  where d.interactions <> 0 or d.successes <> 0 or d.ratings <> 0 or d.rating_sum <> 0 or d.judged <> 0;
  return null;
end;
$$;

comment on function private.tg_messages__rate_change() is
  'Trigger: moves the statistics of user_assistants by what changed in one answer.';

drop trigger tg_messages__count_updated on public.messages;
create trigger tg_messages__count_updated after update on public.messages
  for each row when (
    new.conversation_id is distinct from old.conversation_id
    or new.tokens_used is distinct from old.tokens_used
    or new.cost is distinct from old.cost
  )
  execute function private.tg_messages__count_change();

drop trigger tg_messages__rate_inserted on public.messages;
create trigger tg_messages__rate_inserted after insert on public.messages
  for each row when (new.role = 'assistant' and new.status in ('delivered', 'read'))
  execute function private.tg_messages__rate_change();

drop trigger tg_messages__rate_updated on public.messages;
create trigger tg_messages__rate_updated after update on public.messages
  for each row when (
    (new.role = 'assistant' or old.role = 'assistant')
    and (
      new.conversation_id is distinct from old.conversation_id
      or new.role is distinct from old.role
      or new.status is distinct from old.status
      or new.user_rating is distinct from old.user_rating
      or new.is_helpful is distinct from old.is_helpful
    )
  )
  execute function private.tg_messages__rate_change();

-- What the old functions still do.

create or replace function private.tg_messages__count() returns trigger
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
  'Trigger: moves message_count, total_tokens_used, cost and last_message_at of conversations by what was inserted or deleted, never by a count.';

create or replace function private.tg_messages__rate() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
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
  return null;
end;
$$;

comment on function private.tg_messages__rate() is 'Trigger: takes deleted answers out of the statistics of user_assistants.';

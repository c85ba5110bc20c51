-- Which memories an answer was given: what the web shows under it, where each can be corrected or forgotten.

create table private.turn_memories (
  message_id uuid not null references public.messages (id) on delete cascade,
  insight_id uuid not null references public.user_insights (id) on delete cascade,
  rank integer not null,

  constraint turn_memories_pkey primary key (message_id, insight_id),
  constraint rank_counts_from_one check (rank >= 1)
);

create index turn_memories_insight_id_idx on private.turn_memories (insight_id);

-- Reached through message_memories only.
alter table private.turn_memories enable row level security;

comment on table private.turn_memories is
  'The insights that the prompt of an answer held. Gone with the answer, and with the insight: what is forgotten was never used.';
comment on column private.turn_memories.message_id is 'The answer.';
comment on column private.turn_memories.insight_id is 'What it was given.';
comment on column private.turn_memories.rank is 'Its place in the prompt, from 1.';

create function private.note_memories(p_message_id uuid, p_user_id uuid, p_memories jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if jsonb_typeof(p_memories) is distinct from 'array' then
    return;
  end if;
  -- A turn has to end whatever is said here: what is no id, or somebody else's, or forgotten meanwhile, is passed over.
  insert into private.turn_memories (message_id, insight_id, rank)
  select p_message_id, k.id, row_number() over (order by k.place)
  from (
    select i.id, n.place
    from (
      select lower(m.id)::uuid as id, min(m.place) as place
      from jsonb_array_elements_text(p_memories) with ordinality as m (id, place)
      where m.id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and m.place <= 100
      group by lower(m.id)::uuid
    ) as n
    join public.user_insights as i on i.id = n.id
    where i.user_id = p_user_id
      and exists (select from public.messages as m where m.id = p_message_id)
    for key share of i
  ) as k
  on conflict do nothing;
end;
$$;

comment on function private.note_memories(uuid, uuid, jsonb) is
  'Writes which insights of a person an answer was given: an array of ids, in the order of the prompt, of which the first hundred count.';

create or replace function private.settle_turn(
  p_message_id uuid,
  p_state text,
  p_content text,
  p_provider text,
  p_model text,
  p_input_tokens integer,
  p_cached_input_tokens integer,
  p_output_tokens integer,
  p_cost_micros bigint,
  p_processing_ms integer,
  p_first_token_ms integer,
  p_finish_reason text,
  p_error_code text,
  p_metadata jsonb
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_turn private.turns;
  v_already boolean;
begin
  if p_state is null or p_state not in ('completed', 'stopped', 'failed') then
    return private.refusal('invalid_request', '{"argument": "p_state"}');
  end if;
  select t.* into v_turn from private.turns as t where t.message_id = p_message_id;
  if not found then
    return private.refusal('message_not_found');
  end if;

  -- Profile and conversation may both be gone by now; then there is nothing to lock and nothing to race with.
  perform from public.profiles as p where p.id = v_turn.user_id for key share;
  perform from public.conversations as c where c.id = v_turn.conversation_id for no key update;
  select t.* into v_turn from private.turns as t where t.message_id = p_message_id for update;
  if not found then
    return private.refusal('message_not_found');
  end if;

  v_already := v_turn.state <> 'streaming';
  if not v_already then
    -- The ids stand in turn_memories alone: in the message they would outlive what is forgotten.
    perform private.finish_turn(
      v_turn, p_state, p_content, p_provider, p_model, p_input_tokens, p_cached_input_tokens, p_output_tokens,
      p_cost_micros, p_processing_ms, p_finish_reason, p_error_code,
      coalesce(p_metadata, '{}') - 'memories' || case
        when p_first_token_ms is null then '{}'
        else jsonb_build_object('first_token_ms', p_first_token_ms)
      end
    );
    perform private.note_memories(p_message_id, v_turn.user_id, p_metadata -> 'memories');
    select t.* into v_turn from private.turns as t where t.message_id = p_message_id;
  end if;
  return jsonb_build_object(
    'ok', true,
    'already', v_already,
    'turn', private.turn_document(v_turn),
    'quota', private.quota_document(v_turn.subscription_id, v_turn.period_start)
  );
end;
$$;

comment on function private.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) is 'Body of public.settle_turn.';

create or replace function public.settle_turn(
  p_message_id uuid,
  p_state text,
  p_content text default null,
  p_provider text default null,
  p_model text default null,
  p_input_tokens integer default 0,
  p_cached_input_tokens integer default 0,
  p_output_tokens integer default 0,
  p_cost_micros bigint default 0,
  p_processing_ms integer default null,
  p_first_token_ms integer default null,
  p_finish_reason text default null,
  p_error_code text default null,
  p_metadata jsonb default '{}'
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.settle_turn(
    p_message_id, p_state, p_content, p_provider, p_model, p_input_tokens, p_cached_input_tokens, p_output_tokens,
    p_cost_micros, p_processing_ms, p_first_token_ms, p_finish_reason, p_error_code, p_metadata
  );
end;

comment on function public.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) is 'Ends a turn as completed, stopped or failed: in one transaction the message gets its text, usage (tokens), cost (micro-dollars), timing (milliseconds) and status, the reservation becomes a ledger entry or is released, the counters move, and a title is asked for where the conversation has none. p_metadata.memories are the ids of the insights that the prompt held, in order: those of the person are noted for message_memories; the message does not keep them. Charged is one message where any text was produced, else none. Idempotent: {ok, already, turn, quota}; already is true, and nothing changes, where the turn had ended. A turn whose message was deleted meanwhile is charged all the same and comes back with state gone. Errors: invalid_request, message_not_found. For service_role only.';

grant execute on function private.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) to service_role;
grant execute on function public.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) to service_role;

create function private.message_memories(p_message_ids uuid[])
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'message_id', t.message_id,
          'insight_id', i.id,
          'content', i.content,
          'category', i.category,
          'confidence', i.confidence,
          'since', coalesce(i.valid_from, i.discovered_at)
        )
        order by array_position(p_message_ids, t.message_id), t.rank
      ),
      '[]'
    )
    from private.turn_memories as t
    join public.messages as m on m.id = t.message_id
    join public.user_insights as i on i.id = t.insight_id
    where t.message_id = any (p_message_ids[1:200])
      and m.user_id = (select auth.uid())
      and i.user_id = (select auth.uid())
  );
end;
$$;

comment on function private.message_memories(uuid[]) is 'Body of public.message_memories.';

create function public.message_memories(p_message_ids uuid[])
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.message_memories(p_message_ids);
end;

grant execute on function private.message_memories(uuid[]) to authenticated;
grant execute on function public.message_memories(uuid[]) to authenticated;

comment on function public.message_memories(uuid[]) is
  'Which memories the caller''s answers were given, answer by answer in the order asked for (200 at most), each in the order of the prompt: [{message_id, insight_id, content, category, confidence, since}]. Content and confidence are today''s; what was forgotten is not named.';

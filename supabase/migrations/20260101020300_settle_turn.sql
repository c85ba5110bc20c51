-- The end of a turn: reservation into ledger entry, or released, and the message as it will stay.

create function private.finish_turn(
  p_turn private.turns,
  p_state text,
  p_content text,
  p_provider text,
  p_model text,
  p_input_tokens integer,
  p_cached_input_tokens integer,
  p_output_tokens integer,
  p_cost_micros bigint,
  p_processing_ms integer,
  p_finish_reason text,
  p_error_code text,
  p_metadata jsonb
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_text constant text := coalesce(
    p_content, (select m.content from public.messages as m where m.id = p_turn.message_id), ''
  );
  v_messages constant integer := (p_state = 'completed' or v_text <> '')::integer;
  v_input constant integer := greatest(coalesce(p_input_tokens, 0), 0);
  v_cached constant integer := least(greatest(coalesce(p_cached_input_tokens, 0), 0), v_input);
  v_output constant integer := greatest(coalesce(p_output_tokens, 0), 0);
  v_cost constant bigint := greatest(coalesce(p_cost_micros, 0), 0);
  v_conversation record;
begin
  -- The reservation goes first: it takes the lock that the entry's trigger needs, in the order that all keep to.
  update private.usage_counters as c
  set
    messages_reserved = c.messages_reserved - p_turn.reserved_messages,
    tokens_reserved = c.tokens_reserved - p_turn.reserved_tokens
  where c.subscription_id = p_turn.subscription_id and c.period_start = p_turn.period_start;

  if v_messages > 0 or v_input > 0 or v_output > 0 or v_cost > 0 then
    insert into private.usage_ledger (
      idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, conversation_id, message_id,
      provider, model, messages, input_tokens, cached_input_tokens, output_tokens, cost_micros, occurred_at
    )
    values (
      'turn:' || p_turn.message_id,
      (select p.id from public.profiles as p where p.id = p_turn.user_id),
      p_turn.subscription_id, p_turn.period_start, 'turn', p_turn.assistant_id, p_turn.conversation_id,
      p_turn.message_id, p_provider, p_model, v_messages, v_input, v_cached, v_output, v_cost, v_now
    );
  end if;

  update private.turns as t
  set
    state = p_state,
    provider = coalesce(p_provider, t.provider),
    model = coalesce(p_model, t.model),
    finished_at = v_now
  where t.message_id = p_turn.message_id;

  update public.messages as m
  set
    content = v_text,
    status = case when p_state = 'failed' then 'failed' else 'delivered' end::public.message_status_enum,
    tokens_used = v_input + v_output,
    input_tokens = v_input,
    cached_input_tokens = v_cached,
    output_tokens = v_output,
    processing_time = p_processing_ms,
    model_used = p_model,
    provider = p_provider,
    -- The column ends at ten thousand dollars; the ledger does not, and a turn must end whatever it cost.
    cost = least(v_cost / 1000000.0, 9999.999999),
    delivered_at = case when p_state <> 'failed' then v_now end,
    finish_reason = case p_state
      when 'stopped' then 'stop_requested'
      when 'failed' then coalesce(p_finish_reason, 'error')
      else coalesce(p_finish_reason, 'stop')
    end,
    error_details = case when p_state = 'failed' then coalesce(p_error_code, 'internal') end,
    metadata = coalesce(m.metadata, '{}') || coalesce(p_metadata, '{}')
  where m.id = p_turn.message_id;
  if not found then
    return;
  end if;

  -- The follow-up work, enqueued if and only if this transaction commits.
  if p_state <> 'failed' and v_text <> '' then
    select c.title, c.title_source into v_conversation
    from public.conversations as c
    where c.id = p_turn.conversation_id;
    if v_conversation.title is null and v_conversation.title_source = 'auto' then
      perform private.enqueue_followup(
        jsonb_build_object(
          'type', 'title', 'conversation_id', p_turn.conversation_id, 'message_id', p_turn.message_id
        )
      );
    end if;
  end if;
end;
$$;

comment on function private.finish_turn(
  private.turns, text, text, text, text, integer, integer, integer, bigint, integer, text, text, jsonb
) is
  'Ends a streaming turn whose conversation and row the caller has locked: releases the reservation, writes the ledger entry where anything was used (one message where any text was produced or the answer is complete), completes the message where it still exists, and enqueues the follow-up. Null content keeps what is stored.';

create function private.expire_turn(p_turn private.turns)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_text constant text := coalesce(
    (select m.content from public.messages as m where m.id = p_turn.message_id), ''
  );
  v_input constant integer := case when v_text = '' then 0 else p_turn.estimated_input_tokens end;
  v_output constant integer := private.estimate_tokens(char_length(v_text));
begin
  perform private.finish_turn(
    p_turn,
    'failed',
    null,
    p_turn.provider,
    p_turn.model,
    v_input,
    0,
    v_output,
    private.cost_micros(p_turn.provider, p_turn.model, p_turn.started_at, v_input, 0, v_output),
    (extract(epoch from (clock_timestamp() - p_turn.started_at)) * 1000)::integer,
    'error',
    'turn_interrupted',
    '{"usage_is_estimated": true}'
  );
end;
$$;

comment on function private.expire_turn(private.turns) is
  'Fails a turn whose producer has gone silent (turn_interrupted): what had arrived is kept and charged by estimate, input as reserved and output by its length, at the price of the model that the producer last named; a turn without text is released. The caller has locked conversation and row.';

create function private.settle_turn(
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
    perform private.finish_turn(
      v_turn, p_state, p_content, p_provider, p_model, p_input_tokens, p_cached_input_tokens, p_output_tokens,
      p_cost_micros, p_processing_ms, p_finish_reason, p_error_code,
      coalesce(p_metadata, '{}') || case
        when p_first_token_ms is null then '{}'
        else jsonb_build_object('first_token_ms', p_first_token_ms)
      end
    );
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

create function public.settle_turn(
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
) is 'Ends a turn as completed, stopped or failed: in one transaction the message gets its text, usage (tokens), cost (micro-dollars), timing (milliseconds) and status, the reservation becomes a ledger entry or is released, the counters move, and a title is asked for where the conversation has none. Charged is one message where any text was produced, else none. Idempotent: {ok, already, turn, quota}; already is true, and nothing changes, where the turn had ended. A turn whose message was deleted meanwhile is charged all the same and comes back with state gone. Errors: invalid_request, message_not_found. For service_role only.';

grant execute on function private.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) to service_role;
grant execute on function public.settle_turn(
  uuid, text, text, text, text, integer, integer, integer, bigint, integer, integer, text, text, jsonb
) to service_role;

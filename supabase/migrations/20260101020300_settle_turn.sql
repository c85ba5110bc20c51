-- The end of a turn: reservation into ledger entry, or released, and the message as it will stay. settle_turn, which a
-- function calls, is in 20261129002200.

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
  v_extra integer;
  v_conversation record;
begin
  -- The reservation goes first: it takes the lock that the entry's trigger needs, in the order that all keep to.
  update private.usage_counters as c
  set
    messages_reserved = c.messages_reserved - p_turn.reserved_messages,
    tokens_reserved = c.tokens_reserved - p_turn.reserved_tokens
  where c.subscription_id = p_turn.subscription_id and c.period_start = p_turn.period_start
  returning c.messages_extra into v_extra;

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

  -- A bought message that was taken for an answer of which nothing came is there again.
  if v_extra > 0 then
    perform private.return_extra_messages(p_turn.subscription_id, p_turn.period_start);
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

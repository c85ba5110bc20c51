-- What a prompt is made of, read in one go: the branch of the conversation, and what the Cerebro knows about the topic.
--
-- These functions return json, not jsonb: their text goes to the caller as it is, and taking sixty messages apart and
-- putting them together again would cost more than reading them.

create function private.branch_history(
  p_conversation_id uuid,
  p_tip uuid,
  p_max_messages integer,
  p_max_characters integer,
  out history json,
  out characters bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  -- One primary key look-up a message, however long the conversation is. Answers that failed before any text arrived
  -- are stepped over; the walk is bounded even where they are many.
  with recursive branch as (
    select
      m.id,
      m.role,
      m.content,
      m.created_at,
      m.reply_to_message_id,
      1 as depth,
      (m.content <> '')::integer as kept,
      char_length(m.content)::bigint as characters
    from public.messages as m
    where m.id = p_tip and m.conversation_id = p_conversation_id
    union all
    select
      m.id,
      m.role,
      m.content,
      m.created_at,
      m.reply_to_message_id,
      b.depth + 1,
      b.kept + (m.content <> '')::integer,
      b.characters + char_length(m.content)
    from branch as b
    join public.messages as m on m.id = b.reply_to_message_id
    where b.kept < p_max_messages
      and b.characters < p_max_characters
      and b.depth < 4 * p_max_messages
      and m.conversation_id = p_conversation_id
  )
  select
    coalesce(
      json_agg(
        json_build_object('id', b.id, 'role', b.role, 'content', b.content, 'created_at', b.created_at)
        order by b.depth desc
      ),
      '[]'
    ),
    coalesce(max(b.characters), 0)
  into history, characters
  from branch as b
  where b.content <> '' and b.characters <= p_max_characters;
end;
$$;

comment on function private.branch_history(uuid, uuid, integer, integer) is
  'The branch of a conversation that ends with message p_tip, walked upwards by reply_to_message_id: history as [{id, role, content, created_at}], oldest first, without empty messages, at most p_max_messages and p_max_characters; characters is how many it holds.';

create function private.topic_query(p_text text)
returns tsquery
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  -- Any of the words, not all of them: a question shares a word or two with what is known, rarely all. The longest
  -- forty say most; a pasted document shall not become a query of ten thousand words.
  return (
    select string_agg(
      '''' || replace(replace(w.lexeme, '\', '\\'), '''', '''''') || '''', ' | '
    )::pg_catalog.tsquery
    from (
      select l.lexeme
      from unnest(to_tsvector('pg_catalog.spanish', private.unaccent_immutable(left(p_text, 4000)))) as l
      order by char_length(l.lexeme) desc, l.lexeme
      limit 40
    ) as w
  );
end;
$$;

comment on function private.topic_query(text) is
  'A full-text query for any of the words of a Spanish text, stems without accents; null for a text without words. Pure.';

create function private.current_insights(p_user_id uuid, p_text text, p_limit integer)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  v_query constant tsquery := private.topic_query(p_text);
begin
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'id', t.id,
          'content', t.content,
          'category', t.category,
          'confidence', t.confidence,
          'assistant_id', t.assistant_id,
          'discovered_at', t.discovered_at
        )
        order by t.relevance desc, t.confidence desc nulls last, t.discovered_at desc
      ),
      '[]'
    )
    from (
      select n.*, case when n.search @@ v_query then ts_rank(n.search, v_query) else 0 end as relevance
      from (
        -- The newest thousand: whoever is known for years is not answered more slowly for it.
        select i.id, i.content, i.category, i.confidence, i.assistant_id, i.discovered_at, i.search
        from public.user_insights as i
        where i.user_id = p_user_id
          and i.status <> 'expired'
          and (i.expires_at is null or i.expires_at > now())
        order by i.discovered_at desc
        limit 1000
      ) as n
      order by relevance desc, n.confidence desc nulls last, n.discovered_at desc
      limit p_limit
    ) as t
  );
end;
$$;

comment on function private.current_insights(uuid, text, integer) is
  'What the Cerebro knows of a person, best first, at most p_limit: what matches the text by rank, then the surest and newest, out of their newest thousand. Expired insights are left out. [{id, content, category, confidence, assistant_id, discovered_at}].';

create function private.allowed_models(p_models text[])
returns json
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'provider', p.provider,
          'model', a.model,
          'context_tokens', p.context_tokens,
          'max_output_tokens', p.max_output_tokens,
          'input_micros_per_mtok', p.input_micros_per_mtok,
          'cached_input_micros_per_mtok', p.cached_input_micros_per_mtok,
          'output_micros_per_mtok', p.output_micros_per_mtok
        )
        order by a.position
      ),
      '[]'
    )
    from (
      select
        split_part(n.name, '/', 1) as provider,
        substr(n.name, strpos(n.name, '/') + 1) as model,
        n.position
      from unnest(p_models) with ordinality as n (name, position)
      where strpos(n.name, '/') > 1
    ) as a
    cross join lateral (
      select m.*
      from private.model_prices as m
      where m.provider = a.provider
        and m.model in (a.model, '*')
        and tstzrange(m.effective_from, m.effective_until) @> now()
      order by (m.model = '*')
      limit 1
    ) as p
  );
end;
$$;

comment on function private.allowed_models(text[]) is
  'The models of a plan (provider/model, in order of preference) with their limits and today''s prices. A model without a price is left out: it could not be metered.';

-- The list of a person's conversations, and the search in it.

-- Titles are found among the other words now; nothing else reads this one, and every turn would write it.
drop index public.conversations_title_search_idx;

create function private.search_pattern(p_words text[])
returns text
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
begin
  return (
    select '(?:^|[^[:alnum:]])(?:' || string_agg(p.pattern, '|' order by p.size desc, p.pattern) || ')'
    from (
      select
        char_length(w.word) as size,
        string_agg(
          case l.letter
            when 'a' then '[aáàäâãåā]'
            when 'e' then '[eéèëêē]'
            when 'i' then '[iíìïîī]'
            when 'o' then '[oóòöôõøō]'
            when 'u' then '[uúùüûū]'
            when 'n' then '[nñ]'
            when 'c' then '[cç]'
            when 'y' then '[yýÿ]'
            when 's' then '[sš]'
            when 'z' then '[zž]'
            else regexp_replace(l.letter, '[^[:alnum:]]', '.')
          end,
          '' order by l.position
        ) as pattern
      from unnest(p_words) as w (word)
      cross join string_to_table(w.word, null) with ordinality as l (letter, position)
      group by w.word
    ) as p
  );
end;
$$;

comment on function private.search_pattern(text[]) is
  'A regular expression for the first place in a text where one of the words (as of private.search_words, letters and digits only) begins, whatever its accents. Pure.';

create function private.search_snippet(p_text text, p_pattern text)
returns text
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
declare
  -- Looked for in the text as it is, so that the place is one of the text.
  v_from constant integer := greatest(regexp_instr(p_text, p_pattern, 1, 1, 0, 'i') - 40, 1);
  v_snippet text := substr(p_text, v_from, 220);
begin
  -- From the beginning of a word some way before the place to the end of one. Marks of formatting are no text.
  if v_from > 1 then
    v_snippet := '…' || regexp_replace(v_snippet, '^\S{0,20}\s+', '');
  end if;
  v_snippet := regexp_replace(v_snippet, '\*\*|__|`+|(^|\n)\s*(#+|>|[-*])\s', ' ', 'g');
  v_snippet := btrim(regexp_replace(v_snippet, '\s+', ' ', 'g'));
  if char_length(v_snippet) > 160 or v_from + 220 <= char_length(p_text) then
    v_snippet := rtrim(regexp_replace(left(v_snippet, 160), '\s+\S{0,20}$', '')) || '…';
  end if;
  return v_snippet;
end;
$$;

comment on function private.search_snippet(text, text) is
  'About 160 characters of a text around the first place that matches the pattern, in one line, cut between words; its beginning where nothing matches. Pure.';

create function private.list_conversations(
  p_query text,
  p_status text,
  p_assistant_id text,
  p_before_at timestamptz,
  p_before_id uuid,
  p_limit integer
)
returns table (
  id uuid,
  title text,
  assistant_id text,
  status text,
  last_message_at timestamptz,
  message_count integer,
  snippet text,
  matched_message_id uuid
)
language plpgsql
stable
security definer
set search_path = ''
-- A common word makes the planner hope to meet it soon in the whole table. It is everybody's table.
set enable_seqscan = off
as $$
declare
  v_user_id constant uuid := (select auth.uid());
  v_limit constant integer := least(greatest(coalesce(p_limit, 30), 1), 100);
  v_before_at constant timestamptz := coalesce(p_before_at, 'infinity');
  v_before_id constant uuid := coalesce(
    p_before_id,
    case when p_before_at is null then 'ffffffff-ffff-ffff-ffff-ffffffffffff' else '00000000-0000-0000-0000-000000000000' end::uuid
  );
  v_recent constant integer := 100;
  v_statuses constant public.conversation_status_enum[] := array(
    select e.status
    from unnest(enum_range(null::public.conversation_status_enum)) as e (status)
    where e.status::text = p_status or (p_status is null and e.status <> 'deleted')
  );
  v_words text[];
  v_query tsquery;
  v_pattern text;
  v_all_seen boolean;
  v_conversations uuid[];
  v_documents uuid[];
begin
  if v_user_id is null then
    return;
  end if;

  if coalesce(p_query, '') !~ '\S' then
    return query
    select c.id, c.title, c.assistant_id, c.status::text, c.last_message_at, c.message_count, null::text, null::uuid
    from public.conversations as c
    where c.user_id = v_user_id
      and (c.last_message_at, c.id) < (v_before_at, v_before_id)
      and c.status = any (v_statuses)
      and (p_assistant_id is null or c.assistant_id = p_assistant_id)
    order by c.last_message_at desc, c.id desc
    limit v_limit;
    return;
  end if;

  -- The longest words say most; a pasted document shall not become a query of a thousand words.
  v_words := array(
    select w.word
    from unnest(private.search_words(left(p_query, 200))) as w (word)
    order by char_length(w.word) desc, w.word
    limit 8
  );
  v_query := private.search_query(v_user_id, v_words);
  if v_query is null then
    return;
  end if;

  -- Two ways, because neither is quick for every word. What many messages have is met soon by whoever reads the newest
  -- conversations one by one; what few have is found by the index of words, which would be slow for what many have.
  with recent as materialized (
    select c.id, c.last_message_at
    from public.conversations as c
    where c.user_id = v_user_id
      and (c.last_message_at, c.id) < (v_before_at, v_before_id)
      and c.status = any (v_statuses)
      and (p_assistant_id is null or c.assistant_id = p_assistant_id)
    order by c.last_message_at desc, c.id desc
    limit v_recent
  ),
  page as (
    select r.id, r.last_message_at, f.document_id
    from (select r.* from recent as r order by r.last_message_at desc, r.id desc) as r
    cross join lateral (
      -- offset 0: the conversation is read backwards, the index of words is left alone.
      select d.document_id
      from (
        select s.document_id, s.words
        from private.search_documents as s
        where s.conversation_id = r.id
        order by s.created_at desc, s.document_id desc
        offset 0
      ) as d
      where d.words @@ v_query
      limit 1
    ) as f
    order by r.last_message_at desc, r.id desc
    limit v_limit
  )
  select
    (select count(*) from recent) < v_recent,
    array_agg(p.id order by p.last_message_at desc, p.id desc),
    array_agg(p.document_id order by p.last_message_at desc, p.id desc)
  into v_all_seen, v_conversations, v_documents
  from page as p;

  if not v_all_seen and coalesce(cardinality(v_conversations), 0) < v_limit then
    with newest as (
      select distinct on (d.conversation_id) d.conversation_id, d.document_id
      from private.search_documents as d
      where d.words @@ v_query
      order by d.conversation_id, d.created_at desc, d.document_id desc
    ),
    page as (
      select c.id, c.last_message_at, n.document_id
      from newest as n
      join public.conversations as c on c.id = n.conversation_id
      where c.user_id = v_user_id
        and (c.last_message_at, c.id) < (v_before_at, v_before_id)
        and c.status = any (v_statuses)
        and (p_assistant_id is null or c.assistant_id = p_assistant_id)
      order by c.last_message_at desc, c.id desc
      limit v_limit
    )
    select
      array_agg(p.id order by p.last_message_at desc, p.id desc),
      array_agg(p.document_id order by p.last_message_at desc, p.id desc)
    into v_conversations, v_documents
    from page as p;
  end if;

  v_pattern := private.search_pattern(v_words);
  return query
  select
    c.id, c.title, c.assistant_id, c.status::text, c.last_message_at, c.message_count,
    private.search_snippet(coalesce(m.content, c.title), v_pattern),
    m.id
  from unnest(v_conversations, v_documents) with ordinality as f (conversation_id, document_id, position)
  join public.conversations as c on c.id = f.conversation_id
  left join public.messages as m on m.id = f.document_id and m.conversation_id = f.conversation_id
  order by f.position;
end;
$$;

comment on function private.list_conversations(text, text, text, timestamptz, uuid, integer) is 'Body of public.list_conversations.';

create function public.list_conversations(
  p_query text default null,
  p_status text default 'active',
  p_assistant_id text default null,
  p_before_at timestamptz default null,
  p_before_id uuid default null,
  p_limit integer default 30
)
returns table (
  id uuid,
  title text,
  assistant_id text,
  status text,
  last_message_at timestamptz,
  message_count integer,
  snippet text,
  matched_message_id uuid
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select l.id, l.title, l.assistant_id, l.status, l.last_message_at, l.message_count, l.snippet, l.matched_message_id
  from private.list_conversations(p_query, p_status, p_assistant_id, p_before_at, p_before_id, p_limit) as l;
end;

grant execute on function private.list_conversations(text, text, text, timestamptz, uuid, integer) to authenticated;
grant execute on function public.list_conversations(text, text, text, timestamptz, uuid, integer) to authenticated;

comment on function public.list_conversations(text, text, text, timestamptz, uuid, integer) is
  'The caller''s conversations, newest first, p_limit (1 to 100) of them after the one of (p_before_at, p_before_id), which are last_message_at and id of the last row of the page before. p_status null: of every status but deleted. With words in p_query: those whose title or one finished message has, for each of the words, one that begins with it, accents and case aside (of 200 characters the eight longest words); snippet is the text around the first of them, matched_message_id the newest such message, null where only the title has them. A query without letters or digits finds nothing; an empty one is none.';

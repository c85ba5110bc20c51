-- What the Cerebro knows about the topic of a message. Everything here is bounded: so many words of the message, so many
-- entries of each word's list, so many insights looked at. What is known besides costs nothing.

-- Those that are given where too few match: the surest.
create index user_insights_surest_idx on public.user_insights
  (user_id, confidence desc nulls last, discovered_at desc)
  where status <> 'expired' and valid_until is null;

create function private.topic_terms(p_user_id uuid, p_text text)
returns table (word text, lexeme text, gain double precision, documents integer)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  -- Words of questions, as stems. They are no misspelt names of anything.
  v_asking constant text[] := array[
    'ahor', 'algun', 'ayud', 'bien', 'buen', 'busc', 'cad', 'com', 'cos', 'cre', 'cual', 'cuand', 'cuant', 'dam', 'dar', 'deb',
    'dec', 'dig', 'dij', 'dim', 'dond', 'favor', 'gracias', 'gust', 'hac', 'hag', 'hol', 'hoy', 'ide', 'mas', 'mejor', 'mism',
    'necesit', 'pas', 'pod', 'podr', 'prefer', 'pued', 'pus', 'quier', 'recomend', 'record', 'recuerd', 'sab', 'sig', 'tambien',
    'tard', 'ten', 'teng', 'tien', 'tod', 'usted', 'vas', 'voy'
  ];
  -- In Portuguese "a gente" is we, and no people.
  v_said constant text[] := private.insight_lexemes(regexp_replace(p_text, '\m([dn]|pr)?a gente\M', ' ', 'gi'));
  -- What is asked for is found by its type.
  v_words constant text[] := array(
    select s.word
    from unnest(v_said) as s (word)
    where s.word <> all (array['cuant', 'cuand', 'quant', 'quand', 'cual', 'qual', 'quais', 'quem', 'onde', 'qui'])
  );
  v_insights integer;
begin
  select v.documents into v_insights
  from private.insight_vocabulary as v
  where v.user_id = p_user_id and v.lexeme = '';
  if not found then
    return;
  end if;
  return query
  with known as (
    select w.word, v.lexeme, 1::double precision as likeness, v.documents
    from unnest(v_words) as w (word)
    -- One row by its primary key, here and below, whatever the planner thinks of the vocabulary's size.
    cross join lateral (
      select n.* from private.insight_vocabulary as n where n.user_id = p_user_id and n.lexeme = w.word limit 1
    ) as v
  ),
  -- words that mean the same
  related as (
    select distinct on (w.word, v.lexeme)
      w.word, v.lexeme, case when r.asks then 0.7 else 0.6 end::double precision as likeness, v.documents
    from unnest(v_words) as w (word)
    cross join lateral (select k.meaning from private.related_words as k where k.lexeme = w.word and k.asks limit 20) as g
    cross join lateral (
      select k.lexeme, k.asks from private.related_words as k where k.meaning = g.meaning and k.lexeme <> w.word limit 40
    ) as r
    cross join lateral (
      select n.* from private.insight_vocabulary as n where n.user_id = p_user_id and n.lexeme = r.lexeme limit 1
    ) as v
    order by w.word, v.lexeme, r.asks desc
  ),
  -- what a word is derived from: hornero for horno
  derived as (
    select w.word, v.lexeme, 0.7::double precision as likeness, v.documents
    from unnest(v_words) as w (word)
    cross join lateral (
      select n.* from private.insight_vocabulary as n where n.user_id = p_user_id and n.lexeme = private.root(w.word) limit 1
    ) as v
    where v.lexeme <> w.word
  ),
  unknown as (
    select w.word, private.sound(w.word) as sound
    from unnest(v_words) as w (word)
    where w.word ~ '^[a-z]{4,}$'
      and not exists (select from known as k where k.word = w.word)
      and not exists (select from private.related_words as r where r.lexeme = w.word)
      and not exists (select from private.question_cues as c where c.lexeme = w.word)
      and w.word <> all (v_asking)
    order by char_length(w.word) desc, w.word
    limit 6
  ),
  meant as (
    select u.word, m.lexeme, m.likeness, m.documents
    from unknown as u
    cross join lateral (
      -- Of all that may be meant only the likest are looked up.
      select c.lexeme, c.likeness, v.documents
      from (
        select
          s.lexeme,
          case when s.sound = u.sound then 0.9 else 0.4 + 0.5 * extensions.similarity(s.sound, u.sound) end as likeness
        from (
          select distinct l.lexeme, l.sound
          from unnest(private.spellings(u.word)) as p (spelling)
          cross join lateral (
            select k.lexeme, k.sound
            from private.insight_spellings as k
            where k.user_id = p_user_id and k.spelling = p.spelling
            order by k.lexeme
            limit 20
          ) as l
        ) as s
        order by likeness desc, s.lexeme
        limit 6
      ) as c
      cross join lateral (
        select n.* from private.insight_vocabulary as n where n.user_id = p_user_id and n.lexeme = c.lexeme limit 1
      ) as v
      order by c.likeness desc, v.documents desc, c.lexeme
      limit 2
    ) as m
  )
  select t.word, t.lexeme, t.gain, t.documents
  from (
    select
      m.word, m.lexeme, m.documents,
      m.likeness * ln(1 + (v_insights - m.documents + 0.5) / (m.documents + 0.5)::double precision) as gain
    from (select * from known union all select * from related union all select * from derived union all select * from meant) as m
    union all
    -- What is asked for counts as much whether there is one of it or a hundred, and more than a rare word where the question
    -- says plainly what it asks for.
    select '#', v.lexeme, v.documents, 7 * power(a.likeness, 1.5)
    from private.asked_types(p_text, v_said) as a
    cross join lateral (
      select n.* from private.insight_vocabulary as n where n.user_id = p_user_id and n.lexeme = '#' || a.type limit 1
    ) as v
  ) as t
  -- A word that all have tells none from the other.
  where t.gain > 0.05
  order by t.gain desc, t.lexeme
  limit 20;
end;
$$;

comment on function private.topic_terms(uuid, text) is
  'What a text is asked by of what is known of a person, at most twenty: word as asked, lexeme as known, gain (inverse document frequency, less where the word only means the same, is of the kind, is derived from the same or is spelt otherwise), in how many insights it is. Types of fact that it asks for are words, too: #, and the type. Words that the person''s insights lack are taken for misspelt ones: up to two words that sound the same or differ by a letter stand for each, the likest first by trigrams.';

create or replace function private.current_insights(p_user_id uuid, p_text text, p_limit integer)
returns json
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  -- Who uses both languages asks for what they said in the one they ask in.
  v_portuguese constant boolean := lower(p_text) ~
    '\m(quem|qual|quais|quantos?|quantas?|onde|quando|não|nao|vocês?|voces?|nossos?|nossas?|pra|pelo|pela|com|em|meus?|minhas?|são|sao|isso|aos?|uma?|eu|do|na|nas|os|tem|faz|fazem|vou|tudo|pode|podem|fica|sai|a gente)\M';
begin
  if exists (select from public.profiles as p where p.id = p_user_id and p.is_memory_paused) then
    return '[]';
  end if;
  return (
    with terms as materialized (
      select
        t.word, t.lexeme, t.gain,
        t.documents > 30 as is_cut,
        t.word = '#' and t.gain >= 4 as is_plain,
        -- A long list that is worth little chooses nobody: what others choose gets its gain below all the same.
        t.documents <= 30 or t.gain >= 0.25 * max(t.gain) over () as is_read
      from private.topic_terms(p_user_id, p_text) as t
    ),
    entries as materialized (
      select
        e.insight_id,
        sum(e.gain) as gain,
        coalesce(sum(e.gain) filter (where not e.is_cut), 0) as rare_gain,
        array_agg(e.word) as words
      from (
        -- A word gives what its best term gives, however many of those that stand for it an insight has.
        select t.word, e.insight_id, max(t.gain * e.weight) as gain, bool_and(t.is_cut) as is_cut
        from terms as t
        cross join lateral (
          select s.insight_id, s.weight
          from private.insight_terms as s
          where s.user_id = p_user_id
            and s.lexeme = t.lexeme
            and (s.expires_at is null or s.expires_at > now())
          order by s.weight desc, s.seen_at desc
          limit 30
        ) as e
        where t.is_read
        group by t.word, e.insight_id
      ) as e
      group by e.insight_id
    ),
    candidates as (
      (select e.insight_id, e.gain, e.words from entries as e order by e.gain desc, e.insight_id limit 2 * p_limit)
      union
      -- Being in a list that goes on behind its thirty says little of those that are not.
      (
        select e.insight_id, e.gain, e.words
        from entries as e
        where e.rare_gain > 0
        order by e.rare_gain desc, e.gain desc, e.insight_id
        limit p_limit
      )
    ),
    known as (
      select
        i.id, i.content, i.category, i.confidence, i.assistant_id, i.discovered_at, i.fact_key,
        (
          c.gain
          -- What has a word whose list goes on behind the thirty has it all the same.
          + (
            select coalesce(sum(w.gain), 0)
            from (
              select max(t.gain) as gain
              from terms as t
              where t.is_cut
                and t.word <> all (c.words)
                and case
                  when t.word = '#' then t.lexeme = '#' || split_part(i.fact_key, ':', 1)
                  else t.lexeme = any (i.lexemes)
                end
              group by t.word
            ) as w
          )
        )
          * (0.8 + 0.2 * coalesce(i.confidence, 0.5))
          * case when v_portuguese and i.language like 'es%' or not v_portuguese and i.language like 'pt%' then 0.85 else 1 end
          * (0.95 + 0.05 * exp(-extract(epoch from now() - coalesce(i.last_seen_at, i.discovered_at, now())) / 15552000))
          as relevance
      from candidates as c
      -- One row by its primary key, whatever the planner thinks of how much a person knows.
      cross join lateral (
        select n.*, tsvector_to_array(n.search) as lexemes from public.user_insights as n where n.id = c.insight_id limit 1
      ) as i
      where i.user_id = p_user_id
        and i.status is distinct from 'expired'
        and i.valid_until is null
        and (i.expires_at is null or i.expires_at > now())
      union all
      select s.id, s.content, s.category, s.confidence, s.assistant_id, s.discovered_at, s.fact_key, 0
      from (
        select i.id, i.content, i.category, i.confidence, i.assistant_id, i.discovered_at, i.fact_key
        from public.user_insights as i
        where i.user_id = p_user_id
          and i.status <> 'expired'
          and i.valid_until is null
          and (i.expires_at is null or i.expires_at > now())
          and i.id not in (select c.insight_id from candidates as c)
        order by i.confidence desc nulls last, i.discovered_at desc
        limit p_limit
      ) as s
    ),
    -- Four of one type (eight of one that is plainly asked for), then what else matches, then what is surest; more of that type where there is still room.
    varied as (
      select
        n.*,
        case
          when n.nth <= case when n.is_asked then 8 else 4 end then (n.relevance = 0)::integer * 2
          when n.relevance > 0 and n.nth <= 8 then 1
          else 3
        end as turn
      from (
        select
          k.*,
          exists (select from terms as t where t.is_plain and t.lexeme = '#' || split_part(k.fact_key, ':', 1)) as is_asked,
          row_number() over (
            partition by coalesce(split_part(k.fact_key, ':', 1), k.id::text)
            order by k.relevance desc, k.confidence desc nulls last, k.discovered_at desc, k.id
          ) as nth
        from known as k
      ) as n
    ),
    chosen as (
      select
        v.*,
        row_number() over best as place,
        sum(char_length(v.content)) over best as characters
      from varied as v
      window best as (
        order by v.turn, v.relevance desc, v.confidence desc nulls last, v.discovered_at desc, v.id
        rows unbounded preceding
      )
    )
    select coalesce(
      json_agg(
        json_build_object(
          'id', c.id,
          'content', c.content,
          'category', c.category,
          'confidence', c.confidence,
          'assistant_id', c.assistant_id,
          'discovered_at', c.discovered_at
        )
        order by c.place
      ),
      '[]'
    )
    from chosen as c
    where c.place <= p_limit and c.characters <= 2400
  );
end;
$$;

comment on function private.current_insights(uuid, text, integer) is
  'What the Cerebro knows of a person, best first, at most p_limit and 2,400 characters: what matches the words of the text (rare words first, spelling mistakes forgiven) and the types of fact that it asks for, by how sure and how recent it is, less what was said in Portuguese where Spanish is asked in, and the other way round; four of one type, eight where it is plainly asked for, before others of it; then the surest. Never what has ended or expired, nothing while memory is paused. [{id, content, category, confidence, assistant_id, discovered_at}]. Takes as long for a hundred thousand insights as for a hundred.';

-- The words of a text are asked for one by one now.
drop function private.topic_query(text);

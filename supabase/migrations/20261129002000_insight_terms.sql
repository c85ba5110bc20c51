-- What is known of a person, by its words: for each word the insights that have it, the best first. A turn reads a few of
-- these lists, each no further than thirty entries, so it does not matter whether a hundred things are known or a hundred
-- thousand.
--
-- Why tables of their own and not a GIN index on user_insights.search: such an index finds everybody's insights with "torta"
-- and throws all but one person's away, and it has no order, so every match would be ranked before the first is known.
--
-- None of these tables has a foreign key: it would be looked up with every word. The triggers below do what a cascade would,
-- for a whole statement at once.

create table private.insight_terms (
  user_id uuid not null,
  lexeme text not null,
  weight real not null,
  seen_at timestamptz not null,
  insight_id uuid not null,
  expires_at timestamptz,

  -- what an insight is taken out of the lists by, and what tells whether it has a further word
  constraint insight_terms_pkey primary key (insight_id, lexeme),
  constraint weight_is_a_share check (weight > 0 and weight <= 1)
);

create index insight_terms_user_id_lexeme_idx on private.insight_terms
  (user_id, lexeme, weight desc, seen_at desc, insight_id) include (expires_at);

alter table private.insight_terms enable row level security;

comment on table private.insight_terms is
  'The words of each current insight, kept by triggers on user_insights, for current_insights. Ended and expired ones have none.';
comment on column private.insight_terms.user_id is 'Whose insight it is.';
comment on column private.insight_terms.lexeme is 'Stem as of private.insight_lexemes; # and the type of fact.';
comment on column private.insight_terms.weight is '1 for a word of the sentence, 0.6 for what one is derived from, 0.3 for a tag.';
comment on column private.insight_terms.seen_at is 'When it was last said: the newer of two equals comes first.';
comment on column private.insight_terms.insight_id is 'The insight.';
comment on column private.insight_terms.expires_at is 'That of the insight: one that is over takes no place in a list until it is swept.';

create table private.insight_vocabulary (
  user_id uuid not null,
  lexeme text not null,
  documents integer not null,

  constraint insight_vocabulary_pkey primary key (user_id, lexeme),
  constraint documents_are_some check (documents > 0)
);

alter table private.insight_vocabulary enable row level security;

comment on table private.insight_vocabulary is
  'In how many insights of a person each word is: the rarer, the more it says. The empty word counts the insights themselves.';
comment on column private.insight_vocabulary.user_id is 'The person.';
comment on column private.insight_vocabulary.lexeme is 'As in insight_terms; empty for the number of insights.';
comment on column private.insight_vocabulary.documents is 'Insights that have it. A word that none has any more is gone.';

create table private.insight_spellings (
  user_id uuid not null,
  spelling text not null,
  lexeme text not null,
  sound text not null,

  constraint insight_spellings_pkey primary key (user_id, spelling, lexeme) include (sound)
);

alter table private.insight_spellings enable row level security;

comment on table private.insight_spellings is
  'How the words of a person''s insights sound, whole and with one letter left out, so that a misspelt word finds the one it is meant for.';
comment on column private.insight_spellings.user_id is 'The person.';
comment on column private.insight_spellings.spelling is 'One of private.spellings of the lexeme.';
comment on column private.insight_spellings.lexeme is 'A word of private.insight_vocabulary.';
comment on column private.insight_spellings.sound is 'private.sound of the lexeme, which a question would compute for each word that may be meant.';

-- =====================================================================================================================
-- Words.
-- =====================================================================================================================

create function private.insight_lexemes(p_text text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return array(
    select distinct left(l.lexeme, 40)
    from unnest(to_tsvector('pg_catalog.spanish', private.unaccent_immutable(left(p_text, 4000)))) as l
  );
end;
$$;

comment on function private.insight_lexemes(text) is
  'The words of a text as they are indexed and asked for: Spanish stems without accents, without stop words, of its first 4,000 characters. Pure.';

create function private.root(p_lexeme text)
returns text
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
declare
  v_root text := coalesce(
    substring(p_lexeme from '^(.{3,}?)(?:[aei]?dor|(?:an|a)?deri?|eir|eri?|ist|[aiu]?cion|[ai]mient|iez|e?cit|it|z?inh|[ae]m|cao)$'), p_lexeme
  );
begin
  -- What changes within a verb: cierr of cierra is cerr of cerrar, cuest is cost, abastezc is abastec.
  if v_root like '%ie%' then
    return regexp_replace(v_root, 'ie(?=[^aeiou]{1,2}$)', 'e');
  elsif v_root like '%ue%' then
    return regexp_replace(v_root, '([^gq])ue(?=[^aeiou]{1,2}$)', '\1o');
  elsif v_root like '%zc' then
    return left(v_root, -2) || 'c';
  end if;
  return v_root;
end;
$$;

comment on function private.root(text) is
  'What a stem is derived from, for who does something, where it is done and that it is done, for what is small, for Portuguese plurals of verbs and for vowels that change: vend of vendedor and vendem, horn of hornero, barb of barberi, anticip of anticipacion, tort of tortit, cerr of cierr; else the stem itself. Pure.';

create function private.sound(p_lexeme text)
returns text
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
declare
  v_sound text;
begin
  -- What sounds the same in Latin America is written the same: seviche and ceviche, yave and llave, Ximena and Jimena, conprar
  -- and comprar, wasap and guasap. "ch" is put aside as C while h, which nobody hears, is dropped.
  v_sound := replace(replace(replace(replace(replace(p_lexeme, 'ch', 'C'), 'ph', 'f'), 'h', ''), 'll', 'y'), 'w', 'gu');
  v_sound := regexp_replace(v_sound, '^x', 'j');
  v_sound := regexp_replace(v_sound, 's?c(?=[eiy])', 's', 'g');
  v_sound := regexp_replace(v_sound, 'qu(?=[ei])|q|c', 'k', 'g');
  v_sound := regexp_replace(v_sound, 'g(?=[ei])', 'j', 'g');
  v_sound := regexp_replace(v_sound, 'n(?=[bpv])', 'm', 'g');
  return regexp_replace(translate(v_sound, 'vzxy', 'bssi'), '(.)\1+', '\1', 'g');
end;
$$;

comment on function private.sound(text) is
  'How a word without accents sounds in Latin American Spanish, so that words which are spelt differently and sound alike are equal. Pure.';

create function private.spellings(p_lexeme text)
returns text[]
language plpgsql
immutable
parallel safe
strict
set search_path = ''
as $$
declare
  v_sound constant text := private.sound(p_lexeme);
begin
  if p_lexeme !~ '^[a-z]+$' then
    return '{}';
  elsif char_length(v_sound) < 4 then
    return array[v_sound];
  end if;
  -- Two words that differ by a letter (one more, one less, another one, two that changed places) share one of these.
  return array(
    select v_sound
    union
    select left(v_sound, n - 1) || substr(v_sound, n + 1) from generate_series(1, char_length(v_sound)) as n
  );
end;
$$;

comment on function private.spellings(text) is
  'A word as it sounds, and that with each of its letters left out: words that differ by one letter have one of these in common. Words of less than four sounds only as they are, figures not at all. Pure.';

create function private.insight_words(p_content text, p_tags text[])
returns table (lexeme text, weight real)
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
  return query
  select w.lexeme, max(w.weight)::real
  from (
    select unnest(private.insight_lexemes(p_content)) as lexeme, 1.0 as weight
    union all
    select private.root(unnest(private.insight_lexemes(p_content))), 0.6
    union all
    select unnest(private.insight_lexemes(array_to_string(p_tags, ' '))), 0.3
  ) as w
  group by w.lexeme;
end;
$$;

comment on function private.insight_words(text, text[]) is
  'The words that an insight is found by: those of its sentence count 1, what they are derived from 0.6, those that are tags only 0.3. Pure.';

-- =====================================================================================================================
-- Upkeep.
-- =====================================================================================================================

create function private.is_current(p_insight public.user_insights)
returns boolean
language sql
stable
parallel safe
set search_path = ''
return (p_insight).user_id is not null
  and (p_insight).status is distinct from 'expired'
  and (p_insight).valid_until is null
  and ((p_insight).expires_at is null or (p_insight).expires_at > now());

comment on function private.is_current(public.user_insights) is
  'Whether an insight still holds: neither ended nor expired.';

create function private.tg_insight_terms__count_added() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- In one order everywhere, or two statements about one person would wait for each other.
  with added as (
    insert into private.insight_vocabulary as v (user_id, lexeme, documents)
    select n.user_id, n.lexeme, count(*) from new_rows as n group by n.user_id, n.lexeme
    union all
    select n.user_id, '', count(distinct n.insight_id)
    from new_rows as n
    group by n.user_id
    order by 1, 2
    on conflict (user_id, lexeme) do update set documents = v.documents + excluded.documents
    returning v.user_id, v.lexeme, xmax = 0 as is_new
  )
  insert into private.insight_spellings (user_id, spelling, lexeme, sound)
  select a.user_id, s.spelling, a.lexeme, h.sound
  from added as a
  -- once for each word, not for each of its spellings
  cross join lateral (select private.sound(a.lexeme) as sound offset 0) as h
  cross join lateral unnest(private.spellings(a.lexeme)) as s (spelling)
  where a.is_new
  order by 1, 2, 3
  on conflict do nothing;
  return null;
end;
$$;

comment on function private.tg_insight_terms__count_added() is 'Trigger: the words of new entries are counted and their spellings noted.';

create trigger tg_insight_terms__count_added after insert on private.insight_terms
  referencing new table as new_rows for each statement execute function private.tg_insight_terms__count_added();

create function private.tg_insight_terms__count_removed() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_gone record;
begin
  -- Counted down one after the other, in the order of the counting up; who has none left goes, and how it is spelt with it.
  for v_gone in
    select v.user_id, v.lexeme, v.documents, o.removed
    from (
      select r.user_id, r.lexeme, count(*) as removed from old_rows as r group by r.user_id, r.lexeme
      union all
      select r.user_id, '', count(distinct r.insight_id) from old_rows as r group by r.user_id
    ) as o
    join private.insight_vocabulary as v on v.user_id = o.user_id and v.lexeme = o.lexeme
    order by v.user_id, v.lexeme
    for update of v
  loop
    if v_gone.documents > v_gone.removed then
      update private.insight_vocabulary as v
      set documents = v.documents - v_gone.removed
      where v.user_id = v_gone.user_id and v.lexeme = v_gone.lexeme;
    else
      delete from private.insight_vocabulary as v where v.user_id = v_gone.user_id and v.lexeme = v_gone.lexeme;
      delete from private.insight_spellings as s
      where s.user_id = v_gone.user_id
        and s.spelling = any (private.spellings(v_gone.lexeme))
        and s.lexeme = v_gone.lexeme;
    end if;
  end loop;
  return null;
end;
$$;

comment on function private.tg_insight_terms__count_removed() is
  'Trigger: the words of removed entries are counted down; a word that no insight has any more leaves nothing behind.';

create trigger tg_insight_terms__count_removed after delete on private.insight_terms
  referencing old table as old_rows for each statement execute function private.tg_insight_terms__count_removed();

create function private.index_insights(p_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.insight_terms (user_id, lexeme, weight, seen_at, insight_id, expires_at)
  select i.user_id, w.lexeme, w.weight, coalesce(i.last_seen_at, i.discovered_at, now()), i.id, i.expires_at
  from public.user_insights as i
  cross join lateral (
    select t.lexeme, t.weight from private.insight_words(i.content, i.tags) as t
    union all
    -- no word of a text looks like this
    select '#' || split_part(i.fact_key, ':', 1), 1 where i.fact_key is not null
  ) as w
  where i.id = any (p_ids) and private.is_current(i);
end;
$$;

comment on function private.index_insights(uuid[]) is 'Enters the words of these insights, where they are current, and as one more word # and the type of fact, such as #price.';

create function private.tg_user_insights__index_inserted() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.index_insights(array(select n.id from new_rows as n));
  return null;
end;
$$;

comment on function private.tg_user_insights__index_inserted() is 'Trigger: a new insight is found by its words.';

create trigger tg_user_insights__index_inserted after insert on public.user_insights
  referencing new table as new_rows for each statement execute function private.tg_user_insights__index_inserted();

create function private.tg_user_insights__index_updated() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  v_changed uuid[];
begin
  -- Only where something changed that the lists hold: an insight that is merely surer keeps its entries.
  select array_agg(n.id) into v_changed
  from old_rows as o
  join new_rows as n on n.id = o.id
  where (n.user_id, n.content, n.tags, n.fact_key, n.status, n.valid_until, n.expires_at, coalesce(n.last_seen_at, n.discovered_at))
    is distinct from
    (o.user_id, o.content, o.tags, o.fact_key, o.status, o.valid_until, o.expires_at, coalesce(o.last_seen_at, o.discovered_at));
  if v_changed is null then
    return null;
  end if;
  delete from private.insight_terms as t where t.insight_id = any (v_changed);
  perform private.index_insights(v_changed);
  return null;
end;
$$;

comment on function private.tg_user_insights__index_updated() is
  'Trigger: an insight that was changed is found by its new words, one that ended by none.';

create trigger tg_user_insights__index_updated after update on public.user_insights
  referencing old table as old_rows new table as new_rows for each statement
  execute function private.tg_user_insights__index_updated();

create function private.tg_user_insights__index_deleted() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from private.insight_terms as t using old_rows as o where t.insight_id = o.id;
  return null;
end;
$$;

comment on function private.tg_user_insights__index_deleted() is 'Trigger: a deleted insight is found by nothing.';

create trigger tg_user_insights__index_deleted after delete on public.user_insights
  referencing old table as old_rows for each statement execute function private.tg_user_insights__index_deleted();

-- What was known before there were lists.
do $$
begin
  perform private.index_insights(array(select i.id from public.user_insights as i));
end;
$$;

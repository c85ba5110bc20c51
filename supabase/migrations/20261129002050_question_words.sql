-- How people ask. A question rarely has the words of its answer: "¿quién nos surte?" is answered by "Proveedor: Don Beto", "¿cuánto
-- pagamos de alquiler?" by "Gasto en renta". So a question is asked twice: for its words, and for the type of fact that its
-- interrogative and its verb ask for; and each word stands for those that mean the same in one country or another.

create table private.question_cues (
  asked text not null,
  lexeme text not null,
  type text not null,
  likeness real not null,

  constraint question_cues_pkey primary key (asked, lexeme, type),
  constraint likeness_is_a_share check (likeness > 0 and likeness <= 1)
);

alter table private.question_cues enable row level security;

comment on table private.question_cues is
  'Which type of fact a question asks for, by its interrogative and one of its words. Reference data; written by migrations.';
comment on column private.question_cues.asked is 'Interrogative as private.interrogatives gives it; empty for a word that says it whatever is asked.';
comment on column private.question_cues.lexeme is 'Stem of a word of the question; empty for the interrogative alone.';
comment on column private.question_cues.type is 'First half of user_insights.fact_key.';
comment on column private.question_cues.likeness is 'How much it says so, up to 1.';

create table private.related_words (
  lexeme text not null,
  meaning integer not null,

  constraint related_words_pkey primary key (lexeme, meaning)
);

create index related_words_meaning_idx on private.related_words (meaning);

alter table private.related_words enable row level security;

comment on table private.related_words is
  'Words of small business that mean the same, or nearly, somewhere in Latin America. Reference data; written by migrations.';
comment on column private.related_words.lexeme is 'Stem of the word.';
comment on column private.related_words.meaning is 'Words with the same number stand for each other.';

create function private.interrogatives(p_text text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
  v_text text := private.unaccent_immutable(lower(left(p_text, 1000)));
  v_found text[];
begin
  -- Portuguese is asked as Spanish is, and what is written short as what is written out.
  v_text := regexp_replace(v_text, '\mquem\M', 'quien', 'g');
  v_text := regexp_replace(v_text, '\mquienes\M', 'quien', 'g');
  v_text := regexp_replace(v_text, '\mquant([oa]s?)\M', 'cuant\1', 'g');
  v_text := regexp_replace(v_text, '\mquando\M', 'cuando', 'g');
  v_text := regexp_replace(v_text, '\mde onde\M', 'de donde', 'g');
  v_text := regexp_replace(v_text, '\m(a onde|aonde|adonde|(pra|para|hacia|hasta|ate) d?onde)\M', 'a donde', 'g');
  v_text := regexp_replace(v_text, '\monde\M', 'donde', 'g');
  v_text := regexp_replace(v_text, '\m(o que|q|cual|cuales|qual|quais)\M', 'que', 'g');
  v_found := array(
    select distinct case
      when m.word[1] ~ '^(a|en|em|por) cuant[oa]$|^a como$|^que (precio|vale|tarifa)' then 'a cuanto'
      when m.word[1] ~ '^(a |em |en |por |con |com )?cuant[oa] (nos|me) ' then 'cuanto nos'
      when m.word[1] ~ '^(desde|a partir de) cuant' then 'desde cuanto'
      when m.word[1] ~ '^(hace|ha|faz) cuant|^desde cuando|^cuant[oa] (hace|llevamos|llevo|tiempo (hace|tenemos|llevamos|llevo|abiertos|existe|existimos))|^(en|desde|em) que ano' then 'desde cuando'
      when m.word[1] ~ '^(cada|de) cuant|frecuencia|frequencia|seguido' then 'cada cuanto'
      when m.word[1] ~ '^cuant[oa]s (dias|horas|semanas|meses)$|cuant[oa] tiempo|cuanto tempo' then 'cuanto tiempo'
      when m.word[1] ~ '^cuant[oa]s (somos|trabajamos|trabalhamos)$' then 'cuantos somos'
      when m.word[1] ~ '^(por|con|com|em|en) cuant[oa]$' then 'cuanto'
      when m.word[1] ~ '^cuant[oa]s$' then 'cuantos'
      when m.word[1] ~ '^cuant[oa]$' then 'cuanto'
      when m.word[1] ~ '^(con|com) quien$' then 'con quien'
      when m.word[1] ~ '^(para|pra|contra) quien$' then 'para quien'
      when m.word[1] ~ '^por donde$' then 'por donde'
      when m.word[1] ~ '^ate cuando$' then 'hasta cuando'
      when m.word[1] ~ '^para cuando$' then 'cuando'
      when m.word[1] ~ '(^| )que (dia|noche|fecha|data|noite)s?$' then 'que dia'
      when m.word[1] ~ 'que horas?$' then 'que hora'
      when m.word[1] ~ '^(con|com) que$' then 'con que'
      when m.word[1] ~ '^(en|em|no) que$' then 'en que'
      when m.word[1] ~ '^que (pasa|pasaria|acontece|sucede|hacemos si)$|^si$|^se$|^(se )?(puede|pueden|pode|podem|hay que|da para|da pra|tem que)|mos$' then 'si'
      when m.word[1] = 'pra que' then 'para que'
      when m.word[1] = 'vamos a' then 'vamos'
      else m.word[1]
    end
    from regexp_matches(
      v_text,
      '\m((?:a|en|em|por) cuant[oa]|a como|que (?:precio|vale|tarifa)|(?:(?:a|en|em|por|con|com) )?cuant[oa] (?:nos|me) \w+|'
        || '(?:desde|a partir de) cuant[oa]s?|(?:hace|ha|faz) cuant[oa]s?|cuant[oa] (?:hace|llevamos|llevo)|'
        || 'cuant[oa] tiempo (?:hace|tenemos|llevamos|llevo|abiertos|existe|existimos)|(?:en|desde|em) que ano|'
        || 'cada cuant[oa]s?|de cuant[oa] (?:en|em) cuant[oa]|con que frecuencia|com que frequencia|que tan seguido|'
        || '(?:(?:a|en|em|por|con|com) )?cuant[oa] temp[o]|(?:(?:a|en|em|por|con|com) )?cuant[oa] tiempo|'
        || 'cuant[oa]s (?:dias|horas|semanas|meses)|cuant[oa]s (?:somos|trabajamos|trabalhamos)|(?:con|com) cuant[oa]|cuant[oa]s?|'
        || 'por que|para que|pra que|a que|de que|(?:con|com|en|em) que|que (?:pasa|pasaria|acontece|sucede|hacemos si)|'
        || 'de donde|a donde|por donde|donde|(?:desde|hasta|ate|para) cuando|cuando|(?:(?:a|de|con|com|para|pra|contra) )?quien|'
        || '(?:(?:en|em|a) )?que (?:dia|noche|fecha|data|noite)s?|(?:(?:a|desde|hasta|ate) )?que horas?|vamos a|que|como|'
        || '^\W*(?:si|se|(?:se )?(?:puede|puedes|pueden|puedo|podemos|pode|podem|hay que|da pra|da para|tem que)|(?:se |le |les |los |as |os |a gente )?[a-z]+[aei]mos))\M',
      'g'
    ) as m (word)
    limit 4
  );
  -- What is asked with a preposition is asked without it, too.
  if v_found && array['con que', 'en que', 'a que', 'de que', 'que hora', 'que dia'] then
    v_found := v_found || 'que'::text;
  end if;
  if v_found && array['por donde'] then
    v_found := v_found || 'donde'::text;
  end if;
  if v_found && array['con quien', 'para quien'] then
    v_found := v_found || 'a quien'::text;
  end if;
  if v_found && array['a cuanto', 'cuanto nos'] then
    v_found := v_found || 'cuanto'::text;
  end if;
  return v_found;
end;
$$;

comment on function private.interrogatives(text) is
  'What a text asks for, in Spanish for Portuguese, too: a cuanto, cuanto, cuanto nos, desde cuanto, cuanto tiempo, cada cuanto, cuantos, cuantos somos, quien, a quien, de quien, con quien, para quien, donde, de donde, a donde, por donde, cuando, desde cuando, hasta cuando, que dia, que hora, que, con que, en que, a que, de que, como, por que, para que, si (and what begins with a verb), vamos; of the first 1,000 characters, four and what these are a case of. Pure.';

create function private.asked_types(p_text text, p_lexemes text[])
returns table (type text, likeness real)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select c.type, max(c.likeness)
  from unnest(private.interrogatives(p_text) || array['']) as a (asked)
  cross join unnest(p_lexemes || array['']) as l (lexeme)
  cross join lateral (
    select q.type, q.likeness from private.question_cues as q where q.asked = a.asked and q.lexeme = l.lexeme limit 30
  ) as c
  group by c.type;
end;
$$;

comment on function private.asked_types(text, text[]) is
  'The types of fact that a text asks for, and how surely. p_lexemes are private.insight_lexemes of the text.';

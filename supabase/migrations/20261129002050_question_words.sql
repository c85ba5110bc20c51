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

create index question_cues_lexeme_idx on private.question_cues (lexeme);
create index question_cues_sound_idx on private.question_cues (private.sound(private.root(lexeme)));

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
  asks boolean not null default true,

  constraint related_words_pkey primary key (lexeme, meaning)
);

create index related_words_meaning_idx on private.related_words (meaning);

alter table private.related_words enable row level security;

comment on table private.related_words is
  'Words of small business that mean the same, or nearly, somewhere in Latin America. Reference data; written by migrations.';
comment on column private.related_words.lexeme is 'Stem of the word.';
comment on column private.related_words.meaning is 'Words with the same number stand for each other.';
comment on column private.related_words.asks is
  'False for what is only found: "vehículo" asks for vans and motorcycles, a van for no motorcycle.';

create function private.interrogatives(p_text text)
returns text[]
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
  v_text text := ' ' || btrim(regexp_replace(private.unaccent_immutable(lower(left(p_text, 1000))), '[^a-z0-9]+', ' ', 'g')) || ' ';
  v_short text[];
  v_found text[];
begin
  -- Portuguese is asked as Spanish is, and what is written short as what is written out. Few regular expressions: a backend keeps thirty-two.
  foreach v_short slice 1 in array array[
    [' quem sao ', ' quienes '], [' quem ', ' quien '], [' quanto ', ' cuanto '], [' quanta ', ' cuanta '], [' quantos ', ' cuantos '],
    [' quantas ', ' cuantos '], [' cuantas ', ' cuantos '], [' quando ', ' cuando '], [' tempo ', ' tiempo '],
    [' o que ', ' que '], [' q ', ' que '], [' cual ', ' que '], [' cuales ', ' que '], [' qual ', ' que '], [' quais ', ' que '],
    [' onde ', ' donde '], [' aonde ', ' a donde '], [' adonde ', ' a donde '], [' com ', ' con '], [' los que ', ' '], [' las que ', ' '], [' a traves de ', ' por '], [' mediante ', ' por '], [' en que lugar ', ' donde '], [' en que horario ', ' que hora '], [' que horario ', ' que hora '], [' que horarios ', ' que hora '], [' en que parte ', ' donde '], [' en que sitio ', ' donde '], [' em ', ' en '], [' no que ', ' en que '],
    [' pra ', ' para '], [' pa ', ' para '], [' ate ', ' hasta '], [' para donde ', ' a donde '], [' hacia donde ', ' a donde '], [' hasta donde ', ' a donde '],
    [' ha cuanto ', ' hace cuanto '], [' faz cuanto ', ' hace cuanto '], [' a partir de ', ' desde '], [' por cuanto ', ' en cuanto '], [' desde que cantidad ', ' desde cuanto '], [' desde que monto ', ' desde cuanto '], [' desde que edad ', ' desde cuanto '], [' hasta que edad ', ' hasta cuanto '], [' hasta que monto ', ' hasta cuanto '],
    [' frequencia ', ' frecuencia '], [' que tanto ', ' cuanto '], [' que porcentaje ', ' cuanto '], [' que proporcion ', ' cuanto '], [' que cantidad ', ' cuanto '], [' que tanta ', ' cuanta '], [' que tantos ', ' cuantos '],
    [' que tantas ', ' cuantos '], [' qto ', ' cuanto '], [' qtos ', ' cuantos '], [' qtas ', ' cuantos '], [' cto ', ' cuanto '],
    [' que es lo que ', ' que '], [' quien es el que ', ' quien '], [' quien es la que ', ' quien '],
    [' quienes son los que ', ' quienes '], [' es que ', ' '], [' fue que ', ' '], [' dnd ', ' donde '], [' xq ', ' por que '], [' x ', ' por '], [' para cuando ', ' cuando ']
  ] loop
    v_text := replace(v_text, v_short[1], v_short[2]);
  end loop;
  v_found := array(
    select case
      when m.word ~ '^cuanto (me |nos )?(pag|cancel|abon)' then 'cuanto pagan'
      when m.word in ('a cuanto', 'en cuanto', 'a como', 'que precio', 'que vale', 'que tarifa') then 'a cuanto'
      when m.word like 'a cuanto nos%' or m.word like 'a cuanto me%' or m.word like 'a como nos%' or m.word like 'a como me%' then 'a cuanto nos'
      when m.word like '%cuanto nos %' or m.word like '%cuanto me %' then 'cuanto nos'
      when m.word = 'cuanto da para' then 'cuanto da'
      when m.word in ('cuanto es', 'cuanto e') then 'cuanto es'
      when m.word = 'con cuanta' then 'cuanta'
      when m.word in ('quien nos', 'quien me', 'quienes nos', 'quienes me') then 'quien nos'
      when m.word like 'hace cuanto%' or m.word like 'cuanto hace%' or m.word like 'cuanto llev%' or m.word like 'cuanto tiempo %'
        or m.word like '%que ano' then 'desde cuando'
      when m.word like 'desde cuanto%' then 'desde cuanto'
      when m.word like 'hasta cuanto%' then 'hasta cuanto'
      when m.word like 'cada cuanto%' or m.word like 'de cuanto%' or m.word like '%frecuencia' or m.word like '%seguido' then 'cada cuanto'
      when m.word like '%cuanto tiempo' or m.word like 'cuantos %as' or m.word like 'cuantos meses' then 'cuanto tiempo'
      when m.word in ('cuantos somos', 'cuantos trabajamos', 'cuantos trabalhamos', 'cuantos estamos') then 'cuantos somos'
      when m.word = 'con cuanto' then 'cuanto'
      when m.word like 'que otr%' then 'que otro'
      when m.word ~ '^(para|contra) quien' then 'para quien'
      when m.word like '% quienes' then left(m.word, -2)
      when m.word like '%que fecha%' or m.word like '%que data%' then 'que fecha'
      when m.word like '%que % es' or m.word like '%que % e' or m.word like '%que % sera' or m.word like '%que % cae' then 'que dia es'
      when m.word like '%que dia%' or m.word like '%que noche%' or m.word like '%que noite%' then 'que dia'
      when m.word like '%que hora%' then 'que hora'
      when m.word in ('que nos', 'que me') then 'que nos'
      when m.word like 'que % nos' or m.word like 'que % me' then 'quien nos'
      when m.word like 'que %' or m.word ~ '^ (si|se|pued|pode|hay|da|tem)' then 'que pasa'
      when m.word like ' %' then 'si'
      when m.word = 'vamos a' then 'vamos'
      else m.word
    end
    from (
      select f.word[1] as word
      from regexp_matches(
        v_text,
        '(\m(?:cuanto (?:me |nos )?(?:(?:pagan|pagam|cancelan|abonan)|paga (?:el|la|cada|un|una|los|las|quien))|(?:a|en|con) cuanto|a como|que (?:precio|vale|tarifa)|(?:(?:a|en|con) )?cuanto (?:nos|me) [a-z]+|a como (?:nos|me)|cuanto da para|quien(?:es)? (?:nos|me)|'
          || '(?:desde|hace|hasta) cuantos?|cuanto (?:hace|llevamos|llevo)|cuanto tiempo (?:hace|tenemos|llevamos|llevo|abiertos|existe|existimos)|'
          || '(?:(?:en|desde|de) )?que ano|cada cuantos?|de cuanto en cuanto|con que frecuencia|que tan seguido|(?:(?:a|en|con) )?cuanto tiempo|cuanto (?:es|e)|(?:con )?cuanta|'
          || 'cuantos (?:dias|horas|semanas|meses)|cuantos (?:somos|estamos|trabajamos|trabalhamos)|cuantos?|por que|para que|a que|de que|con que|en que|'
          || 'que (?:pasa|pasaria|acontece|sucede)|de donde|a donde|por donde|donde(?: se)?|(?:desde|hasta) cuando|cuando|'
          || '(?:(?:a|de|con|para|contra) )?quien(?:es)?|(?:(?:en|a) )?que (?:dia|noche|fecha|data|noite)s?|(?:en )?que dia (?:es|e|sera|cae)|(?:(?:a|desde|hasta) )?que horas?|'
          || 'vamos a|que otr[oa]s?|que (?:(?:empresa|persona|senora?|casa|distribuidora?|mayorista|negocio|compania|cliente|tienda|fabrica|productora?|laboratorio|agencia)(?:e?s)? )?(?:nos|me)|que|como)|'
          -- a question without an interrogative: it begins with a condition or with its verb
          || '^ (?:si|se|(?:se )?(?:puede[ns]?|puedo|podemos|podem?|hay que|da para|tem que)|(?:se |le |les |los |as |os |a gente |nos )?(?:[a-z]+[aei]mos|somos|reciben|aceptan?|hacen|dan|tienen|venden|abren|toman|cobran|fian|fazem?|tem|aceitam?|hay|acepto|recibo|atiendo|presto|entrego|fio|hago|doy|vendo)|'
          || '(?:los |o |no |aos )?(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|feriados|festivos)))\M',
        'g'
      ) as f (word)
      limit 4
    ) as m
  );
  -- What follows an interrogative tells of something: "quién atiende cuando salgo", "dónde compro lo que vendo".
  if cardinality(v_found) > 1 then
    v_found := v_found[1] || array(
      select distinct f.word
      from unnest(v_found[2:]) as f (word)
      where f.word <> v_found[1]
        and f.word <> all (
          case
            when v_found[1] in ('si', 'como') then '{}'
            when v_found[1] = 'que' then array['como']
            else array['que', 'como', 'cuando', 'donde']
          end
        )
    );
  end if;
  -- Some are a case of another.
  if v_found && array['que hora', 'que dia', 'que otro'] then
    v_found := v_found || 'que'::text;
  end if;
  if v_found && array['por donde', 'donde se'] then
    v_found := v_found || 'donde'::text;
  end if;
  if v_found && array['quien'] and (v_text like '% para gente %' or v_text like '% para nosotros %') then
    v_found := v_found || 'quien nos'::text;
  end if;
  if v_found && array['quienes'] then
    v_found := v_found || 'quien'::text;
  end if;
  if v_found && array['cuanto es', 'cuanta'] then
    v_found := v_found || 'cuanto'::text;
  end if;
  if v_found = '{}' and p_text like '%?%' then
    v_found := array['si'];
  end if;
  -- "¿Atendemos sin cita?" asks for a rule, "quanto custa pra gente" what is paid.
  if v_found && array['si'] and v_text like '% sin %' then
    v_found := v_found || 'que pasa'::text;
  end if;
  if v_found && array['cuanto'] and (v_text like '% para gente %' or v_text like '% para nosotros %') then
    v_found := v_found || 'cuanto nos'::text;
  end if;
  if v_found && array['que pasa'] then
    v_found := v_found || 'si'::text;
  end if;
  if v_found && array['quien nos'] then
    v_found := v_found || 'quien'::text;
  end if;
  if v_found && array['que dia es'] then
    v_found := v_found || 'que dia'::text;
  end if;
  if v_found && array['con quien', 'para quien'] then
    v_found := v_found || 'a quien'::text;
  end if;
  if v_found && array['a cuanto', 'hasta cuanto'] then
    v_found := v_found || 'cuanto'::text;
  end if;
  return v_found;
end;
$$;

comment on function private.interrogatives(text) is
  'What a text asks for, in Spanish for Portuguese, too: a cuanto, a cuanto nos, cuanto, cuanto pagan (others), cuanto es, cuanto nos, cuanto da, cuanta, desde cuanto, hasta cuanto, cuanto tiempo, cada cuanto, cuantos, cuantos somos, quien, quien nos, quienes, a, de, con and para quien(es), donde, donde se, de, a and por donde, cuando, desde cuando, hasta cuando, que dia, que dia es, que fecha, que hora, que, que nos, que otro, a, con, de and en que, como, por que, para que, que pasa (conditions and what may be done), si (a verb first, or nothing but the question mark), vamos; of the first 1,000 characters, four and what these are a case of; what stands behind the first and only tells of it (cuando, donde, que, como) is none. Pure.';

create function private.asked_types(p_text text, p_lexemes text[])
returns table (type text, likeness real)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_asked constant text[] := private.interrogatives(p_text);
  -- What no figure, no person, no place and no time answers.
  v_unlikely constant text[] := case
    when v_asked && array['que', 'como', 'si', 'que pasa'] and not v_asked && array['que hora', 'que dia'] then '{}'::text[]
    when v_asked && array['cuanto', 'cuantos', 'cuanto nos', 'cuanto es', 'cuanta', 'cuanto pagan', 'a cuanto nos'] then
      array['supplier', 'person', 'location', 'channel', 'tool', 'customers', 'offers', 'competitor', 'payment', 'habit', 'hours', 'preference', 'decision', 'business_name', 'business_type', 'problem']
    when v_asked && array['quien', 'a quien', 'de quien', 'quien nos', 'con quien'] then
      array['price', 'cost', 'revenue', 'metric', 'team_size', 'hours', 'founded', 'event', 'location', 'coverage', 'tool', 'payment', 'offers', 'habit', 'constraint', 'business_type', 'preference']
    when v_asked && array['donde', 'a donde', 'por donde', 'de donde'] then
      array['price', 'cost', 'revenue', 'metric', 'team_size', 'hours', 'founded', 'event', 'person', 'preference', 'offers', 'policy', 'constraint', 'decision']
    when v_asked && array['cuando', 'que dia', 'que hora', 'que fecha', 'cada cuanto', 'desde cuando'] then
      array['price', 'cost', 'revenue', 'metric', 'team_size', 'person', 'supplier', 'location', 'channel', 'tool', 'customers', 'offers', 'payment', 'competitor', 'coverage']
    else '{}'
  end;
begin
  return query
  with said as (
    select l.lexeme, 1::real as share from unnest(p_lexemes || array['']) as l (lexeme)
    union all
    -- A word that no question is known by asks as those do that mean the same, or sound the same.
    select m.lexeme, m.share
    from unnest(p_lexemes) as l (lexeme)
    cross join lateral (
      (
        select r.lexeme, 0.9::real as share
        from (select k.meaning from private.related_words as k where k.lexeme = l.lexeme and k.asks limit 5) as g
        cross join lateral (select k.lexeme from private.related_words as k where k.meaning = g.meaning and k.asks limit 20) as r
      )
      union all
      (
        select q.lexeme, 0.95::real
        from private.question_cues as q
        where private.sound(private.root(q.lexeme)) = private.sound(private.root(l.lexeme)) and l.lexeme ~ '^[a-z]{3,}$'
        limit 20
      )
    ) as m
    where not exists (select from private.question_cues as q where q.lexeme = l.lexeme)
  )
  -- Words that agree make it surer.
  select c.type, (case when c.type = any (v_unlikely) then 0.7 else 1 end * max(c.likeness) * (1 + 0.06 * greatest(0, least(3, count(*) filter (where c.likeness >= 0.6) - 1))))::real
  from unnest(v_asked || array['']) as a (asked)
  cross join lateral (
    select q.type, max(q.likeness * s.share) as likeness
    from (select l.lexeme, max(l.share) as share from said as l group by l.lexeme) as s
    cross join lateral (
      select k.type, k.likeness from private.question_cues as k where k.asked = a.asked and k.lexeme = s.lexeme limit 30
    ) as q
    group by q.type, s.share < 1, case when s.share = 1 then s.lexeme end
  ) as c
  group by c.type;
end;
$$;

comment on function private.asked_types(text, text[]) is
  'The types of fact that a text asks for, and how surely: as its surest cue says, and up to a fifth more where further words say so, too. A word that is no cue asks as its related words do, and as a cue that sounds the same or is derived from the same. What no figure, person, place or time answers counts less where one of these is asked for. p_lexemes are private.insight_lexemes of the text.';

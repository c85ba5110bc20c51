begin;
select plan(14);

select results_eq(
  $$ select id from public.assistants_catalog order by sort_order $$,
  array[
    'sofia', 'carlos', 'paula', 'valentina', 'mateo', 'lucia', 'diego', 'camila', 'andres', 'elena', 'tomas', 'renata'
  ],
  'twelve assistants are on offer'
);

select results_eq(
  $$ select id from public.assistants_catalog where required_plan = 'trial' order by sort_order $$,
  array['sofia', 'carlos', 'paula'],
  'marketing, sales and operations come with the trial'
);

select is_empty(
  $$ select id from public.assistants_catalog where is_premium <> (required_plan = 'enterprise') $$,
  'what only the highest plan includes is premium'
);

select is_empty(
  $$
    select id, words
    from public.assistants_catalog
    cross join lateral (select count(*) as words from regexp_matches(system_prompt, '\S+', 'g')) as length
    where words not between 500 and 900
  $$,
  'a prompt has 500 to 900 words'
);

select is_empty(
  $$ select id from public.assistants_catalog where system_prompt not like 'Eres ' || name || ', %' $$,
  'a prompt begins with who it is for'
);

select is_empty(
  $$
    select assistant.id, needed.word
    from public.assistants_catalog as assistant
    cross join (values ('Cerebro'), ('portugu'), ('invent')) as needed (word)
    where position(needed.word in assistant.system_prompt) = 0
  $$,
  'every prompt speaks of the shared memory, of Portuguese, and of not inventing'
);

select is_empty(
  $$
    select assistant.id, count(colleague.id)
    from public.assistants_catalog as assistant
    left join public.assistants_catalog as colleague
      on colleague.id <> assistant.id and assistant.system_prompt ~ ('\m' || colleague.name || '\M')
    group by assistant.id
    having count(colleague.id) < 4
  $$,
  'every assistant knows at least four colleagues by name'
);

select is_empty(
  $$ select id from public.assistants_catalog where system_prompt ~ '\{\{|\$\{|<%|%s' $$,
  'no prompt has a place for somebody else''s text'
);

select is_empty(
  $$
    with sentence as (
      select assistant.id, btrim(part) as text
      from public.assistants_catalog as assistant
      cross join lateral regexp_split_to_table(regexp_replace(assistant.system_prompt, '\s+', ' ', 'g'), '[.:;?!]\s') as part
      where char_length(btrim(part)) > 40
    )
    select text, array_agg(distinct id) from sentence group by text having count(distinct id) > 1
  $$,
  'no two prompts share a sentence'
);

select is_empty(
  $$
    select id from public.assistants_catalog
    where jsonb_typeof(response_patterns -> 'greeting') is distinct from 'string'
      or jsonb_typeof(response_patterns -> 'closing') is distinct from 'string'
      or jsonb_typeof(response_patterns -> 'formatting') is distinct from 'string'
      or jsonb_array_length(response_patterns -> 'structure') not between 3 and 6
      or jsonb_array_length(response_patterns -> 'suggested_questions') not between 3 and 4
  $$,
  'every assistant has a greeting, a closing, a structure and three or four first questions'
);

select is_empty(
  $$
    select id from public.assistants_catalog
    where jsonb_typeof(personality -> 'tone') is distinct from 'string'
      or jsonb_array_length(personality -> 'traits') < 3
      or personality ->> 'register' is distinct from 'tú|usted adaptable'
      or personality ->> 'emoji' not in ('sparingly', 'none')
      or jsonb_array_length(personality -> 'avoid') < 3
  $$,
  'every assistant has a tone, traits, a register and things to avoid'
);

select is_empty(
  $$
    select id from public.assistants_catalog
    where least(
      cardinality(specialties), cardinality(primary_skills), cardinality(secondary_skills), cardinality(tools),
      cardinality(methodologies)
    ) < 3
      or least(char_length(role), char_length(description), char_length(avatar)) = 0
  $$,
  'every assistant shows what it is good at, with which tools and methods'
);

select is(
  (select count(distinct lower(color)) from public.assistants_catalog), 12::bigint, 'every assistant has a colour of its own'
);

-- Relative luminance and contrast as WCAG 2.2 defines them.
select is_empty(
  $$
    select id, round(1.05 / (luminance + 0.05), 2) as contrast
    from (
      select id, sum(weight * case when c <= 0.04045 then c / 12.92 else power((c + 0.055) / 1.055, 2.4) end) as luminance
      from public.assistants_catalog
      cross join (values (1, 0.2126), (2, 0.7152), (3, 0.0722)) as channel (position, weight)
      cross join lateral (
        select get_byte(decode(substr(color, 2), 'hex'), position - 1) / 255.0 as c
      ) as value
      group by id
    ) as measured
    where 1.05 / (luminance + 0.05) < 4.5
  $$,
  'white text on an assistant''s colour can be read'
);

select * from finish();
rollback;

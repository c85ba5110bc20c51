-- How an assistant greets, and what may be asked of it to begin with: the two members of response_patterns that people
-- may see. They are columns of their own, worked out by the database, because the rest of that object is secret.

create function private.json_texts(p_list jsonb) returns text[]
language sql immutable parallel safe
set search_path = ''
as $$
  select coalesce(array_agg(e.value #>> '{}' order by e.place), '{}')
  from jsonb_array_elements(case when jsonb_typeof(p_list) = 'array' then p_list else '[]' end)
    with ordinality as e (value, place)
  where jsonb_typeof(e.value) = 'string';
$$;

comment on function private.json_texts(jsonb) is 'The texts of a JSON array, in their order; empty for anything else. Pure.';
grant execute on function private.json_texts(jsonb) to service_role;

alter table public.assistants_catalog
  add column greeting text generated always as (response_patterns ->> 'greeting') stored,
  add column suggested_questions text[] generated always as (private.json_texts(response_patterns -> 'suggested_questions')) stored;

grant select (greeting, suggested_questions) on public.assistants_catalog to anon, authenticated;

comment on column public.assistants_catalog.greeting is 'Beside the specification: how the assistant opens a conversation; from response_patterns.';
comment on column public.assistants_catalog.suggested_questions is
  'Beside the specification: questions to begin with, from response_patterns; empty where there is none.';

-- Cerebro AI: what the assistants know together about a person and their business. As private as the conversations
-- that it comes from: no administrator reads it through the API.

-- =====================================================================================================================
-- brain_ai_data: the digest, one row for each person, made at sign-up.
-- =====================================================================================================================

create table public.brain_ai_data (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,

  consolidated_profile jsonb not null default '{}',

  insights jsonb default '[]',
  patterns jsonb default '[]',
  success_metrics jsonb default '{}',
  projects jsonb default '[]',

  assistant_relationships jsonb default '{}',

  global_context jsonb default '{}',

  analytics_data jsonb default '{}',

  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  last_sync_at timestamptz default now()
);

-- beside the specification: one Cerebro for each person
create unique index brain_ai_data_user_id_key on public.brain_ai_data (user_id);

alter table public.brain_ai_data enable row level security;

create policy "people read their own Cerebro"
  on public.brain_ai_data for select to authenticated
  using (user_id = (select auth.uid()));

-- Written by the follow-up jobs of a turn alone: it is part of prompts.
grant select on public.brain_ai_data to authenticated;
grant select, insert, update, delete on public.brain_ai_data to service_role;

comment on table public.brain_ai_data is 'Digest of what all assistants of a person know; what prompts are built from.';
comment on column public.brain_ai_data.consolidated_profile is 'Object: topic -> what is known of the business.';
comment on column public.brain_ai_data.insights is 'Array of the most useful insights; the full list is user_insights.';
comment on column public.brain_ai_data.patterns is 'Array of the strongest patterns; the full list is behavior_patterns.';
comment on column public.brain_ai_data.success_metrics is 'Object: metric -> value and change.';
comment on column public.brain_ai_data.projects is 'Array of short forms of user_projects.';
comment on column public.brain_ai_data.assistant_relationships is 'Object: assistant id -> what that assistant should know of the relationship.';
comment on column public.brain_ai_data.global_context is 'Object: what every assistant should know.';
comment on column public.brain_ai_data.analytics_data is 'Object of consolidated figures.';
comment on column public.brain_ai_data.last_sync_at is 'When the digest was last brought up to date.';

create trigger tg_brain_ai_data__set_updated_at before update on public.brain_ai_data
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- user_insights: single things the Cerebro has learned.
-- =====================================================================================================================

create table public.user_insights (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,
  assistant_id text references public.assistants_catalog (id) on delete set null,

  content text not null,
  category public.insight_category_enum not null,
  confidence numeric(3,2) default 0.5,

  source text,
  evidence jsonb default '{}',
  tags text[],

  is_actionable boolean default false,
  action_taken text,
  status public.insight_status_enum default 'discovered',

  discovered_at timestamptz default now(),
  last_validated_at timestamptz,
  expires_at timestamptz,

  -- beside the specification: what a new message is matched against
  search tsvector generated always as (to_tsvector('pg_catalog.spanish'::regconfig, private.unaccent_immutable(content))) stored,

  constraint confidence_is_a_probability check (confidence between 0 and 1)
);

create index user_insights_user_id_discovered_at_idx on public.user_insights (user_id, discovered_at desc, id desc);
create index user_insights_assistant_id_idx on public.user_insights (assistant_id);
create index user_insights_search_idx on public.user_insights using gin (search);

-- As for conversations: realtime needs the owner of a deleted row.
alter table public.user_insights replica identity full;

alter table public.user_insights enable row level security;

create policy "people read what was learned about them"
  on public.user_insights for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people act on what was learned about them"
  on public.user_insights for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create policy "people have an insight forgotten"
  on public.user_insights for delete to authenticated
  using (user_id = (select auth.uid()));

-- insert is not granted: insights come from conversations, through the follow-up jobs.
grant select, delete on public.user_insights to authenticated;
grant update (status, action_taken) on public.user_insights to authenticated;
grant select, insert, update, delete on public.user_insights to service_role;

comment on table public.user_insights is 'One thing that the assistants have learned about a person or their business.';
comment on column public.user_insights.assistant_id is 'Assistant that discovered it; null when that assistant is gone from the catalogue.';
comment on column public.user_insights.confidence is 'Probability that it holds, 0 to 1.';
comment on column public.user_insights.source is 'How it was discovered, e.g. conversation:<id>.';
comment on column public.user_insights.evidence is 'Object: what supports it (message ids, quotations).';
comment on column public.user_insights.action_taken is 'What the person did about it, in their words.';
comment on column public.user_insights.expires_at is 'When it stops being used; null for never.';
comment on column public.user_insights.search is 'Beside the specification: Spanish text search vector of content, without accents.';

-- =====================================================================================================================
-- behavior_patterns: regularities in what a person does.
-- =====================================================================================================================

create table public.behavior_patterns (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,

  pattern_description text not null,
  pattern_type public.pattern_type_enum not null,
  frequency integer default 1,
  confidence numeric(3,2) default 0.5,

  pattern_data jsonb default '{}',
  triggers text[],
  outcomes text[],

  observed_by text[],

  first_observed_at timestamptz default now(),
  last_observed_at timestamptz default now(),

  predicted_next_occurrence timestamptz,
  prediction_confidence numeric(3,2),

  constraint confidence_is_a_probability check (confidence between 0 and 1),
  constraint prediction_confidence_is_a_probability check (prediction_confidence between 0 and 1)
);

create index behavior_patterns_user_id_last_observed_at_idx on public.behavior_patterns (user_id, last_observed_at desc, id desc);

alter table public.behavior_patterns enable row level security;

create policy "people read the patterns observed in them"
  on public.behavior_patterns for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people have a pattern forgotten"
  on public.behavior_patterns for delete to authenticated
  using (user_id = (select auth.uid()));

-- Patterns are observed, not entered: neither insert nor update is granted.
grant select, delete on public.behavior_patterns to authenticated;
grant select, insert, update, delete on public.behavior_patterns to service_role;

comment on table public.behavior_patterns is 'A regularity that the assistants have observed.';
comment on column public.behavior_patterns.frequency is 'How often it was observed.';
comment on column public.behavior_patterns.confidence is 'Probability that the regularity is real, 0 to 1.';
comment on column public.behavior_patterns.pattern_data is 'Object: what was measured.';
comment on column public.behavior_patterns.observed_by is 'Ids of the assistants that saw it.';
comment on column public.behavior_patterns.prediction_confidence is 'Probability of predicted_next_occurrence, 0 to 1.';

-- =====================================================================================================================
-- user_projects: what a person is working towards.
-- =====================================================================================================================

create table public.user_projects (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,

  name text not null,
  description text,
  category public.project_category_enum,
  priority public.project_priority_enum default 'medium',

  status public.project_status_enum default 'planning',
  progress_percentage integer default 0 check (progress_percentage >= 0 and progress_percentage <= 100),

  start_date date,
  target_date date,
  completion_date date,

  assistants_involved text[],

  objectives text[],
  key_results text[],
  outcomes_achieved text[],

  success_metrics jsonb default '{}',

  created_at timestamptz default now(),
  updated_at timestamptz default now()
);

create index user_projects_user_id_created_at_idx on public.user_projects (user_id, created_at desc, id desc);

alter table public.user_projects enable row level security;

create policy "people read their own projects"
  on public.user_projects for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people add projects of their own"
  on public.user_projects for insert to authenticated
  with check (user_id = (select auth.uid()));

create policy "people change their own projects"
  on public.user_projects for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create policy "people delete their own projects"
  on public.user_projects for delete to authenticated
  using (user_id = (select auth.uid()));

grant select, delete on public.user_projects to authenticated;
grant insert (
  user_id, name, description, category, priority, status, progress_percentage, start_date, target_date, completion_date,
  assistants_involved, objectives, key_results, outcomes_achieved, success_metrics
) on public.user_projects to authenticated;
grant update (
  name, description, category, priority, status, progress_percentage, start_date, target_date, completion_date,
  assistants_involved, objectives, key_results, outcomes_achieved, success_metrics
) on public.user_projects to authenticated;
grant select, insert, update, delete on public.user_projects to service_role;

comment on table public.user_projects is 'A project of a person, with objectives and results.';
comment on column public.user_projects.progress_percentage is '0 to 100.';
comment on column public.user_projects.assistants_involved is 'Ids of assistants that help with it.';
comment on column public.user_projects.success_metrics is 'Object: metric -> target and value.';

create trigger tg_user_projects__set_updated_at before update on public.user_projects
  for each row execute function private.tg_set_updated_at();

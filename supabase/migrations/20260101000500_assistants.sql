-- Assistants: the catalogue, who has switched which one on, and how they set it up.

-- =====================================================================================================================
-- assistants_catalog: the named assistants. Reference data, shipped by migrations.
-- =====================================================================================================================

create table public.assistants_catalog (
  id text primary key,
  name text not null,
  role text not null,
  description text not null,
  avatar text not null,
  color text not null,

  specialties text[],
  primary_skills text[],
  secondary_skills text[],
  tools text[],
  methodologies text[],

  system_prompt text not null,
  personality jsonb not null,
  response_patterns jsonb not null,

  version text default '1.0',
  is_active boolean default true,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  required_plan public.subscription_plan_enum default 'starter',
  is_premium boolean default false,

  -- beside the specification: order in which the catalogue is shown and new accounts are given their assistants
  sort_order integer not null default 100,

  constraint id_is_a_slug check (id ~ '^[a-z][a-z0-9_-]*$')
);

alter table public.assistants_catalog enable row level security;

create policy "visitors read the assistants on offer"
  on public.assistants_catalog for select to anon
  using (is_active);

-- The policy for people stands below user_assistants, which it names.
-- system_prompt, personality and response_patterns are not granted: prompts never reach a client, not even an
-- administrator's. Nobody writes through the API: the catalogue comes with migrations.
grant select (
  id, name, role, description, avatar, color, specialties, primary_skills, secondary_skills, tools, methodologies,
  version, is_active, created_at, updated_at, required_plan, is_premium, sort_order
) on public.assistants_catalog to anon, authenticated;
grant select, insert, update, delete on public.assistants_catalog to service_role;

comment on table public.assistants_catalog is 'The assistants on offer. A retired one stays with is_active = false, because conversations refer to it.';
comment on column public.assistants_catalog.id is 'Short lower-case name, e.g. sofia.';
comment on column public.assistants_catalog.role is 'Trade in a few Spanish words, as shown under the name.';
comment on column public.assistants_catalog.avatar is 'Address or emoji of the picture.';
comment on column public.assistants_catalog.color is 'Accent colour, e.g. #E4572E.';
comment on column public.assistants_catalog.system_prompt is 'Instructions to the model. Secret: service_role only.';
comment on column public.assistants_catalog.personality is 'Object: traits, tone and the like that the prompt builder reads. Secret: service_role only.';
comment on column public.assistants_catalog.response_patterns is 'Object: situation -> how to answer. Secret: service_role only.';
comment on column public.assistants_catalog.version is 'Version of the prompt.';
comment on column public.assistants_catalog.required_plan is 'Lowest plan that includes the assistant.';
comment on column public.assistants_catalog.sort_order is 'Beside the specification: order of display, and in which new accounts are given assistants.';

create trigger tg_assistants_catalog__set_updated_at before update on public.assistants_catalog
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- user_assistants: an assistant that a person has switched on, their own words for it, and how well it serves them.
-- =====================================================================================================================

create table public.user_assistants (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,
  assistant_id text references public.assistants_catalog (id) on delete restrict,

  custom_name text,
  custom_prompt text,
  custom_settings jsonb default '{}',

  is_active boolean default true,
  activation_date timestamptz default now(),
  last_interaction timestamptz,

  total_interactions integer default 0,
  successful_tasks integer default 0,
  user_satisfaction numeric(3,2) default 3.0,
  trust_level numeric(3,2) default 0.5,

  -- beside the specification: what the averages are made of, so that they move by difference and can be recomputed
  rating_count integer not null default 0,
  rating_sum integer not null default 0,
  judged_count integer not null default 0,

  unique (user_id, assistant_id),
  constraint custom_name_is_short check (char_length(custom_name) between 1 and 80),
  constraint custom_prompt_is_short check (char_length(custom_prompt) <= 4000)
);

create index user_assistants_assistant_id_idx on public.user_assistants (assistant_id);

alter table public.user_assistants enable row level security;

create policy "people read their own assistants"
  on public.user_assistants for select to authenticated
  using (user_id = (select auth.uid()));

create policy "people switch assistants on for themselves"
  on public.user_assistants for insert to authenticated
  with check (user_id = (select auth.uid()));

create policy "people set up their own assistants"
  on public.user_assistants for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

-- A retired assistant keeps its name and picture for those who talked to it.
create policy "people read the assistants on offer and those they have had"
  on public.assistants_catalog for select to authenticated
  using (
    is_active
    or id in (select ua.assistant_id from public.user_assistants ua where ua.user_id = (select auth.uid()))
  );

-- delete is not granted: an assistant is switched off and keeps its statistics. Statistics are written by triggers only.
grant select on public.user_assistants to authenticated;
grant insert (user_id, assistant_id, custom_name, custom_prompt, custom_settings, is_active) on public.user_assistants to authenticated;
grant update (custom_name, custom_prompt, custom_settings, is_active) on public.user_assistants to authenticated;
grant select, insert, update, delete on public.user_assistants to service_role;

comment on table public.user_assistants is 'An assistant that a person has switched on. The plan limits how many are active (private.tg_user_assistants__respect_plan).';
comment on column public.user_assistants.custom_name is 'Name that the person gave it, 1 to 80 characters.';
comment on column public.user_assistants.custom_prompt is 'Instructions of the person, at most 4000 characters. Untrusted: never part of a system message.';
comment on column public.user_assistants.custom_settings is 'Object of settings of the person for this assistant.';
comment on column public.user_assistants.activation_date is 'When it was last switched on.';
comment on column public.user_assistants.last_interaction is 'When it last finished an answer.';
comment on column public.user_assistants.total_interactions is 'Number of finished answers that still exist.';
comment on column public.user_assistants.successful_tasks is 'Answers that the person called helpful or rated 4 or 5.';
comment on column public.user_assistants.user_satisfaction is 'Average of the ratings 1 to 5 of its answers; 3.0 while there is none.';
comment on column public.user_assistants.trust_level is
  'Rule of succession: (successful_tasks + 1) / (judged_count + 2), so 0.5 without evidence, towards 0 or 1 with it.';
comment on column public.user_assistants.rating_count is 'Beside the specification: number of rated answers.';
comment on column public.user_assistants.rating_sum is 'Beside the specification: sum of their ratings.';
comment on column public.user_assistants.judged_count is 'Beside the specification: answers with a rating or a yes or no to "was this helpful?".';

create function private.tg_user_assistants__stamp_activation() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.is_active and old.is_active is not true then
    new.activation_date := now();
  end if;
  return new;
end;
$$;

comment on function private.tg_user_assistants__stamp_activation() is 'Trigger: activation_date is when the assistant was last switched on.';

create trigger tg_user_assistants__stamp_activation before update of is_active on public.user_assistants
  for each row execute function private.tg_user_assistants__stamp_activation();

-- =====================================================================================================================
-- assistant_configurations: schedule, notifications and integrations of one switched-on assistant.
-- =====================================================================================================================

create table public.assistant_configurations (
  id uuid primary key default gen_random_uuid(),
  user_assistant_id uuid references public.user_assistants (id) on delete cascade,

  automation_enabled boolean default false,
  notification_enabled boolean default true,
  response_delay integer default 1000,

  integrations jsonb default '{}',

  working_schedule jsonb default '{}',
  timezone_aware boolean default true,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  constraint response_delay_is_not_negative check (response_delay >= 0)
);

create index assistant_configurations_user_assistant_id_idx on public.assistant_configurations (user_assistant_id);

alter table public.assistant_configurations enable row level security;

create policy "people read the configuration of their assistants"
  on public.assistant_configurations for select to authenticated
  using (user_assistant_id = any (array(select ua.id from public.user_assistants ua where ua.user_id = (select auth.uid()))));

create policy "people add configurations to their assistants"
  on public.assistant_configurations for insert to authenticated
  with check (user_assistant_id = any (array(select ua.id from public.user_assistants ua where ua.user_id = (select auth.uid()))));

create policy "people change the configuration of their assistants"
  on public.assistant_configurations for update to authenticated
  using (user_assistant_id = any (array(select ua.id from public.user_assistants ua where ua.user_id = (select auth.uid()))))
  with check (user_assistant_id = any (array(select ua.id from public.user_assistants ua where ua.user_id = (select auth.uid()))));

create policy "people remove configurations of their assistants"
  on public.assistant_configurations for delete to authenticated
  using (user_assistant_id = any (array(select ua.id from public.user_assistants ua where ua.user_id = (select auth.uid()))));

grant select, delete on public.assistant_configurations to authenticated;
grant insert (user_assistant_id, automation_enabled, notification_enabled, response_delay, integrations, working_schedule, timezone_aware)
  on public.assistant_configurations to authenticated;
grant update (automation_enabled, notification_enabled, response_delay, integrations, working_schedule, timezone_aware)
  on public.assistant_configurations to authenticated;
grant select, insert, update, delete on public.assistant_configurations to service_role;

comment on table public.assistant_configurations is 'How a switched-on assistant works for its person.';
comment on column public.assistant_configurations.response_delay is 'Milliseconds to wait before an automatic answer.';
comment on column public.assistant_configurations.integrations is 'Object: integration (whatsapp, email, …) -> settings of this assistant for it. No credentials.';
comment on column public.assistant_configurations.working_schedule is 'Object: weekday -> {"start": "HH:MM", "end": "HH:MM"}.';
comment on column public.assistant_configurations.timezone_aware is 'Whether the schedule is read in the time zone of the profile (else UTC).';

create trigger tg_assistant_configurations__set_updated_at before update on public.assistant_configurations
  for each row execute function private.tg_set_updated_at();

-- Automations: what an assistant does by itself, and each time it did.

-- =====================================================================================================================
-- automation_definitions
-- =====================================================================================================================

create table public.automation_definitions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,
  assistant_id text references public.assistants_catalog (id) on delete restrict,

  name text not null,
  description text,
  trigger_type public.automation_trigger_enum not null,
  trigger_config jsonb not null default '{}',

  actions jsonb not null default '[]',

  conditions jsonb default '[]',

  is_active boolean default true,
  last_executed_at timestamptz,
  next_execution_at timestamptz,

  execution_count integer default 0,
  success_count integer default 0,
  failure_count integer default 0,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  constraint actions_are_a_list check (jsonb_typeof(actions) = 'array'),
  constraint conditions_are_a_list check (jsonb_typeof(conditions) = 'array')
);

create index automation_definitions_user_id_idx on public.automation_definitions (user_id, created_at desc, id desc);
create index automation_definitions_assistant_id_idx on public.automation_definitions (assistant_id);
create index automation_definitions_next_execution_at_idx on public.automation_definitions (next_execution_at) where is_active;

alter table public.automation_definitions enable row level security;

create policy "people read their own automations, operations staff every one"
  on public.automation_definitions for select to authenticated
  using (
    user_id = (select auth.uid())
    or id between (select private.staff_from('operations.read')) and (select private.staff_to('operations.read'))
  );

create policy "people define automations of their own"
  on public.automation_definitions for insert to authenticated
  with check (user_id = (select auth.uid()));

create policy "people change their own automations"
  on public.automation_definitions for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create policy "people delete their own automations"
  on public.automation_definitions for delete to authenticated
  using (user_id = (select auth.uid()));

-- Schedule and counters are written by the executor.
grant select, delete on public.automation_definitions to authenticated;
grant insert (user_id, assistant_id, name, description, trigger_type, trigger_config, actions, conditions, is_active)
  on public.automation_definitions to authenticated;
grant update (assistant_id, name, description, trigger_type, trigger_config, actions, conditions, is_active)
  on public.automation_definitions to authenticated;
grant select, insert, update, delete on public.automation_definitions to service_role;

comment on table public.automation_definitions is 'An automation that a person defined. The plan limits how many are active (private.tg_automation_definitions__respect_plan).';
comment on column public.automation_definitions.trigger_config is 'Object whose shape depends on trigger_type, e.g. {"cron": "0 9 * * 1"}.';
comment on column public.automation_definitions.actions is 'Array of steps, in order.';
comment on column public.automation_definitions.conditions is 'Array of conditions that must all hold.';
comment on column public.automation_definitions.next_execution_at is 'When the scheduler takes it next.';

create trigger tg_automation_definitions__set_updated_at before update on public.automation_definitions
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- automation_executions
-- =====================================================================================================================

create table public.automation_executions (
  id uuid primary key default gen_random_uuid(),
  automation_id uuid references public.automation_definitions (id) on delete cascade,

  status public.execution_status_enum not null,
  trigger_data jsonb,
  execution_result jsonb,
  error_message text,

  started_at timestamptz default now(),
  completed_at timestamptz,
  duration_ms integer,

  ai_tokens_used integer default 0,
  cost numeric(10,6) default 0
);

create index automation_executions_automation_id_idx on public.automation_executions (automation_id, started_at desc, id desc);

alter table public.automation_executions enable row level security;

create policy "people read their own automation runs, operations staff all"
  on public.automation_executions for select to authenticated
  using (
    automation_id = any (array(select d.id from public.automation_definitions d where d.user_id = (select auth.uid())))
    or id between (select private.staff_from('operations.read')) and (select private.staff_to('operations.read'))
  );

-- Runs are recorded by the executor; a client only reads.
grant select on public.automation_executions to authenticated;
grant select, insert, update, delete on public.automation_executions to service_role;

comment on table public.automation_executions is 'One run of an automation.';
comment on column public.automation_executions.trigger_data is 'Object: what set it off.';
comment on column public.automation_executions.execution_result is 'Object: what came of each action.';
comment on column public.automation_executions.duration_ms is 'Milliseconds.';
comment on column public.automation_executions.cost is 'US dollars.';

-- Integrations: connections to WhatsApp, mail and other services, and each synchronisation.

-- =====================================================================================================================
-- integrations
-- =====================================================================================================================

create table public.integrations (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.profiles (id) on delete cascade,

  integration_type public.integration_type_enum not null,
  name text not null,

  config jsonb not null default '{}',
  credentials jsonb,

  is_active boolean default true,
  status public.integration_status_enum default 'pending',
  last_sync_at timestamptz,
  sync_frequency interval default '1 hour',

  last_error text,
  error_count integer default 0,

  created_at timestamptz default now(),
  updated_at timestamptz default now(),

  constraint sync_frequency_is_positive check (sync_frequency > interval '0')
);

create index integrations_user_id_idx on public.integrations (user_id, created_at desc, id desc);

alter table public.integrations enable row level security;

create policy "people read their own integrations, operations staff every one"
  on public.integrations for select to authenticated
  using (
    user_id = (select auth.uid())
    or id between (select private.staff_from('operations.read')) and (select private.staff_to('operations.read'))
  );

create policy "people connect integrations of their own"
  on public.integrations for insert to authenticated
  with check (user_id = (select auth.uid()));

create policy "people change their own integrations"
  on public.integrations for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create policy "people disconnect their own integrations"
  on public.integrations for delete to authenticated
  using (user_id = (select auth.uid()));

-- credentials are neither read nor written by a client: a function encrypts and stores them. Status, errors and
-- the time of the last synchronisation belong to the synchroniser.
grant select (
  id, user_id, integration_type, name, config, is_active, status, last_sync_at, sync_frequency, last_error, error_count,
  created_at, updated_at
) on public.integrations to authenticated;
grant insert (user_id, integration_type, name, config, is_active, sync_frequency) on public.integrations to authenticated;
grant update (name, config, is_active, sync_frequency) on public.integrations to authenticated;
grant delete on public.integrations to authenticated;
grant select, insert, update, delete on public.integrations to service_role;

comment on table public.integrations is 'A connection of a person to an outside service. The plan limits how many are active (private.tg_integrations__respect_plan).';
comment on column public.integrations.config is 'Object of settings that may be shown. No secrets.';
comment on column public.integrations.credentials is 'Encrypted secrets. Never reaches a client and is never logged: service_role only.';
comment on column public.integrations.error_count is 'Errors in a row.';

create trigger tg_integrations__set_updated_at before update on public.integrations
  for each row execute function private.tg_set_updated_at();

-- =====================================================================================================================
-- integration_sync_logs
-- =====================================================================================================================

create table public.integration_sync_logs (
  id uuid primary key default gen_random_uuid(),
  integration_id uuid references public.integrations (id) on delete cascade,

  status public.sync_status_enum not null,
  records_processed integer default 0,
  records_created integer default 0,
  records_updated integer default 0,
  records_failed integer default 0,

  sync_details jsonb,
  error_details jsonb,

  started_at timestamptz default now(),
  completed_at timestamptz,
  duration_ms integer
);

create index integration_sync_logs_integration_id_idx on public.integration_sync_logs (integration_id, started_at desc, id desc);

alter table public.integration_sync_logs enable row level security;

create policy "people read their own synchronisations, operations staff all"
  on public.integration_sync_logs for select to authenticated
  using (
    integration_id = any (array(select i.id from public.integrations i where i.user_id = (select auth.uid())))
    or id between (select private.staff_from('operations.read')) and (select private.staff_to('operations.read'))
  );

grant select on public.integration_sync_logs to authenticated;
grant select, insert, update, delete on public.integration_sync_logs to service_role;

comment on table public.integration_sync_logs is 'One synchronisation of an integration.';
comment on column public.integration_sync_logs.sync_details is 'Object: what was synchronised.';
comment on column public.integration_sync_logs.error_details is 'Object: what went wrong. No secrets.';
comment on column public.integration_sync_logs.duration_ms is 'Milliseconds.';

-- What Supabase's own Realtime server keeps in the database, as far as the local platform needs it. Everything here is
-- idempotent; on a hosted project none of it is run, because the schema `realtime` is already there.

create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

-- Messages sent from the database (`realtime.send`), and the table whose policies say who may use a private channel:
-- select to join one, insert to send to one.
create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid(),
  topic text not null,
  extension text not null,
  event text,
  payload jsonb,
  private boolean not null default false,
  inserted_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  primary key (id, inserted_at)
);
create index if not exists messages_topic_inserted_at_idx on realtime.messages (topic, inserted_at desc) where private;
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
comment on table realtime.messages is
  'Authorizes private channels through its policies and carries the messages that realtime.send() writes.';

create or replace function realtime.topic()
  returns text
  language sql
  stable
  set search_path = ''
as $$
  select nullif(current_setting('realtime.topic', true), '');
$$;
comment on function realtime.topic() is 'The topic of the channel that is being authorized, for policies on realtime.messages.';

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
  returns void
  language plpgsql
  set search_path = ''
as $$
begin
  perform set_config('realtime.topic', topic, true);
  insert into realtime.messages (payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast');
exception when others then
  -- A message that cannot be sent never undoes the transaction that wanted to send it.
  raise warning 'realtime.send: %', sqlerrm;
end;
$$;
comment on function realtime.send(jsonb, text, text, boolean) is 'Broadcasts a message to a topic when the transaction commits.';

create or replace function realtime.broadcast_changes(
  topic_name text,
  event_name text,
  operation text,
  table_name text,
  table_schema text,
  new record,
  old record,
  level text default 'ROW'
)
  returns void
  language plpgsql
  set search_path = ''
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'realtime.broadcast_changes is for row triggers';
  end if;
  perform realtime.send(
    jsonb_build_object(
      'id', gen_random_uuid(),
      'operation', operation,
      'schema', table_schema,
      'table', table_name,
      'record', to_jsonb(new),
      'old_record', to_jsonb(old)
    ),
    event_name,
    topic_name
  );
end;
$$;
comment on function realtime.broadcast_changes(text, text, text, text, text, record, record, text) is
  'Broadcasts a row change from a trigger.';

revoke execute on function realtime.send(jsonb, text, text, boolean) from public;
revoke execute on function realtime.broadcast_changes(text, text, text, text, text, record, record, text) from public;
grant execute on function realtime.topic() to anon, authenticated, service_role;
grant execute on function realtime.send(jsonb, text, text, boolean) to service_role;
grant execute on function realtime.broadcast_changes(text, text, text, text, text, record, record, text) to service_role;

do $$
begin
  -- Migrations and their triggers run as `postgres`, which is no superuser.
  if exists (select from pg_catalog.pg_roles where rolname = 'postgres' and not rolsuper) then
    grant usage on schema realtime to postgres;
    grant select, insert, update, delete on realtime.messages to postgres;
    grant execute on all functions in schema realtime to postgres;
  end if;
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime_messages_publication') then
    create publication supabase_realtime_messages_publication for table realtime.messages with (publish = 'insert');
  end if;
end;
$$;

-- What the services outside tell: stored before it is handled, once for its id, and handled by a job that exists if and only if it
-- was stored. The function `webhooks` has checked the signature before anything gets here.

create table private.webhook_events (
  provider text not null,
  event_id text not null,
  event_type text not null,
  payload jsonb not null,
  received_at timestamptz not null default clock_timestamp(),
  queued_at timestamptz not null default clock_timestamp(),
  handled_at timestamptz,

  constraint webhook_events_pkey primary key (provider, event_id),
  constraint provider_is_one_word check (provider ~ '^[a-z][a-z0-9_]*$'),
  constraint event_is_named check (event_id <> '' and char_length(event_id) <= 255)
);

-- What the schedule looks for.
create index webhook_events_unhandled_idx on private.webhook_events (queued_at) where handled_at is null;
create index webhook_events_received_at_idx on private.webhook_events (received_at);

alter table private.webhook_events enable row level security;

comment on table private.webhook_events is
  'Every event that a service outside told of, once, as it told it. Handled ones are forgotten after 90 days.';
comment on column private.webhook_events.provider is 'Who told: stripe, mercadopago, resend, sendgrid.';
comment on column private.webhook_events.event_id is 'The provider''s id of it.';
comment on column private.webhook_events.event_type is 'What happened, in the provider''s words.';
comment on column private.webhook_events.payload is 'What was told.';
comment on column private.webhook_events.received_at is 'When it came first.';
comment on column private.webhook_events.queued_at is 'When a job was last sent for it.';
comment on column private.webhook_events.handled_at is 'When that job was done; null until then.';

create function private.receive_webhook(p_provider text, p_event_id text, p_event_type text, p_payload jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  insert into private.webhook_events (provider, event_id, event_type, payload)
  values (p_provider, p_event_id, p_event_type, p_payload)
  on conflict do nothing;
  if not found then
    return jsonb_build_object('ok', true, 'repeated', true);
  end if;
  perform private.enqueue_followup(
    jsonb_build_object('type', 'webhook', 'provider', p_provider, 'event_id', p_event_id)
  );
  return jsonb_build_object('ok', true, 'repeated', false);
end;
$$;

comment on function private.receive_webhook(text, text, text, jsonb) is 'Body of public.receive_webhook.';

create function public.receive_webhook(p_provider text, p_event_id text, p_event_type text, p_payload jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.receive_webhook(p_provider, p_event_id, p_event_type, p_payload);
end;

comment on function public.receive_webhook(text, text, text, jsonb) is
  'Stores an event of a service outside, whose signature was checked, and sends a job {"type": "webhook", "provider", "event_id"} for it; once, however often it comes: {ok, repeated}. For service_role only.';

create function private.webhook_event(p_provider text, p_event_id text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    (
      select jsonb_build_object(
        'ok', true, 'event_type', e.event_type, 'payload', e.payload, 'handled', e.handled_at is not null
      )
      from private.webhook_events as e
      where e.provider = p_provider and e.event_id = p_event_id
    ),
    private.refusal('not_found')
  );
$$;

comment on function private.webhook_event(text, text) is 'Body of public.webhook_event.';

create function public.webhook_event(p_provider text, p_event_id text)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.webhook_event(p_provider, p_event_id);
end;

comment on function public.webhook_event(text, text) is
  'An event that was stored: {ok, event_type, payload, handled}. Error: not_found. For service_role only.';

create function private.finish_webhook(p_provider text, p_event_id text, p_job_id bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.webhook_events as e
  set handled_at = coalesce(e.handled_at, clock_timestamp())
  where e.provider = p_provider and e.event_id = p_event_id;
  return private.finish_job('turn_followups', p_job_id);
end;
$$;

comment on function private.finish_webhook(text, text, bigint) is 'Body of public.finish_webhook.';

create function public.finish_webhook(p_provider text, p_event_id text, p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_webhook(p_provider, p_event_id, p_job_id);
end;

comment on function public.finish_webhook(text, text, bigint) is
  'Notes that an event was handled and ends its job: {ok, finished}. For service_role only.';

create function private.retry_webhooks()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_sent bigint := 0;
  v_event record;
begin
  delete from private.webhook_events as e where e.handled_at is not null and e.received_at < now() - interval '90 days';
  for v_event in
    update private.webhook_events as e
    set queued_at = clock_timestamp()
    where (e.provider, e.event_id) in (
      select u.provider, u.event_id
      from private.webhook_events as u
      where u.handled_at is null and u.queued_at < now() - interval '15 minutes' and u.received_at > now() - interval '3 days'
      order by u.queued_at
      limit 500
      for update skip locked
    )
    returning e.provider, e.event_id
  loop
    perform private.enqueue_followup(
      jsonb_build_object('type', 'webhook', 'provider', v_event.provider, 'event_id', v_event.event_id)
    );
    v_sent := v_sent + 1;
  end loop;
  return v_sent;
end;
$$;

comment on function private.retry_webhooks() is
  'Sends a job anew for each event that was not handled within a quarter of an hour, for three days: whoever has to be asked about it may have been away. Forgets what was handled 90 days ago. What the schedule sintra_webhooks runs.';

select cron.schedule('sintra_webhooks', '*/5 * * * *', 'select private.retry_webhooks()');

grant execute on function
  private.receive_webhook(text, text, text, jsonb), public.receive_webhook(text, text, text, jsonb),
  private.webhook_event(text, text), public.webhook_event(text, text),
  private.finish_webhook(text, text, bigint), public.finish_webhook(text, text, bigint) to service_role;

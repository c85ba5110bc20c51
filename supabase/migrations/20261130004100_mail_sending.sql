-- What the worker calls to send a mail. Before a provider is asked it is noted that it is; so after a worker that died in between
-- it is known which provider may have the mail.

create function public.claim_mail_jobs(p_quantity integer default 10, p_visibility_seconds integer default 120)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.claim_jobs('mail', p_quantity, p_visibility_seconds);
end;

comment on function public.claim_mail_jobs(integer, integer) is
  'Takes up to p_quantity (at most 100) mails to be sent, oldest first, as claim_jobs does: {ok, jobs: [{id, read_count, enqueued_at, message: {type, outbox_id}}]}. For service_role only.';

create function public.finish_mail_job(p_job_id bigint)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.finish_job('mail', p_job_id);
end;

comment on function public.finish_mail_job(bigint) is 'Removes a job of a mail with which nothing is to be done: {ok, finished}. For service_role only.';

create function public.fail_mail_job(p_job_id bigint, p_error text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.fail_job('mail', p_job_id, p_error);
end;

comment on function public.fail_mail_job(bigint, text) is
  'Gives a job of a mail back that broke off, as fail_job does; one that is given up makes its mail failed. For providers that refuse see settle_mail. {ok, dead, retry_in_seconds}. Error: job_not_found. For service_role only.';

create function private.tg_dead_jobs__fail_mail() returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.outbox as o
  set status = 'failed', last_error = left(new.error, 500)
  where o.id::text = new.payload ->> 'outbox_id' and o.status = 'queued';
  return null;
end;
$$;

comment on function private.tg_dead_jobs__fail_mail() is 'Trigger: a mail whose job was given up has failed.';

create trigger tg_dead_jobs__fail_mail after insert on private.dead_jobs
  for each row when (new.queue = 'mail')
  execute function private.tg_dead_jobs__fail_mail();

create function private.mail_context(p_outbox_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_mail private.outbox;
begin
  select o.* into v_mail from private.outbox as o where o.id = p_outbox_id for update;
  if not found then
    return private.refusal('not_found');
  end if;
  if v_mail.status = 'queued' then
    update private.outbox as o
    set status = case when s.address_hash is not null then 'suppressed' else 'failed' end,
        last_error = case when s.address_hash is not null then s.reason else 'too old to be news' end
    from (select private.mail_address_hash(v_mail.address) as hash) as h
    left join private.mail_suppressions as s on s.address_hash = h.hash
    where o.id = p_outbox_id
      and (s.address_hash is not null or v_mail.created_at < now() - interval '3 days')
    returning o.* into v_mail;
    if not found then
      select o.* into v_mail from private.outbox as o where o.id = p_outbox_id;
    end if;
  end if;
  return jsonb_build_object(
    'ok', true,
    'status', v_mail.status,
    'address', v_mail.address,
    'business', v_mail.business,
    'language', v_mail.language,
    'country', v_mail.country,
    'mail', jsonb_build_object('template', v_mail.template, 'parameters', v_mail.parameters),
    'uncertain', v_mail.uncertain
  );
end;
$$;

comment on function private.mail_context(uuid) is 'Body of public.mail_context.';

create function public.mail_context(p_outbox_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.mail_context(p_outbox_id);
end;

comment on function public.mail_context(uuid) is
  'A mail that is to be sent, unless its address is suppressed or it is older than three days, which is then noted: {ok, status, address, business, language, country, mail: {template, parameters}, uncertain: [providers that may have it]}. Only a status of queued is to be sent. Error: not_found. For service_role only.';

create function private.begin_mail(p_outbox_id uuid, p_provider text, p_refused text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.outbox as o
  set uncertain = array_append(array_remove(array_remove(o.uncertain, p_provider), p_refused), p_provider)
  where o.id = p_outbox_id and o.status = 'queued';
  return jsonb_build_object('ok', true, 'begun', found);
end;
$$;

comment on function private.begin_mail(uuid, text, text) is 'Body of public.begin_mail.';

create function public.begin_mail(p_outbox_id uuid, p_provider text, p_refused text default null)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.begin_mail(p_outbox_id, p_provider, p_refused);
end;

comment on function public.begin_mail(uuid, text, text) is
  'Notes that a provider is about to be given a mail, and that another (p_refused) has certainly not taken it: {ok, begun}; begun is false where it is no longer to be sent. For service_role only.';

create function private.settle_mail(
  p_job_id bigint,
  p_outbox_id uuid,
  p_status text,
  p_provider text,
  p_message_id text,
  p_error text,
  p_refused text,
  p_retry_after integer,
  p_is_busy boolean
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_counts constant boolean := p_status = 'queued' and not p_is_busy;
  v_attempts integer;
  v_delay integer;
begin
  update private.outbox as o
  set status = case when v_counts and o.attempts >= 7 then 'failed' else p_status end,
      provider = coalesce(p_provider, o.provider),
      provider_message_id = coalesce(p_message_id, o.provider_message_id),
      uncertain = case when p_status = 'sent' then '{}' else array_remove(o.uncertain, p_refused) end,
      attempts = o.attempts + case when v_counts then 1 else 0 end,
      last_error = case when p_status = 'sent' then null else left(p_error, 500) end,
      sent_at = case when p_status = 'sent' then clock_timestamp() end
  where o.id = p_outbox_id and o.status = 'queued'
  returning case when o.status = 'queued' then o.attempts end into v_attempts;
  perform pgmq.delete('mail', p_job_id);
  if v_attempts is not null then
    -- 30 seconds, 2 minutes, 8, 32, 2 hours, then every six: most of a day for a provider to come back.
    v_delay := greatest(least(30 * (4 ^ greatest(v_attempts - 1, 0))::integer, 21600), coalesce(p_retry_after, 0));
    perform pgmq.send('mail', jsonb_build_object('type', 'mail', 'outbox_id', p_outbox_id), v_delay);
  end if;
  return jsonb_build_object('ok', true, 'retry_in_seconds', v_delay);
end;
$$;

comment on function private.settle_mail(bigint, uuid, text, text, text, text, text, integer, boolean) is
  'Body of public.settle_mail.';

create function public.settle_mail(
  p_job_id bigint,
  p_outbox_id uuid,
  p_status text,
  p_provider text default null,
  p_message_id text default null,
  p_error text default null,
  p_refused text default null,
  p_retry_after integer default null,
  p_is_busy boolean default false
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.settle_mail(
    p_job_id, p_outbox_id, p_status, p_provider, p_message_id, p_error, p_refused, p_retry_after, p_is_busy
  );
end;

comment on function public.settle_mail(bigint, uuid, text, text, text, text, text, integer, boolean) is
  'Notes what became of sending a mail, and ends its job, in one transaction: sent (p_provider, p_message_id), failed (p_error), or queued: tried again later, not before p_retry_after seconds, eight times in all, of which those do not count in which a provider only had too much to do (p_is_busy). p_refused is a provider that has certainly not taken it. {ok, retry_in_seconds}. For service_role only.';

-- What providers say later --------------------------------------------------------------------------------------------

create function private.note_mail_event(p_provider text, p_fate text, p_outbox_id uuid, p_address_hash text, p_reason text)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
begin
  if p_fate in ('bounced', 'complained') then
    insert into private.mail_suppressions as s (address_hash, reason, provider)
    values (p_address_hash, case p_fate when 'bounced' then 'bounce' else 'complaint' end, p_provider)
    on conflict (address_hash) do nothing;
  end if;
  update private.outbox as o
  -- A complaint is the last word, and what did not arrive did not arrive, in whatever order it is told.
  set fate = case
        when o.fate is null or p_fate = 'complained' or (o.fate = 'delivered' and p_fate <> 'delivered') then p_fate
        else o.fate
      end,
      fate_reason = coalesce(left(p_reason, 500), o.fate_reason),
      -- Whoever reports on a mail has taken it, also where the worker did not live to hear it.
      status = case when o.status in ('queued', 'failed') and p_provider = any (o.uncertain) then 'sent' else o.status end,
      provider = coalesce(o.provider, p_provider),
      sent_at = coalesce(o.sent_at, clock_timestamp())
  where o.id = p_outbox_id
    and private.mail_address_hash(o.address) = p_address_hash
    and (o.provider = p_provider or p_provider = any (o.uncertain));
  return jsonb_build_object('ok', true, 'known', found);
end;
$$;

comment on function private.note_mail_event(text, text, uuid, text, text) is 'Body of public.note_mail_event.';

create function public.note_mail_event(
  p_provider text, p_fate text, p_outbox_id uuid, p_address_hash text, p_reason text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.note_mail_event(p_provider, p_fate, p_outbox_id, p_address_hash, p_reason);
end;

comment on function public.note_mail_event(text, text, uuid, text, text) is
  'Notes what a provider says became of a mail (delivered, bounced, complained, failed), in any order and any number of times; an address that bounced or complained is not written to again, also where the mail was not of the outbox: {ok, known}. For service_role only.';

grant execute on function public.claim_mail_jobs(integer, integer) to service_role;
grant execute on function public.finish_mail_job(bigint) to service_role;
grant execute on function public.fail_mail_job(bigint, text) to service_role;
grant execute on function private.mail_context(uuid), public.mail_context(uuid) to service_role;
grant execute on function private.begin_mail(uuid, text, text), public.begin_mail(uuid, text, text) to service_role;
grant execute on function
  private.settle_mail(bigint, uuid, text, text, text, text, text, integer, boolean),
  public.settle_mail(bigint, uuid, text, text, text, text, text, integer, boolean) to service_role;
grant execute on function
  private.note_mail_event(text, text, uuid, text, text), public.note_mail_event(text, text, uuid, text, text) to service_role;

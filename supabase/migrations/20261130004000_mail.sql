-- Mail about what people pay for: what is to be said is written in the transaction in which it becomes true, once for its key, and
-- sent afterwards by the worker. The words are those of crates/mail; here stand their parameters. Mails of Auth are Auth's.

create function private.mail_address_hash(p_address text)
returns text
language sql
immutable
parallel safe
strict
set search_path = ''
as $$
  -- ASCII letters only, as mail_address_hash of crates/mail does: what other letters become depends on the locale.
  select encode(
    sha256(
      convert_to(
        translate(btrim(p_address, E' \t\r\n'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), 'UTF8'
      )
    ),
    'hex'
  );
$$;

comment on function private.mail_address_hash(text) is
  'By what an address is known that nobody writes to: SHA-256 of it in small letters, in hex; address_hash of crates/mail says the same. Pure.';

create table private.outbox (
  id uuid not null default gen_random_uuid(),
  key text not null,
  user_id uuid,
  organization_id uuid,
  address text not null,
  business text,
  template text not null,
  language text not null,
  country text,
  parameters jsonb not null,
  status text not null default 'queued',
  provider text,
  provider_message_id text,
  uncertain text[] not null default '{}',
  attempts integer not null default 0,
  last_error text,
  fate text,
  fate_reason text,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,

  constraint outbox_pkey primary key (id),
  constraint outbox_user_id_fkey foreign key (user_id) references public.profiles (id) on delete cascade,
  constraint outbox_organization_id_fkey foreign key (organization_id) references public.organizations (id) on delete cascade,
  constraint a_mail_is_written_once unique (key),
  constraint a_mail_is_somebodys check (num_nonnulls(user_id, organization_id) > 0),
  constraint address_is_one check (address ~ '^[^[:space:]@<>,;"]+@[^[:space:]@<>,;"]+$'),
  constraint template_is_a_name check (template ~ '^[a-z][a-z0-9_]*$'),
  constraint mail_status_is_known check (status in ('queued', 'sent', 'failed', 'suppressed')),
  constraint what_was_sent_says_by_whom check (status <> 'sent' or (provider is not null and sent_at is not null)),
  constraint mail_fate_is_known check (fate in ('delivered', 'bounced', 'complained', 'failed'))
);

create index outbox_user_id_idx on private.outbox (user_id, created_at) where user_id is not null;
create index outbox_organization_id_idx on private.outbox (organization_id, created_at) where organization_id is not null;
create index outbox_created_at_idx on private.outbox (created_at);

alter table private.outbox enable row level security;

comment on table private.outbox is
  'Every mail about what somebody pays for, one row a recipient, for a year. Goes with its person or organization.';
comment on column private.outbox.id is 'What providers are told it is called: the idempotency key of Resend, a custom argument of SendGrid.';
comment on column private.outbox.key is 'What it is for and whom, e.g. invoice_issued:<invoice>:<person>; nothing is said twice.';
comment on column private.outbox.user_id is 'Who gets it; null where it goes to an organization''s billing address.';
comment on column private.outbox.organization_id is 'The organization that it is about; null where it is about the person''s own subscription.';
comment on column private.outbox.address is 'Where it goes, as of when it was written.';
comment on column private.outbox.business is 'Name of the organization, as of when it was written.';
comment on column private.outbox.template is 'Which mail of crates/mail: invoice_issued, dunning, …';
comment on column private.outbox.language is 'Language tag that it is written in.';
comment on column private.outbox.country is 'ISO 3166-1 alpha-2 code of the country as which its numbers are written, as of when it was written; null where it is not known.';
comment on column private.outbox.parameters is 'Object of what goes into the template, as its type in crates/mail has it; amounts are {amount, currency}.';
comment on column private.outbox.status is 'queued; sent: a provider has it; failed: no provider will take it; suppressed: nobody writes to that address.';
comment on column private.outbox.provider is 'resend, sendgrid, or catcher: the mailbox of the local platform.';
comment on column private.outbox.provider_message_id is 'The provider''s id of it.';
comment on column private.outbox.uncertain is 'Providers that were given it and of whose answer nothing is known.';
comment on column private.outbox.attempts is 'How often sending it was given up for a while.';
comment on column private.outbox.last_error is 'Why, the last time; without addresses.';
comment on column private.outbox.fate is 'What the provider said became of it: delivered, bounced, complained, failed. Null while nothing was said.';
comment on column private.outbox.fate_reason is 'In the provider''s words, without addresses.';

create table private.mail_suppressions (
  address_hash text not null,
  reason text not null,
  provider text not null,
  since timestamptz not null default clock_timestamp(),

  constraint mail_suppressions_pkey primary key (address_hash),
  constraint suppression_has_a_reason check (reason in ('bounce', 'complaint')),
  constraint address_is_hashed check (address_hash ~ '^[0-9a-f]{64}$')
);

alter table private.mail_suppressions enable row level security;

comment on table private.mail_suppressions is
  'Addresses that nobody writes to any more, by their hash: they outlive the account, or the next one with that address would be written to again. To lift one: delete its row.';
comment on column private.mail_suppressions.address_hash is 'private.mail_address_hash of the address.';
comment on column private.mail_suppressions.reason is 'bounce: it does not exist; complaint: its owner called a mail spam.';
comment on column private.mail_suppressions.provider is 'Who told.';
comment on column private.mail_suppressions.since is 'When.';

-- The queue -----------------------------------------------------------------------------------------------------------

do $$
begin
  if not exists (select from pgmq.list_queues() as q where q.queue_name = 'mail') then
    perform pgmq.create('mail');
  end if;
end;
$$;

create function private.mail_recipients(
  p_subscription public.user_subscriptions,
  p_is_optional boolean,
  out user_id uuid,
  out organization_id uuid,
  out address text,
  out language text,
  out country text,
  out business text
)
returns setof record
language sql
stable
set search_path = ''
as $$
  -- A person for their own; of an organization its billing address, else its owners.
  select r.user_id, r.organization_id, r.address, r.language,
    -- Their own, else that of who is billed: an organization's billing address has no other.
    coalesce(r.country, private.billing_customer(p_subscription) ->> 'country'), r.business
  from (
    select p.id as user_id, null::uuid as organization_id, p.email as address, p.language, p.country, null::text as business,
      p.notification_preferences as wants
    from public.profiles as p
    where p.id = p_subscription.user_id and p_subscription.organization_id is null
    union all
    select null, o.id, btrim(o.billing_email), coalesce(
        (
          select p.language
          from public.organization_members as m
          join public.profiles as p on p.id = m.user_id
          where m.organization_id = o.id and m.role = 'owner' and m.is_active
          order by m.joined_at, m.id
          limit 1
        ),
        'es'
      ), null, o.name, null
    from public.organizations as o
    where o.id = p_subscription.organization_id and btrim(o.billing_email) <> ''
    union all
    select p.id, o.id, p.email, p.language, p.country, o.name, p.notification_preferences
    from public.organizations as o
    join public.organization_members as m on m.organization_id = o.id and m.role = 'owner' and m.is_active
    join public.profiles as p on p.id = m.user_id
    where o.id = p_subscription.organization_id and coalesce(btrim(o.billing_email), '') = ''
  ) as r
  where r.address ~ '^[^[:space:]@<>,;"]+@[^[:space:]@<>,;"]+$'
    -- Accounts without an address of their own.
    and r.address not like '%@no-email.invalid'
    and (not p_is_optional or coalesce(r.wants #> '{email,plan}', 'true') <> 'false');
$$;

comment on function private.mail_recipients(public.user_subscriptions, boolean) is
  'Who is written to about a subscription: its person, or an organization''s billing address, else its owners. Language and country are the recipient''s own, country else that of who is billed. Without those who switched such mails off, where they can be.';

create function private.send_mail(p_key text, p_subscription public.user_subscriptions, p_template text, p_parameters jsonb)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_mail record;
  v_sent integer := 0;
begin
  for v_mail in
    insert into private.outbox (key, user_id, organization_id, address, business, template, language, country, parameters)
    select p_key || ':' || coalesce(r.user_id, r.organization_id), r.user_id, r.organization_id, r.address, r.business,
      p_template, coalesce(r.language, 'es'), r.country, p_parameters
    from private.mail_recipients(p_subscription, p_template in ('trial_ends_soon', 'usage')) as r
    on conflict (key) do nothing
    returning id
  loop
    perform pgmq.send('mail', jsonb_build_object('type', 'mail', 'outbox_id', v_mail.id));
    v_sent := v_sent + 1;
  end loop;
  if v_sent > 0 then
    perform private.invoke_worker();
  end if;
  return v_sent;
end;
$$;

comment on function private.send_mail(text, public.user_subscriptions, text, jsonb) is
  'Writes a mail to everybody who is to know it of a subscription, once for its key, and has the worker send it when this transaction commits; returns how many.';

create function private.run_mail()
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
begin
  delete from private.outbox as o where o.created_at < now() - interval '1 year';
  -- What has waited long waits for a provider to be configured; that is not asked every minute.
  if exists (
    select
    from pgmq.q_mail as q
    where q.vt <= clock_timestamp()
      and (q.enqueued_at > now() - interval '10 minutes' or extract(minute from now())::integer % 15 = 0)
  ) then
    return private.invoke_worker();
  end if;
  return null;
end;
$$;

comment on function private.run_mail() is
  'Calls the worker where a mail waits, and forgets mails after a year; what the schedule sintra_mail runs.';

select cron.schedule('sintra_mail', '* * * * *', 'select private.run_mail()');

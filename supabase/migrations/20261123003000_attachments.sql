-- Attachments: files that people hand to an assistant. The web uploads to the bucket; the function `attachments` reads
-- what was uploaded, decides by its content what it is, takes its text out and registers it here. What nobody has read
-- is no attachment, so clients no longer write these rows themselves.

-- =====================================================================================================================
-- Whose it is, what it says
-- =====================================================================================================================

alter table public.message_attachments
  -- A file is somebody's before it is a message's: it is uploaded while the message is still being written.
  add column user_id uuid references public.profiles (id) on delete cascade,
  -- Not part of metadata: it is long, and lists of attachments are read far more often than their texts.
  add column extracted_text text,
  -- An edited question keeps its files: the new branch has rows of its own for the same objects.
  add column is_copy boolean not null default false;

update public.message_attachments as a
set user_id = m.user_id
from public.messages as m
where m.id = a.message_id;

-- Rows that belonged to no message were nobody's, and reachable by nobody.
delete from public.message_attachments where user_id is null;

create function private.tg_message_attachments__set_owner() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  if new.message_id is not null then
    select m.user_id into new.user_id from public.messages as m where m.id = new.message_id;
  end if;
  return new;
end;
$$;

comment on function private.tg_message_attachments__set_owner() is
  'Trigger: an attachment of a message belongs to whom the message belongs, whatever the insert says.';

create trigger tg_message_attachments__set_owner before insert or update of message_id, user_id on public.message_attachments
  for each row execute function private.tg_message_attachments__set_owner();

alter table public.message_attachments
  alter column user_id set not null,
  add constraint extracted_text_is_bounded check (char_length(extracted_text) <= 200000);

create index message_attachments_user_id_idx on public.message_attachments (user_id);
-- Registering the same object again finds the first row.
create unique index message_attachments_storage_path_key on public.message_attachments (storage_bucket, storage_path)
  where not is_copy;

drop policy "people read the attachments of their messages" on public.message_attachments;
drop policy "people attach their own uploads to what they wrote" on public.message_attachments;
drop policy "people remove the attachments of their messages" on public.message_attachments;

create policy "people read their own attachments"
  on public.message_attachments for select to authenticated
  using (user_id = (select auth.uid()));

-- extracted_text is not granted: it is as long as a book, and whoever wants the text has the file.
revoke all on public.message_attachments from authenticated;
grant select (
  id, message_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, public_url, metadata,
  created_at, user_id, is_copy
) on public.message_attachments to authenticated;

comment on table public.message_attachments is
  'A file that a person handed to an assistant; the bytes are in storage. Registered by the function attachments; message_id is null until it is sent.';
comment on column public.message_attachments.message_id is 'The question it came with; null while it waits to be sent.';
comment on column public.message_attachments.mime_type is 'Type as its content says, not as it was declared.';
comment on column public.message_attachments.metadata is
  'Object: kind (image, pdf, text, csv), chars and truncated of the extracted text, pages, width, height, rows, columns where they apply.';
comment on column public.message_attachments.user_id is 'Beside the specification: whose file it is.';
comment on column public.message_attachments.extracted_text is
  'Beside the specification: what the model reads of it, at most 200,000 characters; null for images. Never reaches a client.';
comment on column public.message_attachments.is_copy is
  'Beside the specification: a further row for an object that has one already, made when a question is edited. Copies take no storage.';

-- What my_plan() of an earlier chapter counts, now that a file says whose it is.
create function private.storage_used(p_user_id uuid) returns bigint
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(sum(a.file_size), 0)
    from public.message_attachments as a
    where a.user_id = p_user_id and a.storage_bucket = 'attachments' and not a.is_copy
  );
end;
$$;

comment on function private.storage_used(uuid) is 'Bytes of the files that a person has attached, sent or not.';
grant execute on function private.storage_used(uuid) to service_role;

-- =====================================================================================================================
-- What the function attachments asks for
-- =====================================================================================================================

create function private.upload_limit(p_plan_id text, p_name text, p_default integer) returns integer
language sql stable
set search_path = ''
as $$
  select coalesce(
    (select (c.value -> p_plan_id ->> p_name)::integer from public.system_config as c where c.key = 'upload_limits'),
    p_default
  );
$$;

comment on function private.upload_limit(text, text, integer) is
  'A limit of system_config.upload_limits for a plan (max_file_mb, max_files_per_message), or the default where none is set.';

create function private.attachment_document(p_attachment public.message_attachments) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', p_attachment.id,
    'name', p_attachment.original_name,
    'mimeType', p_attachment.mime_type,
    'size', p_attachment.file_size,
    'kind', p_attachment.metadata ->> 'kind',
    'pages', (p_attachment.metadata ->> 'pages')::integer,
    'chars', coalesce((p_attachment.metadata ->> 'chars')::integer, 0),
    'truncated', coalesce((p_attachment.metadata ->> 'truncated')::boolean, false)
  );
$$;

comment on function private.attachment_document(public.message_attachments) is
  'An attachment as the function attachments answers it: {id, name, mimeType, size, kind, pages, chars, truncated}.';

create function private.store_attachment(
  p_user_id uuid,
  p_path text,
  p_name text,
  p_size bigint,
  p_mime_type text,
  p_metadata jsonb,
  p_text text
)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_attachment public.message_attachments;
  v_active boolean;
  v_subscription public.user_subscriptions;
  v_plan public.subscription_plans;
  v_max_mb integer;
  v_used bigint;
begin
  -- Somebody else's folder, a path that climbs out of one, a name that needs escaping: none of them is a file of ours.
  if p_path is null or p_path !~ ('^' || p_user_id || '/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[A-Za-z0-9._-]{1,200}$')
    or p_path ~ '/\.{1,2}$' then
    perform private.refuse('attachment_not_found');
  end if;
  select p.is_active is not false into v_active from public.profiles as p where p.id = p_user_id for key share;
  if not found then
    perform private.refuse('profile_not_found');
  elsif not v_active then
    perform private.refuse('account_inactive');
  end if;

  -- One at a time for each person: what is added up below is what the others have committed.
  perform pg_advisory_xact_lock(hashtextextended('attachments:' || p_user_id, 0));
  select a.* into v_attachment
  from public.message_attachments as a
  where a.storage_bucket = 'attachments' and a.storage_path = p_path and not a.is_copy;
  if found then
    return jsonb_build_object('ok', true, 'attachment', private.attachment_document(v_attachment));
  end if;

  v_subscription := private.effective_subscription(p_user_id);
  if v_subscription.id is null then
    perform private.refuse('subscription_inactive', private.last_subscription(p_user_id));
  end if;
  select p.* into v_plan from public.subscription_plans as p where p.id = v_subscription.plan_id;
  v_max_mb := private.upload_limit(v_plan.id, 'max_file_mb', 5);
  if p_size > v_max_mb * 1048576::bigint then
    perform private.refuse('attachment_too_large', jsonb_build_object('limit_mb', v_max_mb, 'size', p_size, 'plan', v_plan.id));
  end if;
  v_used := private.storage_used(p_user_id);
  if v_used + p_size > private.storage_limit(v_plan.id) then
    perform private.refuse('storage_full', jsonb_build_object(
      'used', v_used, 'limit', private.storage_limit(v_plan.id), 'plan', v_plan.id
    ));
  end if;

  insert into public.message_attachments (
    user_id, filename, original_name, mime_type, file_size, storage_bucket, storage_path, metadata, extracted_text
  )
  values (
    p_user_id, split_part(p_path, '/', 3), p_name, p_mime_type, p_size, 'attachments', p_path, p_metadata, p_text
  )
  returning * into v_attachment;
  return jsonb_build_object('ok', true, 'attachment', private.attachment_document(v_attachment));
end;
$$;

comment on function private.store_attachment(uuid, text, text, bigint, text, jsonb, text) is
  'Body of private.register_attachment; raises ST001 where it refuses.';

create function private.register_attachment(
  p_user_id uuid,
  p_path text,
  p_name text,
  p_size bigint,
  p_mime_type text,
  p_metadata jsonb,
  p_text text
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_code text;
  v_details text;
begin
  return private.store_attachment(p_user_id, p_path, p_name, p_size, p_mime_type, p_metadata, p_text);
exception when sqlstate 'ST001' then
  get stacked diagnostics v_code = message_text, v_details = pg_exception_detail;
  return private.refusal(v_code, v_details);
end;
$$;

comment on function private.register_attachment(uuid, text, text, bigint, text, jsonb, text) is
  'Body of public.register_attachment.';

create function public.register_attachment(
  p_user_id uuid,
  p_path text,
  p_name text,
  p_size bigint,
  p_mime_type text,
  p_metadata jsonb default '{}',
  p_text text default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.register_attachment(p_user_id, p_path, p_name, p_size, p_mime_type, p_metadata, p_text);
end;

comment on function public.register_attachment(uuid, text, text, bigint, text, jsonb, text) is
  'Registers an uploaded file whose content has been read: {ok, attachment: {id, name, mimeType, size, kind, pages, chars, truncated}}. The same path again gives the first row. Refused, it writes nothing and returns {ok: false, error: {code, details}}: attachment_not_found (not a path of this person), profile_not_found, account_inactive, subscription_inactive, attachment_too_large, storage_full. For service_role only.';

create function private.remove_attachment(p_user_id uuid, p_attachment_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_path text;
begin
  delete from public.message_attachments as a
  where a.id = p_attachment_id and a.user_id = p_user_id and a.message_id is null
  returning a.storage_path into v_path;
  if not found then
    return private.refusal('attachment_not_found');
  end if;
  return jsonb_build_object('ok', true, 'path', v_path);
end;
$$;

comment on function private.remove_attachment(uuid, uuid) is 'Body of public.remove_attachment.';

create function public.remove_attachment(p_user_id uuid, p_attachment_id uuid)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.remove_attachment(p_user_id, p_attachment_id);
end;

comment on function public.remove_attachment(uuid, uuid) is
  'Takes back an attachment that was not sent: {ok, path}, the object being the caller''s to delete. attachment_not_found where it is sent, unknown or somebody else''s. For service_role only.';

grant execute on function private.register_attachment(uuid, text, text, bigint, text, jsonb, text) to service_role;
grant execute on function public.register_attachment(uuid, text, text, bigint, text, jsonb, text) to service_role;
grant execute on function private.remove_attachment(uuid, uuid) to service_role;
grant execute on function public.remove_attachment(uuid, uuid) to service_role;

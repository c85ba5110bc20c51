-- Deleting stored files. A row is deleted by a transaction, a file by the Storage API; what stands between the two is a
-- table of files that have to go, written by the same transaction as whatever made them superfluous, and a job that
-- tells the worker to look into it. So a file is forgotten neither when the worker dies nor when storage is away, and
-- removing one twice does no harm.

create table private.file_deletions (
  bucket text not null,
  path text not null,
  queued_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),

  constraint file_deletions_pkey primary key (bucket, path),
  constraint attempts_are_not_negative check (attempts >= 0)
);

create index file_deletions_next_attempt_at_idx on private.file_deletions (next_attempt_at);

alter table private.file_deletions enable row level security;

-- No grant: written by triggers and the sweeper, worked off through claim_files and finish_files.

comment on table private.file_deletions is 'Files that the worker has still to remove from storage. Empty when all is done.';
comment on column private.file_deletions.path is 'Name of the object in its bucket.';
comment on column private.file_deletions.attempts is 'How often the worker took it.';
comment on column private.file_deletions.next_attempt_at is 'From when it may be taken (again): each attempt waits twice as long, a day at most.';

create index message_attachments_unsent_idx on public.message_attachments (created_at) where message_id is null;

create function private.enqueue_file_deletions() returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  -- One job a transaction: it works off whatever is due.
  if current_setting('sintra.files_enqueued', true) = pg_current_xact_id()::text then
    return;
  end if;
  perform private.enqueue_followup('{"type": "delete_files"}');
  perform set_config('sintra.files_enqueued', pg_current_xact_id()::text, true);
end;
$$;

comment on function private.enqueue_file_deletions() is
  'Sends the job {"type": "delete_files"} when this transaction commits, once in it.';

-- =====================================================================================================================
-- What makes a file superfluous
-- =====================================================================================================================

-- For each row: a conversation's deletion runs one statement for each of its messages, most of which have no file.
create function private.tg_message_attachments__delete_file() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  -- An edited question may carry the files of the one it replaces: the last one to go takes the file along.
  if old.storage_bucket <> 'attachments' or exists (
    select from public.message_attachments a
    where a.storage_path = old.storage_path and a.storage_bucket = old.storage_bucket
  ) then
    return null;
  end if;
  insert into private.file_deletions (bucket, path)
  values (old.storage_bucket, old.storage_path)
  on conflict (bucket, path) do nothing;
  perform private.enqueue_file_deletions();
  return null;
end;
$$;

comment on function private.tg_message_attachments__delete_file() is
  'Trigger: the file of an attachment that is deleted, by itself or with its message or conversation, goes too.';

create trigger tg_message_attachments__delete_file after delete on public.message_attachments
  for each row execute function private.tg_message_attachments__delete_file();

create function private.files_of(p_user_id uuid) returns table (bucket text, path text, size bigint, created_at timestamptz)
language plpgsql stable security definer
set search_path = ''
as $$
begin
  -- A database without Supabase Storage has no files.
  if to_regclass('storage.objects') is null then
    return;
  end if;
  return query
  select o.bucket_id::text, o.name::text, (o.metadata ->> 'size')::bigint, o.created_at
  from storage.objects o
  where (o.bucket_id in ('avatars', 'attachments') and o.name ~>=~ (p_user_id || '/') and o.name ~<~ (p_user_id || '0'))
    or (
      o.bucket_id = 'invoices'
      and split_part(o.name, '/', 1) in (
        select s.id::text from public.user_subscriptions s where s.user_id = p_user_id and s.organization_id is null
      )
    )
  order by o.bucket_id, o.name;
end;
$$;

comment on function private.files_of(uuid) is 'The stored files of a person, in every bucket: those in the folder that bears their id, and the invoices of their own subscriptions.';

create function private.tg_profiles__delete_files() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.file_deletions (bucket, path)
  select f.bucket, f.path from private.files_of(old.id) f where f.bucket in ('avatars', 'attachments')
  on conflict (bucket, path) do nothing;
  if found then
    perform private.enqueue_file_deletions();
  end if;
  return old;
end;
$$;

comment on function private.tg_profiles__delete_files() is
  'Trigger: pictures and attachments of an account go with it. Its invoices go with its subscriptions.';

create trigger tg_profiles__delete_files before delete on public.profiles
  for each row execute function private.tg_profiles__delete_files();

create function private.sweep_files(p_limit integer default 1000) returns integer
language plpgsql security definer
set search_path = ''
as $$
declare
  v_before constant timestamptz := now() - interval '24 hours';
  v_found integer;
begin
  -- Uploaded, read, and never sent: the row goes, and its trigger takes the file along.
  delete from public.message_attachments a
  where a.message_id is null and a.id in (
    select old.id
    from public.message_attachments old
    where old.message_id is null and old.created_at < v_before
    order by old.created_at
    limit p_limit
  );

  -- Uploaded, and never even read; or put there by somebody whose account is gone.
  if to_regclass('storage.objects') is not null then
    insert into private.file_deletions (bucket, path)
    select o.bucket_id, o.name
    from storage.objects o
    where o.created_at < v_before
      and case o.bucket_id
        when 'attachments' then not exists (
          select from public.message_attachments a
          where a.storage_path = o.name and a.storage_bucket = o.bucket_id
        )
        when 'avatars' then not exists (
          select from public.profiles p where p.id::text = split_part(o.name, '/', 1)
        )
        else false
      end
    limit p_limit
    on conflict (bucket, path) do nothing;
  end if;

  select count(*) into v_found from private.file_deletions d where d.next_attempt_at <= now();
  if v_found > 0 then
    perform private.enqueue_file_deletions();
  end if;
  return v_found;
end;
$$;

comment on function private.sweep_files(integer) is
  'Finds files that nobody needs: attachments that were not sent within 24 hours, objects of that age without a row, pictures without an account; and wakes the worker where any file waits to be removed. Returns how many wait.';

select cron.schedule('sintra_files', '23 * * * *', 'select private.sweep_files()');

-- =====================================================================================================================
-- What the worker calls
-- =====================================================================================================================

create function private.claim_files(p_job_id bigint, p_quantity integer) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_files jsonb;
begin
  -- The job is this worker's for as long as it goes on asking.
  perform pgmq.set_vt('turn_followups', p_job_id, 60)
  from pgmq.q_turn_followups q
  where q.msg_id = p_job_id;

  -- In use again, by an attachment that was written since.
  delete from private.file_deletions d
  using public.message_attachments a
  where d.next_attempt_at <= now() and a.storage_path = d.path and a.storage_bucket = d.bucket;

  with due as (
    select d.bucket, d.path
    from private.file_deletions d
    where d.next_attempt_at <= now()
    order by d.next_attempt_at, d.bucket, d.path
    limit least(greatest(p_quantity, 1), 1000)
    for update skip locked
  ), claimed as (
    update private.file_deletions d
    set attempts = d.attempts + 1,
        next_attempt_at = now() + make_interval(secs => least(5 * 2 ^ least(d.attempts + 1, 20), 86400))
    from due
    where d.bucket = due.bucket and d.path = due.path
    returning d.bucket, d.path
  )
  select coalesce(jsonb_agg(jsonb_build_object('bucket', c.bucket, 'path', c.path) order by c.bucket, c.path), '[]')
  into v_files
  from claimed c;
  return jsonb_build_object('ok', true, 'files', v_files);
end;
$$;

comment on function private.claim_files(bigint, integer) is 'Body of public.claim_files.';

create function public.claim_files(p_job_id bigint, p_quantity integer default 100) returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.claim_files(p_job_id, p_quantity);
end;

comment on function public.claim_files(bigint, integer) is
  'Takes up to p_quantity (at most 1000) files that are to be removed from storage, and keeps the job hidden from others for another minute: {ok, files: [{bucket, path}]}. What is not reported with finish_files is given out again, ever more rarely. For service_role only.';

create function private.finish_files(p_files jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_finished integer;
begin
  delete from private.file_deletions d
  using jsonb_to_recordset(p_files) as f (bucket text, path text)
  where d.bucket = f.bucket and d.path = f.path;
  get diagnostics v_finished = row_count;
  return jsonb_build_object('ok', true, 'finished', v_finished);
end;
$$;

comment on function private.finish_files(jsonb) is 'Body of public.finish_files.';

create function public.finish_files(p_files jsonb) returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.finish_files(p_files);
end;

comment on function public.finish_files(jsonb) is
  'Reports that files [{bucket, path}] are no longer in storage: {ok, finished}. For service_role only.';

grant execute on function private.claim_files(bigint, integer), private.finish_files(jsonb) to service_role;
grant execute on function public.claim_files(bigint, integer), public.finish_files(jsonb) to service_role;

-- Files and live changes.

-- =====================================================================================================================
-- Storage: three buckets. The first folder of a path is the id of the person whose file it is; of an invoice, its subscription's.
-- A database without Supabase Storage has no such tables, and then there is nothing to set up.
-- =====================================================================================================================

do $$
begin
  if to_regclass('storage.buckets') is null or to_regclass('storage.objects') is null then
    return;
  end if;

  insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
  values
    ('avatars', 'avatars', true, 2 * 1024 * 1024, array['image/png', 'image/jpeg', 'image/webp', 'image/gif']),
    ('attachments', 'attachments', false, 25 * 1024 * 1024, null),
    ('invoices', 'invoices', false, 5 * 1024 * 1024, array['application/pdf'])
  on conflict (id) do update
  set public = excluded.public, file_size_limit = excluded.file_size_limit, allowed_mime_types = excluded.allowed_mime_types;

  execute $policy$
    create policy "people list and read the files in their own folder"
      on storage.objects for select to authenticated
      using (bucket_id in ('avatars', 'attachments') and split_part(name, '/', 1) = (select auth.uid())::text)
  $policy$;
  execute $policy$
    create policy "people upload pictures and attachments to their own folder"
      on storage.objects for insert to authenticated
      with check (bucket_id in ('avatars', 'attachments') and split_part(name, '/', 1) = (select auth.uid())::text)
  $policy$;
  execute $policy$
    create policy "people replace pictures and attachments in their own folder"
      on storage.objects for update to authenticated
      using (bucket_id in ('avatars', 'attachments') and split_part(name, '/', 1) = (select auth.uid())::text)
      with check (bucket_id in ('avatars', 'attachments') and split_part(name, '/', 1) = (select auth.uid())::text)
  $policy$;
  execute $policy$
    create policy "people delete pictures and attachments from their own folder"
      on storage.objects for delete to authenticated
      using (bucket_id in ('avatars', 'attachments') and split_part(name, '/', 1) = (select auth.uid())::text)
  $policy$;
end;
$$;

-- Pictures are served to everybody by the public address of their bucket, which asks no policy. Invoices are put there
-- and read with the secret key alone: people get a signed address, which says until when it holds.

-- =====================================================================================================================
-- Realtime: what the web subscribes to. Policies decide who receives a change; replica identities are set with the tables.
-- =====================================================================================================================

do $$
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end;
$$;

alter publication supabase_realtime add table public.conversations, public.messages, public.user_insights;

-- Private channels for broadcast and presence: one for each person (user:<id>), which reaches all their devices, and one
-- for each organization (organization:<id>). Any other private topic is closed.
do $$
begin
  if to_regclass('realtime.messages') is null or to_regprocedure('realtime.topic()') is null then
    return;
  end if;

  execute $policy$
    create policy "people listen on their own channel and their organizations'"
      on realtime.messages for select to authenticated
      using (
        (select realtime.topic()) = 'user:' || (select auth.uid())
        or (select realtime.topic()) in (select 'organization:' || o from private.my_organizations('owner', 'admin', 'member') o)
      )
  $policy$;
  execute $policy$
    create policy "people talk on their own channel and their organizations'"
      on realtime.messages for insert to authenticated
      with check (
        (select realtime.topic()) = 'user:' || (select auth.uid())
        or (select realtime.topic()) in (select 'organization:' || o from private.my_organizations('owner', 'admin', 'member') o)
      )
  $policy$;
end;
$$;

-- What the function attachments has read is what stays: its type, its size and its text are what the plan was asked about
-- and what the model is told. So a person may take a registered file away, but put nothing else in its place.
--
-- What nobody has read yet is on no plan's account: there may be a few such files at a time, which the sweeper removes.

create function private.may_upload(p_name text) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
declare
  v_folder constant text := split_part(p_name, '/', 1);
  v_most constant integer := 20;
begin
  if exists (
    select from public.message_attachments a where a.storage_path = p_name and a.storage_bucket = 'attachments'
  ) then
    return false;
  end if;
  return (
    select count(*) < v_most
    from (
      select
      from storage.objects o
      -- from "<id>/" to before "<id>0", which is the next byte
      where o.bucket_id = 'attachments' and o.name ~>=~ (v_folder || '/') and o.name ~<~ (v_folder || '0')
        and not exists (
          select from public.message_attachments a where a.storage_path = o.name and a.storage_bucket = 'attachments'
        )
      limit v_most
    ) unread
  );
end;
$$;

comment on function private.may_upload(text) is
  'Whether an object of this name may be put into the bucket attachments: none that an attachment stands for, and none while its folder holds twenty that nobody has read.';
grant execute on function private.may_upload(text) to authenticated;

-- A database without Supabase Storage has no such table.
do $$
begin
  if to_regclass('storage.objects') is null then
    return;
  end if;

  drop policy "people upload pictures and attachments to their own folder" on storage.objects;
  drop policy "people replace pictures and attachments in their own folder" on storage.objects;
  execute $policy$
    create policy "people upload pictures and attachments to their own folder"
      on storage.objects for insert to authenticated
      with check (
        split_part(name, '/', 1) = (select auth.uid())::text
        and case bucket_id when 'avatars' then true when 'attachments' then private.may_upload(name) else false end
      )
  $policy$;
  execute $policy$
    create policy "people replace pictures in their own folder"
      on storage.objects for update to authenticated
      using (bucket_id = 'avatars' and split_part(name, '/', 1) = (select auth.uid())::text)
      with check (bucket_id = 'avatars' and split_part(name, '/', 1) = (select auth.uid())::text)
  $policy$;
end;
$$;

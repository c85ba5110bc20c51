-- What the function `cerebro` asks before it reads what somebody tells it themselves: how to read it (language, day,
-- currency), and the insight that they want to correct.

create function private.person_context(p_user_id uuid, p_insight_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_profile public.profiles;
  v_insight jsonb;
begin
  select p.* into v_profile from public.profiles as p where p.id = p_user_id;
  if not found then
    return private.refusal('profile_not_found');
  end if;
  if p_insight_id is not null then
    select jsonb_build_object(
        'id', i.id,
        'content', i.content,
        'category', i.category,
        'kind', i.kind,
        'fact_key', i.fact_key,
        'version', i.version
      )
    into v_insight
    from public.user_insights as i
    where i.id = p_insight_id and i.user_id = p_user_id and i.valid_until is null;
    if v_insight is null then
      return private.refusal('not_found');
    end if;
  end if;
  return jsonb_build_object(
    'ok', true,
    'language', v_profile.language,
    'timezone', v_profile.timezone,
    'country', v_profile.country,
    'insight', v_insight,
    'now', now()
  );
end;
$$;

comment on function private.person_context(uuid, uuid) is 'Body of public.person_context.';

create function public.person_context(p_user_id uuid, p_insight_id uuid default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.person_context(p_user_id, p_insight_id);
end;

comment on function public.person_context(uuid, uuid) is
  'What is needed to read a sentence that somebody gives to their own memory: {ok, language, timezone, country, now, insight: {id, content, category, kind, fact_key, version} | null}; the insight where p_insight_id names one that holds and is theirs. Errors: profile_not_found, not_found. For service_role only.';

grant execute on function private.person_context(uuid, uuid) to service_role;
grant execute on function public.person_context(uuid, uuid) to service_role;

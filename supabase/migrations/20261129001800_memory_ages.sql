-- Time: what has a last day ends on it, and what nobody has spoken of for long is no longer believed.

create function private.half_life_days(p_fact_key text)
returns integer
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case split_part(p_fact_key, ':', 1)
    when 'founded' then null
    when 'business_name' then null
    when 'decision' then null
    when 'problem' then 90
    when 'goal' then 120
    when 'constraint' then 120
    when 'revenue' then 120
    when 'metric' then 120
    when 'price' then 180
    when 'cost' then 180
    when 'hours' then 365
    when 'team_size' then 365
    when 'event' then 365
    when 'habit' then 365
    else case when p_fact_key is null then 365 else 730 end
  end;
$$;

comment on function private.half_life_days(text) is
  'Days after which half of the confidence above the floor of 0.3 is left; null for what does not change with time. The same as insight''s half_life_days. Pure.';

create function private.decayed_confidence(p_confidence numeric, p_fact_key text, p_age interval)
returns numeric
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when p_confidence <= 0.3 or private.half_life_days(p_fact_key) is null or p_age <= interval '0' then p_confidence
    else round(
      (0.3 + (p_confidence - 0.3) * power(2, -(extract(epoch from p_age) / 86400.0) / private.half_life_days(p_fact_key)))::numeric, 2
    )
  end;
$$;

comment on function private.decayed_confidence(numeric, text, interval) is
  'The confidence after a while of silence. The same as insight''s decayed. Pure.';

create function private.age_insights(p_limit integer)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_user_id uuid;
  v_ended integer := 0;
  v_count integer;
begin
  for v_user_id in
    select distinct i.user_id
    from (
      select u.user_id
      from public.user_insights as u
      where u.valid_until is null and u.user_id is not null and (
        u.expires_at <= now()
        -- Not of the person's own hand: that they have to take back themselves.
        or u.origin <> 'person' and u.last_seen_at < now() - interval '90 days'
          and private.decayed_confidence(u.confidence, u.fact_key, now() - u.last_seen_at) < 0.35
      )
      limit p_limit
    ) as i
    order by 1
  loop
    continue when not private.lock_memory(v_user_id);
    with ended as (
      update public.user_insights as u
      set
        valid_until = greatest(least(coalesce(u.expires_at, now()), now()), u.valid_from),
        ended_reason = 'expired',
        status = 'expired',
        version = u.version + 1
      where u.user_id = v_user_id and u.valid_until is null and (
        u.expires_at <= now()
        or u.origin <> 'person' and u.last_seen_at < now() - interval '90 days'
          and private.decayed_confidence(u.confidence, u.fact_key, now() - u.last_seen_at) < 0.35
      )
      returning u.id
    ),
    told as (
      insert into private.insight_events (user_id, insight_id, kind)
      select v_user_id, e.id, 'expired' from ended as e
    )
    select count(*) into v_count from ended;
    v_ended := v_ended + v_count;
    perform private.rebuild_brain(v_user_id);
    perform private.ask_to_consolidate(v_user_id);
  end loop;
  return v_ended;
end;
$$;

comment on function private.age_insights(integer) is
  'Ends what has reached its last day, and what was said so long ago that it is hardly more likely than not known; of people found among p_limit rows. Returns how many ended.';

select cron.schedule('sintra_memory_ages', '40 3 * * *', 'select private.age_insights(5000)');

-- Onboarding: six steps, each of them answered, looked at and saved by one call. The step a person is at never goes
-- back, and never skips one: whoever closes the browser comes back to where they were, on any device.

-- What the person chose while the trial lasts. Billing acts on it; a trial stays a trial.
alter table public.user_subscriptions
  add column intended_plan_id text references public.subscription_plans (id) on delete set null,
  add column intended_billing_cycle public.billing_cycle_enum;

create index user_subscriptions_intended_plan_id_idx on public.user_subscriptions (intended_plan_id)
  where intended_plan_id is not null;

grant select (intended_plan_id, intended_billing_cycle) on public.user_subscriptions to authenticated;

comment on column public.user_subscriptions.intended_plan_id is
  'Beside the specification: the plan that the person chose in onboarding, for when the trial ends. Changes nothing by itself.';
comment on column public.user_subscriptions.intended_billing_cycle is 'Beside the specification: how they want to be billed for it.';

-- =====================================================================================================================
-- Answers: JSON as a client sends it. A member that is absent leaves the column alone, null empties it.
-- =====================================================================================================================

create function private.refuse_answer(p_field text, p_hint text default null) returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using
    errcode = '23514',
    message = 'onboarding_answer_invalid',
    detail = jsonb_build_object('field', p_field)::text,
    hint = coalesce(p_hint, 'Revisa esta respuesta: falta o no es válida.');
end;
$$;

comment on function private.refuse_answer(text, text) is
  'Raises 23514 onboarding_answer_invalid with the name of the answer as detail {field}.';

create function private.answer_text(p_answers jsonb, p_field text, p_longest integer, p_required boolean default false)
returns text
language plpgsql
set search_path = ''
as $$
declare
  v_text constant text := nullif(btrim(p_answers ->> p_field, E' \t\r\n'), '');
begin
  if jsonb_typeof(p_answers -> p_field) not in ('string', 'null') then
    perform private.refuse_answer(p_field);
  elsif v_text is null and p_required then
    perform private.refuse_answer(p_field, 'Esta respuesta es necesaria para continuar.');
  elsif char_length(v_text) > p_longest then
    perform private.refuse_answer(p_field, format('Este texto es demasiado largo: usa %s caracteres como máximo.', p_longest));
  end if;
  return v_text;
end;
$$;

comment on function private.answer_text(jsonb, text, integer, boolean) is
  'A text among the answers, without white space around it; null where it is absent or empty. Refuses (onboarding_answer_invalid) what is no text, is longer than p_longest characters, or is missing though required.';

create function private.answer_choice(p_answers jsonb, p_field text, p_type regtype, p_required boolean default false)
returns text
language plpgsql
set search_path = ''
as $$
declare
  v_choice constant text := private.answer_text(p_answers, p_field, 100, p_required);
begin
  if v_choice is not null and not exists (
    select from pg_catalog.pg_enum e where e.enumtypid = p_type and e.enumlabel = v_choice
  ) then
    perform private.refuse_answer(p_field, 'Elige una de las opciones.');
  end if;
  return v_choice;
end;
$$;

comment on function private.answer_choice(jsonb, text, regtype, boolean) is
  'A value of the enumeration p_type among the answers; null where it is absent. Refuses (onboarding_answer_invalid) any other.';

create function private.answer_list(
  p_answers jsonb, p_field text, p_fewest integer, p_most integer, p_longest integer
) returns text[]
language plpgsql
set search_path = ''
as $$
declare
  v_items text[];
begin
  if jsonb_typeof(p_answers -> p_field) = 'array' then
    if jsonb_path_exists(p_answers -> p_field, 'strict $[*] ? (@.type() != "string")') then
      perform private.refuse_answer(p_field);
    end if;
    -- In the order given, each once.
    select array_agg(i.item order by i.place) into v_items
    from (
      select btrim(e.value, E' \t\r\n') as item, min(e.place) as place
      from jsonb_array_elements_text(p_answers -> p_field) with ordinality as e (value, place)
      group by 1
    ) i
    where i.item <> '';
  elsif jsonb_typeof(p_answers -> p_field) <> 'null' then
    perform private.refuse_answer(p_field);
  end if;
  v_items := coalesce(v_items, '{}');
  if cardinality(v_items) < p_fewest then
    perform private.refuse_answer(p_field, 'Elige o escribe al menos una opción.');
  elsif cardinality(v_items) > p_most then
    perform private.refuse_answer(p_field, format('Elige %s como máximo.', p_most));
  elsif exists (select from unnest(v_items) item where char_length(item) > p_longest) then
    perform private.refuse_answer(p_field, format('Cada respuesta puede tener %s caracteres como máximo.', p_longest));
  end if;
  return v_items;
end;
$$;

comment on function private.answer_list(jsonb, text, integer, integer, integer) is
  'Texts among the answers, in their order, each once, without empty ones. Refuses (onboarding_answer_invalid) anything but p_fewest to p_most texts of at most p_longest characters.';

-- =====================================================================================================================
-- The steps
-- =====================================================================================================================

create function private.answer_plan(p_user_id uuid, p_answers jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_plan_id constant text := private.answer_text(p_answers, 'plan_id', 100, true);
  v_cycle constant text := coalesce(private.answer_choice(p_answers, 'billing_cycle', 'public.billing_cycle_enum'), 'monthly');
begin
  if not exists (select from public.subscription_plans p where p.id = v_plan_id and p.is_active and p.rank > 0) then
    perform private.refuse_answer('plan_id', 'Elige uno de los planes.');
  end if;

  update public.user_subscriptions
  set intended_plan_id = v_plan_id, intended_billing_cycle = v_cycle::public.billing_cycle_enum
  where id = (
    select s.id
    from public.user_subscriptions s
    where s.user_id = p_user_id and s.organization_id is null
    order by s.created_at desc, s.id
    limit 1
  );
  if not found then
    perform private.refuse_plan_limit('subscription_inactive', '{}',
      'Tu cuenta no tiene una suscripción. Escríbenos y la activamos.');
  end if;
end;
$$;

comment on function private.answer_plan(uuid, jsonb) is 'Step 1: {plan_id, billing_cycle} become the intended ones of the person''s own subscription.';

create function private.country_timezone(p_country text) returns text
language sql stable
set search_path = ''
as $$
  select c.country ->> 'timezone'
  from public.system_config s
  cross join lateral jsonb_array_elements(s.value) as c (country)
  where s.key = 'countries' and jsonb_typeof(s.value) = 'array' and c.country ->> 'code' = p_country
    and private.is_timezone(c.country ->> 'timezone')
  limit 1;
$$;

comment on function private.country_timezone(text) is 'Time zone of most people of a country, as the public setting countries has it; null for others.';

create function private.answer_company(p_user_id uuid, p_answers jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_name constant text := private.answer_text(p_answers, 'company_name', 200, true);
  v_industry constant text := private.answer_text(p_answers, 'company_industry', 200);
  v_size constant text := private.answer_choice(p_answers, 'company_size', 'public.company_size_enum');
  v_stage constant text := private.answer_choice(p_answers, 'company_growth_stage', 'public.growth_stage_enum');
  v_website constant text := private.answer_text(p_answers, 'company_website', 2048);
  v_description constant text := private.answer_text(p_answers, 'company_description', 4000);
  v_country constant text := upper(private.answer_text(p_answers, 'country', 2));
begin
  -- An address of the web, however it is written; not one of another kind, which a browser might run.
  if v_website ~ '\s' or (v_website ~ '^[A-Za-z][A-Za-z0-9+-]*:' and v_website !~* '^https?://') then
    perform private.refuse_answer('company_website', 'Escribe la dirección de tu página, por ejemplo minegocio.com.');
  elsif v_country !~ '^[A-Z]{2}$' then
    perform private.refuse_answer('country', 'Elige un país.');
  end if;

  update public.profiles p
  set company_name = v_name,
      company_industry = case when p_answers ? 'company_industry' then v_industry else p.company_industry end,
      company_size = case when p_answers ? 'company_size' then v_size::public.company_size_enum else p.company_size end,
      company_growth_stage = case when p_answers ? 'company_growth_stage'
        then v_stage::public.growth_stage_enum else p.company_growth_stage end,
      company_website = case when p_answers ? 'company_website' then v_website else p.company_website end,
      company_description = case when p_answers ? 'company_description' then v_description else p.company_description end,
      country = case when p_answers ? 'country' then v_country else p.country end,
      -- The zone that nobody has chosen: the default, or the one that came with the country given before.
      timezone = case
        when p.timezone = 'America/Mexico_City'
          or (p.onboarding_step <= 6 and p.timezone = private.country_timezone(p.country))
        then coalesce(private.country_timezone(v_country), p.timezone)
        else p.timezone
      end
  where p.id = p_user_id;
end;
$$;

comment on function private.answer_company(uuid, jsonb) is
  'Step 2: {company_name, company_industry, company_size, company_growth_stage, company_website, company_description, country}. The country brings its time zone where nobody has chosen one.';

create function private.answer_goals(p_user_id uuid, p_answers jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_primary constant text[] := private.answer_list(p_answers, 'primary_goals', 1, 5, 200);
  v_secondary constant text[] := private.answer_list(p_answers, 'secondary_goals', 0, 10, 200);
  v_timeline constant text := private.answer_text(p_answers, 'goals_timeline', 100);
  v_focus constant text := private.answer_choice(p_answers, 'priority_focus', 'public.focus_area_enum');
begin
  update public.profiles p
  set primary_goals = v_primary,
      secondary_goals = case when p_answers ? 'secondary_goals' then v_secondary else p.secondary_goals end,
      goals_timeline = coalesce(v_timeline, p.goals_timeline),
      priority_focus = coalesce(v_focus::public.focus_area_enum, p.priority_focus)
  where p.id = p_user_id;
end;
$$;

comment on function private.answer_goals(uuid, jsonb) is 'Step 3: {primary_goals (1 to 5), secondary_goals, goals_timeline, priority_focus}.';

create function private.answer_assistants(p_user_id uuid, p_answers jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_ids constant text[] := private.answer_list(p_answers, 'assistant_ids', 1, 100, 100);
  v_unknown text;
begin
  select wanted into v_unknown
  from unnest(v_ids) wanted
  where not exists (select from public.assistants_catalog c where c.id = wanted and c.is_active)
  limit 1;
  if found then
    perform private.refuse_plan_limit('assistant_not_found', jsonb_build_object('assistant_id', v_unknown),
      'Este asistente ya no está disponible.');
  end if;

  -- The limit is claimed before anything is written, as whoever activates one assistant does; room is made first, so
  -- that swapping one for another fits into a full plan.
  perform private.claim_plan(p_user_id);
  update public.user_assistants ua
  set is_active = false
  where ua.user_id = p_user_id and ua.is_active and ua.assistant_id <> all (v_ids);
  insert into public.user_assistants as ua (user_id, assistant_id)
  select p_user_id, wanted from unnest(v_ids) wanted
  on conflict (user_id, assistant_id) do update set is_active = true
  where ua.is_active is not true;
end;
$$;

comment on function private.answer_assistants(uuid, jsonb) is
  'Step 4: {assistant_ids}: exactly these are active afterwards. Refuses what the plan does not include (plan_limit_assistants, plan_required) and what is not on offer (assistant_not_found).';

create function private.answer_configuration(p_user_id uuid, p_answers jsonb) returns void
language plpgsql
set search_path = ''
as $$
declare
  v_timezone constant text := private.answer_text(p_answers, 'timezone', 100);
  v_language constant text := private.answer_text(p_answers, 'language', 20);
  v_style constant text := private.answer_choice(p_answers, 'communication_style', 'public.communication_style_enum');
  v_hours constant jsonb := nullif(p_answers -> 'working_hours', 'null');
  v_notifications constant jsonb := nullif(p_answers -> 'notification_preferences', 'null');
  v_time constant text := '^([01][0-9]|2[0-3]):[0-5][0-9]$';
begin
  if not private.is_timezone(v_timezone) then
    perform private.refuse_answer('timezone', 'Elige una zona horaria.');
  elsif v_language !~ '^[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?$' then
    perform private.refuse_answer('language', 'Elige un idioma.');
  elsif v_hours is not null and (
    jsonb_typeof(v_hours) <> 'object'
    or coalesce(v_hours ->> 'start', '') !~ v_time or coalesce(v_hours ->> 'end', '') !~ v_time
    or octet_length(v_hours::text) > 4096
  ) then
    perform private.refuse_answer('working_hours', 'Indica a qué hora empiezas y a qué hora terminas.');
  elsif v_notifications is not null
    and (jsonb_typeof(v_notifications) <> 'object' or octet_length(v_notifications::text) > 16384) then
    perform private.refuse_answer('notification_preferences');
  end if;

  update public.profiles p
  set timezone = coalesce(v_timezone, p.timezone),
      language = coalesce(v_language, p.language),
      communication_style = coalesce(v_style::public.communication_style_enum, p.communication_style),
      working_hours = coalesce(v_hours, p.working_hours),
      notification_preferences = coalesce(v_notifications, p.notification_preferences)
  where p.id = p_user_id;
end;
$$;

comment on function private.answer_configuration(uuid, jsonb) is
  'Step 6: {timezone, language, working_hours, communication_style, notification_preferences}; what is absent stays.';

create function private.complete_onboarding_step(p_step integer, p_answers jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
  v_current integer;
begin
  -- Two devices take turns here: the second finds the step done, saves its answers and moves nothing.
  select case when p.onboarding_completed then 7 else least(p.onboarding_step, 6) end into v_current
  from public.profiles p
  where p.id = v_user_id
  for no key update;
  if not found then
    perform private.refuse_plan_limit('profile_not_found', '{}', 'Tu cuenta ya no existe.');
  elsif p_step > v_current then
    raise exception using
      errcode = '23514',
      message = 'onboarding_step_skipped',
      detail = jsonb_build_object('step', v_current)::text,
      hint = 'Completa primero el paso anterior.';
  elsif p_step is null or p_step < 1 then
    perform private.refuse_answer('step');
  elsif jsonb_typeof(coalesce(p_answers, '{}')) <> 'object' then
    perform private.refuse_answer('answers');
  end if;

  case p_step
    when 1 then perform private.answer_plan(v_user_id, coalesce(p_answers, '{}'));
    when 2 then perform private.answer_company(v_user_id, coalesce(p_answers, '{}'));
    when 3 then perform private.answer_goals(v_user_id, coalesce(p_answers, '{}'));
    when 4 then perform private.answer_assistants(v_user_id, coalesce(p_answers, '{}'));
    when 5 then
      if v_current = 5 and not exists (
        select from public.messages m where m.user_id = v_user_id and m.role = 'user'
      ) then
        raise exception using
          errcode = '23514',
          message = 'onboarding_no_conversation',
          detail = '{}',
          hint = 'Escribe tu primer mensaje a un asistente para continuar.';
      end if;
    when 6 then perform private.answer_configuration(v_user_id, coalesce(p_answers, '{}'));
    else null;
  end case;

  if p_step = v_current and p_step < 7 then
    v_current := v_current + 1;
    update public.profiles
    set onboarding_step = v_current, onboarding_completed = v_current = 7
    where id = v_user_id;
  end if;
  return jsonb_build_object('step', v_current, 'completed', v_current = 7);
end;
$$;

comment on function private.complete_onboarding_step(integer, jsonb) is 'Body of public.complete_onboarding_step.';
grant execute on function private.complete_onboarding_step(integer, jsonb) to authenticated;

create function public.complete_onboarding_step(p_step integer, p_answers jsonb default '{}') returns jsonb
language sql volatile security invoker
set search_path = ''
begin atomic
  select private.complete_onboarding_step(p_step, p_answers);
end;

comment on function public.complete_onboarding_step(integer, jsonb) is
  'Saves the caller''s answers to a step of onboarding and, where it is the step they are at, moves on: {step, completed}. An earlier step is saved again and moves nothing. 1 {plan_id, billing_cycle}; 2 {company_name (required), company_industry, company_size, company_growth_stage, company_website, company_description, country}; 3 {primary_goals (1 to 5), secondary_goals, goals_timeline, priority_focus}; 4 {assistant_ids}: exactly these become active; 5 {}, once they have sent a message; 6 {timezone, language, working_hours, communication_style, notification_preferences}. Refused with 23514: onboarding_step_skipped {step}, onboarding_answer_invalid {field}, onboarding_no_conversation, plan_limit_assistants, plan_required, assistant_not_found, subscription_inactive.';
grant execute on function public.complete_onboarding_step(integer, jsonb) to authenticated;

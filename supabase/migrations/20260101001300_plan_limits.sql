-- Plan limits: how many assistants, automations and integrations may be active at once. Enforced here and not in a
-- function, so that no client, job or seed gets past them. A downgrade takes nothing away: it only stops more.

create function private.refuse_plan_limit(p_code text, p_detail jsonb, p_hint text) returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using errcode = '23514', message = p_code, detail = p_detail::text, hint = p_hint;
end;
$$;

comment on function private.refuse_plan_limit(text, jsonb, text) is
  'Raises 23514 with a stable code as message, a JSON object as detail and a Spanish sentence as hint.';

create function private.claim_plan(p_user_id uuid) returns public.subscription_plans
language plpgsql security definer
set search_path = ''
as $$
declare
  plan public.subscription_plans;
begin
  -- Whoever activates something for this person waits here for whoever does so at the same time; what is counted
  -- afterwards is what the other one committed.
  perform pg_advisory_xact_lock(hashtextextended('plan_limits:' || p_user_id, 0));

  select p.* into plan
  from private.effective_subscription(p_user_id) s
  join public.subscription_plans p on p.id = s.plan_id;
  if plan.id is null then
    perform private.refuse_plan_limit('subscription_inactive', '{}',
      'Tu suscripción no está activa. Elige un plan para continuar.');
  end if;
  return plan;
end;
$$;

comment on function private.claim_plan(uuid) is
  'The plan that counts for a person, with a lock on their limits until the end of the transaction. Refuses (subscription_inactive) where there is none.';

create function private.tg_user_assistants__respect_plan() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  plan public.subscription_plans;
  assistant public.assistants_catalog;
  active integer;
begin
  if new.user_id is null or new.is_active is not true then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.is_active and old.user_id = new.user_id and old.assistant_id = new.assistant_id then
    return new;
  end if;

  plan := private.claim_plan(new.user_id);

  select * into assistant from public.assistants_catalog where id = new.assistant_id;
  if assistant.id is not null and assistant.is_active is not true then
    perform private.refuse_plan_limit('assistant_not_found', jsonb_build_object('assistant_id', new.assistant_id),
      'Este asistente ya no está disponible.');
  end if;
  if private.plan_rank(assistant.required_plan) > plan.rank then
    perform private.refuse_plan_limit('plan_required',
      jsonb_build_object('assistant_id', new.assistant_id, 'required_plan', assistant.required_plan, 'current_plan', plan.id),
      'Tu plan no incluye este asistente. Mejora tu plan para activarlo.');
  end if;

  -- not itself: an upsert of an assistant that is active already takes no further place
  select count(*) into active
  from public.user_assistants
  where user_id = new.user_id and is_active and assistant_id is distinct from new.assistant_id;
  if active >= plan.max_assistants then
    perform private.refuse_plan_limit('plan_limit_assistants',
      jsonb_build_object('limit', plan.max_assistants, 'active', active, 'current_plan', plan.id),
      'Llegaste al número de asistentes activos de tu plan. Desactiva uno o mejora tu plan.');
  end if;
  return new;
end;
$$;

comment on function private.tg_user_assistants__respect_plan() is
  'Trigger: no more active assistants than the plan includes (plan_limit_assistants), none above it (plan_required), none that is retired (assistant_not_found).';

create trigger tg_user_assistants__respect_plan before insert or update of is_active, user_id, assistant_id on public.user_assistants
  for each row execute function private.tg_user_assistants__respect_plan();

create function private.tg_automation_definitions__respect_plan() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  plan public.subscription_plans;
  active integer;
begin
  if new.user_id is null or new.is_active is not true
     or (tg_op = 'UPDATE' and old.is_active and old.user_id = new.user_id) then
    return new;
  end if;

  plan := private.claim_plan(new.user_id);
  select count(*) into active from public.automation_definitions where user_id = new.user_id and is_active and id <> new.id;
  if active >= plan.max_automations then
    perform private.refuse_plan_limit('plan_limit_automations',
      jsonb_build_object('limit', plan.max_automations, 'active', active, 'current_plan', plan.id),
      'Llegaste al número de automatizaciones activas de tu plan. Desactiva una o mejora tu plan.');
  end if;
  return new;
end;
$$;

comment on function private.tg_automation_definitions__respect_plan() is
  'Trigger: no more active automations than the plan includes (plan_limit_automations).';

create trigger tg_automation_definitions__respect_plan before insert or update of is_active, user_id on public.automation_definitions
  for each row execute function private.tg_automation_definitions__respect_plan();

create function private.tg_integrations__respect_plan() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  plan public.subscription_plans;
  active integer;
begin
  if new.user_id is null or new.is_active is not true
     or (tg_op = 'UPDATE' and old.is_active and old.user_id = new.user_id) then
    return new;
  end if;

  plan := private.claim_plan(new.user_id);
  select count(*) into active from public.integrations where user_id = new.user_id and is_active and id <> new.id;
  if active >= plan.max_integrations then
    perform private.refuse_plan_limit('plan_limit_integrations',
      jsonb_build_object('limit', plan.max_integrations, 'active', active, 'current_plan', plan.id),
      'Llegaste al número de integraciones activas de tu plan. Desactiva una o mejora tu plan.');
  end if;
  return new;
end;
$$;

comment on function private.tg_integrations__respect_plan() is
  'Trigger: no more active integrations than the plan includes (plan_limit_integrations).';

create trigger tg_integrations__respect_plan before insert or update of is_active, user_id on public.integrations
  for each row execute function private.tg_integrations__respect_plan();

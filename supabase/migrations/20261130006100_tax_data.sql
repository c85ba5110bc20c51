-- Reading and saving tax data: what the function `billing` calls. It has checked what it saves; who may, is asked here.

create function private.tax_document(p_profile private.tax_profiles)
returns jsonb
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when p_profile.id is not null then to_jsonb(p_profile) - array[
      'id', 'user_id', 'organization_id', 'updated_by', 'created_at'
    ]
  end;
$$;

comment on function private.tax_document(private.tax_profiles) is
  'Tax data as callers see them: the columns of private.tax_profiles without whose they are; null for none. Pure.';

create function private.tax_data(p_user_id uuid, p_subscription_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_customer jsonb;
begin
  if not exists (select from public.profiles as p where p.id = p_user_id and p.is_active is not false) then
    return private.refusal('account_inactive');
  end if;
  v_subscription := private.payers_subscription(p_user_id, p_subscription_id);
  if v_subscription.id is null then
    return private.refusal('subscription_not_found');
  end if;
  v_customer := private.billing_customer(v_subscription);
  return jsonb_build_object(
    'ok', true,
    'subscription_id', v_subscription.id,
    'organization', (select o.name from public.organizations as o where o.id = v_subscription.organization_id),
    'tax_data', private.tax_document(private.tax_profile_of(v_subscription)),
    'suggested', jsonb_build_object('legal_name', v_customer -> 'name', 'country', v_customer -> 'country')
  );
end;
$$;

comment on function private.tax_data(uuid, uuid) is 'Body of public.tax_data.';

create function public.tax_data(p_user_id uuid, p_subscription_id uuid default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.tax_data(p_user_id, p_subscription_id);
end;

comment on function public.tax_data(uuid, uuid) is
  'The tax data of who pays for a subscription of this person, or of an organization that they own or administer; without an id, their own: {ok, subscription_id, organization: its name or null, tax_data: the columns of private.tax_profiles or null, suggested: {legal_name, country}}. Errors: account_inactive, subscription_not_found. For service_role only.';

create function private.tax_data_changed(p_profile private.tax_profiles)
returns void
language sql
volatile
set search_path = ''
as $$
  with theirs as (
    update public.user_subscriptions as s
    set version = s.version + 1
    where case
      when p_profile.organization_id is not null then s.organization_id = p_profile.organization_id
      else s.user_id = p_profile.user_id and s.organization_id is null
    end
    returning s.id
  )
  update private.orders as o
  set status = 'superseded'
  from theirs
  where o.subscription_id = theirs.id and o.status = 'open';
$$;

comment on function private.tax_data_changed(private.tax_profiles) is
  'Has decided anew what was decided from another country or tax id: a period that is being written is refused for its version, and what waits to be paid, with a tax that may be another now, is to be chosen again.';

create function private.save_tax_data(p_user_id uuid, p_subscription_id uuid, p_version integer, p_tax_data jsonb)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_subscription public.user_subscriptions;
  v_new private.tax_profiles := jsonb_populate_record(null::private.tax_profiles, p_tax_data - array[
    'id', 'user_id', 'organization_id', 'version', 'updated_by', 'created_at', 'updated_at'
  ]);
  v_saved private.tax_profiles;
  v_before jsonb;
  v_taxed constant text[] := array['country', 'tax_id', 'is_vat_registered'];
begin
  if not exists (select from public.profiles as p where p.id = p_user_id and p.is_active is not false) then
    return private.refusal('account_inactive');
  end if;
  v_subscription := private.payers_subscription(p_user_id, p_subscription_id);
  if v_subscription.id is null then
    return private.refusal('subscription_not_found');
  end if;
  v_before := private.billing_customer(v_subscription);
  if p_version = 0 then
    insert into private.tax_profiles as t (
      user_id, organization_id, country, is_company, legal_name, tax_id, tax_id_kind, tax_id_formatted, is_vat_registered,
      line1, line2, city, state, postal_code, email, fiscal_regime, cfdi_use, updated_by
    )
    values (
      case when v_subscription.organization_id is null then v_subscription.user_id end, v_subscription.organization_id,
      v_new.country, v_new.is_company, v_new.legal_name, v_new.tax_id, v_new.tax_id_kind, v_new.tax_id_formatted,
      v_new.is_vat_registered, v_new.line1, v_new.line2, v_new.city, v_new.state, v_new.postal_code, v_new.email,
      v_new.fiscal_regime, v_new.cfdi_use, p_user_id
    )
    on conflict do nothing
    returning * into v_saved;
  else
    update private.tax_profiles as t
    set version = t.version + 1,
        country = v_new.country,
        is_company = v_new.is_company,
        legal_name = v_new.legal_name,
        tax_id = v_new.tax_id,
        tax_id_kind = v_new.tax_id_kind,
        tax_id_formatted = v_new.tax_id_formatted,
        is_vat_registered = v_new.is_vat_registered,
        line1 = v_new.line1,
        line2 = v_new.line2,
        city = v_new.city,
        state = v_new.state,
        postal_code = v_new.postal_code,
        email = v_new.email,
        fiscal_regime = v_new.fiscal_regime,
        cfdi_use = v_new.cfdi_use,
        updated_by = p_user_id
    where t.id = (private.tax_profile_of(v_subscription)).id and t.version = p_version
    returning * into v_saved;
  end if;
  if v_saved.id is null then
    return private.refusal(
      'conflict',
      jsonb_build_object('version', coalesce((private.tax_profile_of(v_subscription)).version, 0))::text
    );
  end if;
  if v_saved.organization_id is not null then
    update public.organizations as o
    set billing_email = v_saved.email,
        tax_id = v_saved.tax_id_formatted,
        billing_address = jsonb_strip_nulls(jsonb_build_object(
          'line1', v_saved.line1, 'line2', v_saved.line2, 'city', v_saved.city, 'state', v_saved.state,
          'postal_code', v_saved.postal_code, 'country', v_saved.country
        ))
    where o.id = v_saved.organization_id;
  end if;
  if (select bool_or(v_before -> k is distinct from c.customer -> k)
      from unnest(v_taxed) as k, (select private.billing_customer(v_subscription) as customer) as c)
  then
    perform private.tax_data_changed(v_saved);
  end if;
  return jsonb_build_object('ok', true, 'tax_data', private.tax_document(v_saved));
end;
$$;

comment on function private.save_tax_data(uuid, uuid, integer, jsonb) is 'Body of public.save_tax_data.';

create function public.save_tax_data(p_user_id uuid, p_subscription_id uuid, p_version integer, p_tax_data jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select private.save_tax_data(p_user_id, p_subscription_id, p_version, p_tax_data);
end;

comment on function public.save_tax_data(uuid, uuid, integer, jsonb) is
  'Saves tax data that were checked, whole, in the place of those of this version; 0 where there are none. Whose they are is as in tax_data. An organization''s are copied to its columns; where the tax may be another now, open orders are superseded. {ok, tax_data}. Errors: account_inactive, subscription_not_found, conflict {version}. For service_role only.';

grant execute on function
  private.tax_data(uuid, uuid), public.tax_data(uuid, uuid),
  private.save_tax_data(uuid, uuid, integer, jsonb), public.save_tax_data(uuid, uuid, integer, jsonb) to service_role;

-- Whom invoices are made out to: the tax data of a person, or of an organization. What is written here was checked by crates/billing
-- (tax_data.rs) in the function `billing`; clients reach it through that function only. An invoice takes what there is when it is
-- issued and keeps it.

create table private.tax_profiles (
  id uuid not null default gen_random_uuid(),
  user_id uuid,
  organization_id uuid,
  version integer not null default 1,
  country text not null,
  is_company boolean not null,
  legal_name text not null,
  tax_id text,
  tax_id_kind text,
  tax_id_formatted text,
  is_vat_registered boolean not null default false,
  line1 text,
  line2 text,
  city text,
  state text,
  postal_code text,
  email text,
  fiscal_regime text,
  cfdi_use text,
  updated_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  constraint tax_profiles_pkey primary key (id),
  constraint a_person_has_one unique (user_id),
  constraint an_organization_has_one unique (organization_id),
  constraint tax_profiles_user_id_fkey foreign key (user_id) references public.profiles (id) on delete cascade,
  constraint tax_profiles_organization_id_fkey foreign key (organization_id) references public.organizations (id) on delete cascade,
  constraint tax_profiles_updated_by_fkey foreign key (updated_by) references public.profiles (id) on delete set null,
  constraint it_is_somebodys check (num_nonnulls(user_id, organization_id) = 1),
  constraint version_is_positive check (version > 0),
  constraint country_is_a_code check (country ~ '^[A-Z]{2}$'),
  constraint a_tax_id_is_whole check (num_nonnulls(tax_id, tax_id_kind, tax_id_formatted) in (0, 3)),
  constraint a_company_has_a_tax_id check (not is_company or tax_id is not null),
  constraint who_is_registered_has_a_tax_id check (not is_vat_registered or tax_id is not null),
  constraint tax_profile_texts_are_short check (
    char_length(legal_name) between 1 and 300
    and char_length(tax_id) <= 64 and char_length(tax_id_kind) <= 30 and char_length(tax_id_formatted) <= 80
    and char_length(line1) <= 200 and char_length(line2) <= 200
    and char_length(city) <= 100 and char_length(state) <= 100
    and char_length(postal_code) <= 20 and char_length(email) <= 254
    and char_length(fiscal_regime) <= 3 and char_length(cfdi_use) <= 4
  )
);

create index tax_profiles_updated_by_idx on private.tax_profiles (updated_by);

alter table private.tax_profiles enable row level security;

-- There is no policy, and clients are granted nothing: what they wrote themselves would not have been checked.

comment on table private.tax_profiles is 'Whom invoices are made out to: one row a person, one an organization. Written by save_tax_data only, with what crates/billing has checked.';
comment on column private.tax_profiles.user_id is 'Whose it is, if a person''s.';
comment on column private.tax_profiles.organization_id is 'Whose it is, if an organization''s.';
comment on column private.tax_profiles.version is 'Counts up with every change; a change names the one that it was made from.';
comment on column private.tax_profiles.country is 'ISO 3166-1 alpha-2 code of where they pay taxes.';
comment on column private.tax_profiles.is_company is 'Whether it is a company rather than a person.';
comment on column private.tax_profiles.legal_name is 'Name as it is registered.';
comment on column private.tax_profiles.tax_id is 'Tax identifier in its normal form: capitals, no separators (billing::TaxId::value).';
comment on column private.tax_profiles.tax_id_kind is 'Which one: mx_rfc, br_cnpj, … (billing::TaxIdKind).';
comment on column private.tax_profiles.tax_id_formatted is 'As the country writes it; what invoices say.';
comment on column private.tax_profiles.is_vat_registered is 'Whether they say that they are registered for the value-added tax. Decides about reverse charge together with the tax id.';
comment on column private.tax_profiles.line1 is 'Street and number.';
comment on column private.tax_profiles.line2 is 'What else leads there.';
comment on column private.tax_profiles.city is 'City.';
comment on column private.tax_profiles.state is 'State or province.';
comment on column private.tax_profiles.postal_code is 'Postal code; in Mexico that of the fiscal domicile.';
comment on column private.tax_profiles.email is 'Where invoices are to be sent.';
comment on column private.tax_profiles.fiscal_regime is 'Mexico: code of the catalogue c_RegimenFiscal.';
comment on column private.tax_profiles.cfdi_use is 'Mexico: code of the catalogue c_UsoCFDI.';
comment on column private.tax_profiles.updated_by is 'Who changed it last.';
comment on column private.tax_profiles.created_at is 'When it was first given.';
comment on column private.tax_profiles.updated_at is 'When it was last changed.';

create trigger tg_tax_profiles__set_updated_at before update on private.tax_profiles
  for each row execute function private.tg_set_updated_at();

-- The columns of the specification hold the same of an organization. They are copies, for organization_administration and the audit
-- log, and so no longer a client's to write.
revoke insert (billing_email, billing_address, tax_id), update (billing_email, billing_address, tax_id)
  on public.organizations from authenticated;

comment on column public.organizations.billing_email is 'Copy of what private.tax_profiles holds; written by save_tax_data. Readable by owners and admins only.';
comment on column public.organizations.billing_address is 'Object {line1, line2, city, state, postal_code, country}, a copy as billing_email is. Readable by owners and admins only.';
comment on column public.organizations.tax_id is 'Tax identifier (RFC, NIT, RUC, CUIT, CNPJ, …) as its country writes it, a copy as billing_email is. Readable by owners and admins only.';

create function private.tax_profile_of(p_subscription public.user_subscriptions)
returns private.tax_profiles
language sql
stable
set search_path = ''
as $$
  select t
  from private.tax_profiles as t
  where case
    when p_subscription.organization_id is not null then t.organization_id = p_subscription.organization_id
    else t.user_id = p_subscription.user_id
  end;
$$;

comment on function private.tax_profile_of(public.user_subscriptions) is
  'The tax data of who is billed for a subscription: the organization''s where it is hers, else the person''s; null where none was given.';

create or replace function private.billing_customer(p_subscription public.user_subscriptions)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_profile constant private.tax_profiles := private.tax_profile_of(p_subscription);
begin
  if v_profile.id is not null then
    return jsonb_build_object(
      'name', v_profile.legal_name,
      'tax_id', v_profile.tax_id,
      'tax_id_formatted', v_profile.tax_id_formatted,
      'is_vat_registered', v_profile.is_vat_registered,
      'country', v_profile.country,
      'address', jsonb_strip_nulls(jsonb_build_object(
        'line1', v_profile.line1, 'line2', v_profile.line2, 'city', v_profile.city, 'state', v_profile.state,
        'postal_code', v_profile.postal_code, 'email', v_profile.email,
        'fiscal_regime', v_profile.fiscal_regime, 'cfdi_use', v_profile.cfdi_use
      ))
    );
  end if;
  -- Nobody has said it: what there is of them elsewhere.
  if p_subscription.organization_id is not null then
    return (
      select jsonb_build_object(
        'name', o.name,
        'tax_id', o.tax_id,
        'tax_id_formatted', o.tax_id,
        'is_vat_registered', false,
        'country', coalesce(o.billing_address ->> 'country', p.country),
        'address', o.billing_address
      )
      from public.organizations as o
      left join public.profiles as p on p.id = p_subscription.user_id
      where o.id = p_subscription.organization_id
    );
  end if;
  return (
    select jsonb_build_object(
      'name', coalesce(p.company_name, p.full_name), 'tax_id', null, 'tax_id_formatted', null, 'is_vat_registered', false,
      'country', p.country, 'address', null
    )
    from public.profiles as p
    where p.id = p_subscription.user_id
  );
end;
$$;

comment on function private.billing_customer(public.user_subscriptions) is
  'Who is billed: {name, tax_id, tax_id_formatted, is_vat_registered, country, address}, of their tax data, else of what the organization or the person says of itself elsewhere. country is null where nobody has said it.';

create or replace function private.invoice_address(p_subscription public.user_subscriptions)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_strip_nulls(
    case when jsonb_typeof(c.customer -> 'address') = 'object' then c.customer -> 'address' else '{}' end
      || jsonb_build_object(
        'name', c.customer -> 'name', 'tax_id', c.customer -> 'tax_id_formatted', 'country', c.customer -> 'country'
      )
  )
  from (select private.billing_customer(p_subscription) as customer) as c;
$$;

comment on function private.invoice_address(public.user_subscriptions) is
  'Whom an invoice is made out to, as of now: the fields of an address, and {name, tax_id, country, email, fiscal_regime, cfdi_use} as far as they are known.';

-- Who sells, as invoices say it. Nothing is known until whoever runs the platform writes it (docs/deployment), and what is not known
-- is left out of them.

alter table private.seller
  add column name text,
  add column legal_name text,
  add column tax_id text,
  add column line1 text,
  add column line2 text,
  add column city text,
  add column state text,
  add column postal_code text,
  add column email text,
  add constraint seller_says_nothing_blank check (
    '' <> all (array[
      btrim(name), btrim(legal_name), btrim(tax_id), btrim(line1), btrim(line2), btrim(city), btrim(state), btrim(postal_code),
      btrim(email)
    ])
  );

comment on column private.seller.name is 'The name by which customers know it.';
comment on column private.seller.legal_name is 'The name by which it is registered.';
comment on column private.seller.tax_id is 'How its tax authority knows it.';
comment on column private.seller.line1 is 'Street and number.';
comment on column private.seller.line2 is 'What else leads there.';
comment on column private.seller.city is 'City.';
comment on column private.seller.state is 'State or province.';
comment on column private.seller.postal_code is 'Postal code.';
comment on column private.seller.email is 'Where customers write about invoices.';

create function private.seller()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  -- A country alone says nothing to a customer.
  select case
    when s.name is null and s.legal_name is null then '{}'
    else jsonb_strip_nulls(to_jsonb(s) - 'is_only')
  end
  from private.seller as s;
$$;

comment on function private.seller() is 'Body of public.seller.';

create function public.seller()
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select private.seller();
end;

comment on function public.seller() is
  'Who sells, as invoices say it: {name, legal_name, tax_id, line1, line2, city, state, postal_code, country, email} as far as it is known; {} where it has no name yet.';

grant execute on function private.seller(), public.seller() to authenticated;
grant execute on function private.seller(), public.seller() to service_role;

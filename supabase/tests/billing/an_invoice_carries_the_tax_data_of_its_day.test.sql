begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
create temporary table s as
  select id from public.user_subscriptions where user_id = tests.user_id('ana');
update public.profiles set full_name = 'Ana Díaz', company_name = null where id = tests.user_id('ana');
create function pg_temp.address() returns jsonb language sql as $$
  select private.invoice_address(u) from public.user_subscriptions u where u.id = (select id from s)
$$;
create function pg_temp.version() returns bigint language sql as $$ select version from public.user_subscriptions where id = (select id from s) $$;
create temporary table was as select pg_temp.version() as version;

select is(pg_temp.address() ->> 'name', 'Ana Díaz', 'without tax data the profile says who it is');

insert into private.orders (key, subscription_id, kind, document, total_amount, currency)
  select gen_random_uuid(), id, 'top_up', '{}', 5, 'USD' from s;
select public.save_tax_data(tests.user_id('ana'), null, 0, jsonb_build_object(
  'country', 'BR', 'is_company', true, 'legal_name', 'Padaria Estrela Ltda', 'tax_id', '12ABC34501DE35', 'tax_id_kind', 'br_cnpj',
  'tax_id_formatted', '12.ABC.345/01DE-35', 'is_vat_registered', false, 'line1', 'Rua Um, 1', 'city', 'São Paulo',
  'postal_code', '01310-100', 'email', 'faturas@estrela.com.br'));
select is(
  pg_temp.address(),
  '{"name": "Padaria Estrela Ltda", "tax_id": "12.ABC.345/01DE-35", "country": "BR", "line1": "Rua Um, 1", "city": "São Paulo", "postal_code": "01310-100", "email": "faturas@estrela.com.br"}'::jsonb,
  'with it the invoice has name, tax id and address');
select is(
  public.billing_context((select id from s)) #>> '{customer,tax_id}', '12ABC34501DE35', 'and what is decided from has the tax id as it is stored');
select is(pg_temp.version(), (select version + 1 from was), 'what was decided from the old data is decided anew');
select is((select status from private.orders where subscription_id = (select id from s)), 'superseded', 'what waits with another tax is chosen again');

create temporary table i as select private.issue_invoice((select id from s), 'tax-test', jsonb_build_object(
  'currency', 'USD', 'subtotal', '1.00', 'discount_amount', '0.00', 'tax_amount', '0.00', 'total_amount', '1.00', 'tax_is_contained', false,
  'tax_treatment', 'not_taxed', 'tax_rule', 'x', 'issue_date', current_date, 'due_date', current_date, 'balance_change', '0.00',
  'line_items', '[{"quantity": 1, "amount": "1.00", "unit_amount": "1.00", "discount_amount": "0.00", "tax_amount": "0.00"}]'::jsonb,
  'billing_address', pg_temp.address())) as invoice;
select public.save_tax_data(tests.user_id('ana'), null, 1, jsonb_build_object(
  'country', 'BR', 'is_company', false, 'legal_name', 'Ana Díaz', 'is_vat_registered', false));
select is(pg_temp.address(), '{"name": "Ana Díaz", "country": "BR"}'::jsonb, 'the next invoice has the new data');
select is(
  (select billing_address ->> 'tax_id' from public.invoices where id = (select (invoice).id from i)), '12.ABC.345/01DE-35',
  'the one that was issued keeps the old');

select is((select count(*)::int from private.tax_profiles), 1, 'a person has one');
delete from auth.users where id = tests.user_id('ana');
select is((select count(*)::int from private.tax_profiles), 0, 'which goes with the account');

select * from finish();
rollback;

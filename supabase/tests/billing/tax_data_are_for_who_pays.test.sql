begin;
select plan(24);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla', 'dario']) n;
create temporary table org as select tests.found_organization('ana', 'tacos') as id;
select tests.add_member(id, 'bruno', 'admin') from org;
select tests.add_member(id, 'carla', 'member') from org;
insert into public.user_subscriptions (organization_id, plan_id, status, current_period_start, current_period_end)
  select id, 'starter', 'active', current_date, current_date + 30 from org;
create temporary table s as select id from public.user_subscriptions where organization_id = (select id from org);
create function pg_temp.theirs() returns uuid language sql as $$ select id from s $$;
create function pg_temp.save(p_name text, p_version integer, p_legal_name text default 'TACOS', p_subscription_id uuid default pg_temp.theirs())
returns jsonb language sql as $$
  select public.save_tax_data(tests.user_id(p_name), p_subscription_id, p_version, jsonb_build_object(
    'country', 'MX', 'is_company', true, 'legal_name', p_legal_name, 'tax_id', 'EKU9003173C9', 'tax_id_kind', 'mx_rfc',
    'tax_id_formatted', 'EKU9003173C9', 'is_vat_registered', false, 'postal_code', '42501', 'email', 'pagos@example.test',
    'fiscal_regime', '601', 'cfdi_use', 'G03', 'user_id', tests.user_id('dario'), 'version', 77))
$$;
create function pg_temp.read(p_name text) returns jsonb language sql as $$
  select public.tax_data(tests.user_id(p_name), (select id from s))
$$;

select is(pg_temp.read('ana') -> 'tax_data', 'null', 'nothing was given yet');
select is(pg_temp.read('ana') ->> 'organization', (select o.name from public.organizations o join org using (id)), 'whose they are is said');
select is(tests.code(pg_temp.save('carla', 0)), 'subscription_not_found', 'a member saves nothing');
select is(tests.code(pg_temp.save('dario', 0)), 'subscription_not_found', 'nor does a stranger');
select is(tests.code(pg_temp.read('carla')), 'subscription_not_found', 'a member reads nothing');
select is(tests.code(pg_temp.read('dario')), 'subscription_not_found', 'nor does a stranger');
select is(pg_temp.save('ana', 0) #>> '{tax_data,version}', '1', 'the owner saves, whatever version and owner the data name');
select is(tests.code(pg_temp.save('bruno', 0)), 'conflict', 'who saw nothing overwrites nothing');
select is(pg_temp.save('bruno', 0) #>> '{error,details,version}', '1', 'and is told the version that there is');
select is(pg_temp.save('bruno', 1, 'TACOS DEL NORTE') #>> '{tax_data,version}', '2', 'an admin who saw it changes it');
select is(tests.code(pg_temp.save('ana', 1)), 'conflict', 'and the owner has to look again');
select is(pg_temp.read('ana') #>> '{tax_data,legal_name}', 'TACOS DEL NORTE', 'as they are now');
select results_eq(
  $$select tax_id, billing_email, billing_address ->> 'country' from public.organizations where id = (select id from org)$$,
  $$values ('EKU9003173C9', 'pagos@example.test', 'MX')$$,
  'the columns of the organization hold the same');
select is(public.tax_data(tests.user_id('ana')) -> 'tax_data', 'null', 'the owner''s own are others');
select is(tests.code(pg_temp.save('dario', 0, 'X', gen_random_uuid())), 'subscription_not_found', 'there is no such subscription');
select is(tests.code(pg_temp.save('dario', 5, 'X', null)), 'conflict', 'nor such a version');

update public.profiles set is_active = false where id = tests.user_id('dario');
select is(tests.code(pg_temp.save('dario', 0, 'X', null)), 'account_inactive', 'a suspended account saves nothing');
select is(tests.code(public.tax_data(tests.user_id('dario'))), 'account_inactive', 'and reads nothing');
select throws_ok($$select public.save_tax_data(tests.user_id('bruno'), null, 0, '{"country": "MX", "is_company": true, "legal_name": "X", "is_vat_registered": false}')$$,
  '23514', null, 'what was not checked is refused by the table');

select tests.sign_in('ana');
select throws_ok($$select public.save_tax_data(tests.user_id('ana'), null, 0, '{}')$$, '42501', null, 'nobody saves by the database alone');
select throws_ok($$select public.tax_data(tests.user_id('ana'))$$, '42501', null, 'nor reads');
select throws_ok($$select * from private.tax_profiles$$, '42501', null, 'the table is closed');
select throws_ok($$update public.organizations set tax_id = 'X', billing_email = 'x', billing_address = '{}'$$, '42501', null, 'and so are the copies');
select tests.become_anonymous();
select throws_ok($$select public.tax_data(gen_random_uuid())$$, '42501', null, 'a visitor may not even ask');

select * from finish();
rollback;

begin;
select plan(8);

-- The CLI keeps what it applied, so that the migrations can be run again from inside the database.
create function pg_temp.apply_reference_data_again() returns integer
language plpgsql
as $$
declare
  v_statement text;
  v_count integer := 0;
begin
  for v_statement in
    select applied.statement
    from supabase_migrations.schema_migrations as migration
    cross join lateral unnest(migration.statements) with ordinality as applied (statement, position)
    where migration.version like '2026010103%'
    order by migration.version, applied.position
  loop
    execute v_statement;
    v_count := v_count + 1;
  end loop;
  return v_count;
end;
$$;

create function pg_temp.row_versions() returns table (name text, version text)
language sql
as $$
  select 'plan ' || id, xmin::text from public.subscription_plans
  union all select 'assistant ' || id, xmin::text from public.assistants_catalog
  union all select 'price ' || id, xmin::text from private.model_prices
  union all select 'config ' || key, xmin::text from public.system_config;
$$;

create temporary table before on commit drop as select * from pg_temp.row_versions();
select cmp_ok(pg_temp.apply_reference_data_again(), '>=', 7, 'the reference data can be applied again');
select set_eq('select * from pg_temp.row_versions()', 'select * from before', 'and then it writes nothing at all');

update public.subscription_plans
set monthly_price_usd = 25, yearly_price_usd = 240, max_monthly_messages = 1234, name = 'Otro nombre'
where id = 'starter';
update public.assistants_catalog
set is_active = false, required_plan = 'enterprise', system_prompt = 'Otra cosa.'
where id = 'lucia';
update public.system_config set value = '"ayuda@ejemplo.test"', description = 'Otra cosa' where key = 'support';
update private.model_prices
set effective_until = now()
where provider = 'openai' and model = 'gpt-6-luna' and effective_until is null;
insert into private.model_prices (
  provider, model, effective_from, input_micros_per_mtok, cached_input_micros_per_mtok, output_micros_per_mtok,
  context_tokens, max_output_tokens
)
values ('openai', 'gpt-6-luna', now(), 200000, 20000, 900000, 272000, 128000);
create temporary table prices on commit drop as select * from private.model_prices;

select cmp_ok(pg_temp.apply_reference_data_again(), '>=', 7, 'it can be applied to what an operator has changed');
select row_eq(
  $$ select monthly_price_usd, yearly_price_usd, max_monthly_messages, name from public.subscription_plans where id = 'starter' $$,
  row(25.00::numeric(10,2), 240.00::numeric(10,2), 1234, 'Inicial'::text),
  'prices and limits stay as they were set, the product''s own text is put back'
);
select row_eq(
  $$ select is_active, required_plan from public.assistants_catalog where id = 'lucia' $$,
  row(false, 'enterprise'::public.subscription_plan_enum),
  'an assistant that was taken off or moved stays so'
);
select matches(
  (select system_prompt from public.assistants_catalog where id = 'lucia'), '^Eres Lucía,', 'its prompt is put back'
);
select row_eq(
  $$ select value, description from public.system_config where key = 'support' $$,
  row('"ayuda@ejemplo.test"'::jsonb, 'Where people find help.'::text),
  'a setting keeps its value'
);
select set_eq('select * from private.model_prices', 'select * from prices', 'prices are history and stay');

select * from finish();
rollback;

begin;
select plan(7);

select is_empty(
  $$
    select plan.id, named.model
    from public.subscription_plans as plan
    cross join lateral unnest(plan.allowed_ai_models) as named (model)
    where not exists (
      select from private.model_prices as price
      where price.provider || '/' || price.model = named.model
        and tstzrange(price.effective_from, price.effective_until) @> now()
    )
  $$,
  'every model of every plan has a price today'
);

select is_empty(
  $$
    select plan.id
    from public.subscription_plans as plan
    where (
      select count(distinct split_part(named.model, '/', 1)) from unnest(plan.allowed_ai_models) as named (model)
    ) < 3
  $$,
  'every plan can fall back to two other providers'
);

select is_empty(
  $$
    select provider, model from private.model_prices
    where provider not in ('compatible', 'offline')
      and (input_micros_per_mtok = 0 or output_micros_per_mtok = 0 or cached_input_micros_per_mtok = 0)
  $$,
  'a vendor''s model is never free by mistake'
);

select is_empty(
  $$
    select provider, model from private.model_prices
    where cached_input_micros_per_mtok > input_micros_per_mtok or input_micros_per_mtok > output_micros_per_mtok
  $$,
  'reading from the cache is never dearer than reading, reading never dearer than writing'
);

select is(
  private.cost_micros('compatible', 'whatever-the-operator-runs', now(), 1000000, 0, 1000000), 0::bigint,
  'a model on the operator''s own server costs nothing per token'
);

select is(
  private.cost_micros('offline', 'offline', now(), 1000000, 0, 1000000), 0::bigint, 'the offline answer costs nothing'
);

select results_eq(
  $$
    select private.cost_micros('anthropic', 'claude-sonnet-5-5', day, 1000000, 1000000, 0)
    from (values (timestamptz '2026-10-06 23:59:59+00'), (timestamptz '2026-10-07 00:00:00+00')) as boundary (day)
  $$,
  $$ values (200000::bigint), (100000::bigint) $$,
  'a price holds until the day on which the next one begins'
);

select * from finish();
rollback;

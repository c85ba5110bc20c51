begin;
select plan(8);

select results_eq(
  $$ select id from public.subscription_plans order by rank $$,
  $$ select unnest(enum_range(null::public.subscription_plan_enum))::text $$,
  'there is a plan for each label of the enumeration, ranked in its order'
);

select is_empty(
  $$
    select lower_plan.id, higher_plan.id, limits.name
    from public.subscription_plans as lower_plan
    join public.subscription_plans as higher_plan on higher_plan.rank > lower_plan.rank
    cross join lateral (
      values
        ('assistants', lower_plan.max_assistants, higher_plan.max_assistants),
        ('messages', lower_plan.max_monthly_messages, higher_plan.max_monthly_messages),
        ('automations', lower_plan.max_automations, higher_plan.max_automations),
        ('integrations', lower_plan.max_integrations, higher_plan.max_integrations),
        ('storage', lower_plan.max_storage_gb, higher_plan.max_storage_gb)
    ) as limits (name, low, high)
    -- null is any number, and more than every number
    where coalesce(limits.high, 2147483647) < coalesce(limits.low, 2147483647)
  $$,
  'no limit shrinks where a plan is above another'
);

select is_empty(
  $$
    select lower_plan.id, higher_plan.id
    from public.subscription_plans as lower_plan
    join public.subscription_plans as higher_plan on higher_plan.rank > lower_plan.rank
    where higher_plan.monthly_price_usd <= lower_plan.monthly_price_usd
      or higher_plan.sla_response_time > lower_plan.sla_response_time
      or higher_plan.support_level < lower_plan.support_level
  $$,
  'a plan above another costs more and is answered at least as soon'
);

select is_empty(
  $$
    select id, yearly_price_usd from public.subscription_plans
    where yearly_price_usd <> round(12 * monthly_price_usd * (100 - yearly_discount_percentage) / 100, 2)
  $$,
  'the yearly price is twelve months less the discount, to the cent'
);

select is(
  (select monthly_price_usd from public.subscription_plans where id = 'trial'), 0.00, 'the trial is free'
);

select is_empty(
  $$
    select plan.id, count(assistant.id)
    from public.subscription_plans as plan
    left join public.assistants_catalog as assistant on private.plan_rank(assistant.required_plan) <= plan.rank
    group by plan.id, plan.max_assistants
    having count(assistant.id) <> coalesce(plan.max_assistants, 12)
  $$,
  'each plan allows exactly as many active assistants as it includes'
);

select is_empty(
  $$
    select id from public.subscription_plans
    where name = '' or coalesce(description, '') = '' or coalesce(cardinality(features), 0) = 0 or limitations is null
  $$,
  'every plan says what it is, has and lacks'
);

select is(
  (select array_agg(id) from public.subscription_plans where is_popular), array['professional'], 'one plan is recommended'
);

select * from finish();
rollback;

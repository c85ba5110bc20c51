begin;
select plan(8);

select tests.become_anonymous();
select set_eq(
  $$ select key from public.system_config $$,
  array['product', 'languages', 'countries', 'trial_days', 'upload_limits', 'max_message_chars', 'support'],
  'a visitor reads the public configuration'
);
select tests.sign_out();

select is_empty(
  $$
    select country
    from public.system_config
    cross join lateral jsonb_array_elements(value) as country
    where key = 'countries'
      and not (
        country ->> 'code' ~ '^[A-Z]{2}$'
        and country ->> 'currency' ~ '^[A-Z]{3}$'
        and country ->> 'dial_code' ~ '^\+[0-9]{1,3}$'
        and (country ->> 'minor_units')::integer in (0, 2)
        and private.is_timezone(country ->> 'timezone')
      )
  $$,
  'every country has a currency, a dial code and a time zone that exists'
);

select is_empty(
  $$
    select country ->> 'language'
    from public.system_config
    cross join lateral jsonb_array_elements(value) as country
    where key = 'countries'
      and country ->> 'language' not in (
        select language ->> 'tag'
        from public.system_config
        cross join lateral jsonb_array_elements(value -> 'supported') as language
        where key = 'languages'
      )
  $$,
  'every country speaks a language that the product supports'
);

select set_eq(
  $$ select jsonb_object_keys(value) from public.system_config where key = 'upload_limits' $$,
  $$ select id from public.subscription_plans $$,
  'every plan has upload limits'
);

select tests.create_user('lupe');
select is(
  (select trial_end_date - trial_start_date + 1 from public.user_subscriptions where user_id = tests.user_id('lupe')),
  (select (value #>> '{}')::integer from public.system_config where key = 'trial_days'),
  'a trial lasts as long as announced'
);
select set_eq(
  $$ select assistant_id from public.user_assistants where user_id = tests.user_id('lupe') $$,
  array['sofia', 'carlos', 'paula'],
  'and begins with the three assistants that it includes'
);

select tests.sign_in('lupe');
select throws_ok(
  $$ select response_patterns from public.assistants_catalog $$, '42501', null, 'prompts and patterns stay on the server'
);
select is(
  (select count(*) from public.assistants_catalog), 12::bigint, 'the catalogue itself is for everybody'
);

select * from finish();
rollback;

begin;
select plan(9);

select tests.create_user(n) from unnest(array['ana', 'bruno']) n;
select tests.put_on_plan('ana', 'starter');
update public.profiles set timezone = 'America/Mexico_City' where id = tests.user_id('ana');
update public.user_subscriptions set current_period_start = (now() at time zone 'UTC')::date - 9, current_period_end = (now() at time zone 'UTC')::date + 21
where user_id = tests.user_id('ana');
create temporary table s as
  select id, current_period_start as start, (now() at time zone 'UTC')::date as today from public.user_subscriptions where user_id = tests.user_id('ana');
create function pg_temp.use(p_key text, p_days_ago integer, p_messages integer, p_assistant text) returns void language sql as $$
  insert into private.usage_ledger (idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, input_tokens, occurred_at)
  select p_key, tests.user_id('ana'), s.id, s.start, 'turn', p_assistant, p_messages, 10, (s.today - p_days_ago + time '03:00') at time zone 'UTC' from s
$$;
create function pg_temp.mine() returns jsonb language sql as $$ select public.my_usage() $$;
grant execute on function pg_temp.mine to authenticated, anon;
grant select on s to authenticated;

select tests.sign_in('ana');
select is(pg_temp.mine() -> 'days', '[]', 'nothing yet');
select is(pg_temp.mine() ->> 'forecast', null, 'and nothing to foresee');
select tests.sign_out();
select pg_temp.use('a', 5, 60, 'sofia'), pg_temp.use('b', 5, 20, 'carlos'), pg_temp.use('c', 1, 20, 'carlos');

select tests.sign_in('ana');
-- Three in the morning of UTC is the evening before in Mexico.
select is(pg_temp.mine() -> 'days', (select jsonb_build_array(jsonb_build_object('day', today - 6, 'messages', 80), jsonb_build_object('day', today - 2, 'messages', 20)) from s),
  'days are those of who asks');
select is(jsonb_path_query_array(pg_temp.mine(), '$.assistants[*].messages'), '[60, 40]', 'the most asked first');
select is((pg_temp.mine() ->> 'messages')::int, 100, 'all in all');
-- 100 in ten days, twenty days to go.
select is(pg_temp.mine() #> '{forecast,messages}', '300', 'at this pace');
select is(pg_temp.mine() #>> '{forecast,runs_out_on}', null, 'which is enough');
select tests.sign_out();
select pg_temp.use('d', 0, 620, 'sofia');
select tests.sign_in('ana');
select is((pg_temp.mine() #>> '{forecast,runs_out_on}')::date, (select today + 4 from s), 'and which is not');
select tests.sign_in('bruno');
select is(pg_temp.mine() -> 'messages', '0', 'another''s use is not told');

select * from finish();
rollback;

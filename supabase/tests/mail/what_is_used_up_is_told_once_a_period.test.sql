begin;
select plan(4);

select tests.create_user('ana');
create temporary table s as select id, plan_id from public.user_subscriptions where user_id = tests.user_id('ana');
insert into private.usage_counters (subscription_id, period_start, period_end, messages_used)
  select id, '2026-05-01', '2026-06-01', 120 from s;
create function pg_temp.notice(p_threshold integer) returns bigint language sql as $$
  insert into private.usage_notices (subscription_id, period_start, threshold) select id, '2026-05-01', p_threshold from s on conflict do nothing;
  select count(*) from private.outbox where template = 'usage';
$$;
select is(pg_temp.notice(80), 1::bigint, 'told');
select is((select parameters from private.outbox where template = 'usage'),
  (select jsonb_build_object('threshold', 80, 'used', 120, 'limit', p.max_monthly_messages, 'renews_on', '2026-06-01')
    from s join public.subscription_plans p on p.id = s.plan_id), 'how much of how much');
select is(pg_temp.notice(80), 1::bigint, 'once');
select is(pg_temp.notice(100), 2::bigint, 'and when there is nothing left');

select * from finish();
rollback;

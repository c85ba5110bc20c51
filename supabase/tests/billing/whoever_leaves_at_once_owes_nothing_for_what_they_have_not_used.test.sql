begin;
select plan(11);

select tests.create_user(n) from unnest(array['ana', 'bruno', 'carla']) n;
select tests.put_on_plan(n, 'starter') from unnest(array['ana', 'bruno']) n;
update public.user_subscriptions set current_period_start = current_date, current_period_end = current_date + 30 where user_id in (tests.user_id('ana'), tests.user_id('bruno'));
create temporary table s as select user_id, id from public.user_subscriptions;
grant select on s to authenticated;
insert into public.invoices (user_subscription_id, invoice_number, subtotal, total_amount, status, issue_date, due_date, period_start, period_end)
  select id, 'X-' || n.what || id, 19, 19, 'sent', current_date, current_date + 7, n.since, n.since + 30
  from s cross join (values ('now', current_date), ('before', current_date - 30)) n (what, since);
insert into private.usage_counters (subscription_id, period_start, period_end, messages_used)
  select id, current_date, current_date + 30, 1 from s where user_id = tests.user_id('bruno');
create function pg_temp.open_invoices(p_name text) returns text[] language sql as $$
  select array_agg(left(i.invoice_number, 5) order by i.invoice_number desc) from public.invoices i join s on s.id = i.user_subscription_id
  where s.user_id = tests.user_id(p_name) and i.status = 'sent'
$$;

select tests.sign_in('carla');
select throws_ok($$select public.end_plan((select id from s where user_id = tests.user_id('ana')))$$, '23514', 'subscription_not_found', 'a stranger does not');
select throws_ok($$select public.end_plan((select id from s where user_id = tests.user_id('carla')))$$, '23514', 'subscription_inactive', 'a trial ends by itself');
select tests.become_anonymous();
select throws_ok($$select public.end_plan(gen_random_uuid())$$, '42501', null, 'nor a visitor');
select tests.sign_in('ana');
select lives_ok($$select public.leave_plan((select id from s where user_id = auth.uid())); select public.end_plan((select id from s where user_id = auth.uid()))$$, 'she does, at once');
select is(public.my_plan() ->> 'reason', 'subscription_inactive', 'and it is over');
select throws_ok($$select public.end_plan((select id from s where user_id = auth.uid()))$$, '23514', 'subscription_inactive', 'once');
select tests.sign_in('bruno');
select lives_ok($$select public.end_plan((select id from s where user_id = auth.uid()))$$, 'so does he');
select tests.sign_out();
select is(pg_temp.open_invoices('ana'), array['X-bef'], 'what she has not used is not owed, what was before is');
select is(pg_temp.open_invoices('bruno'), array['X-now', 'X-bef'], 'what he has used is');
select results_eq($$select status::text, cancel_at_period_end, ended_at is not null from public.user_subscriptions where user_id = tests.user_id('ana')$$,
  $$values ('cancelled', false, true)$$, 'the subscription has ended');
select is(public.offer_context(tests.user_id('carla'), null, 'starter', 'monthly') -> 'ok', 'true', 'and a plan can be taken out again');

select * from finish();
rollback;

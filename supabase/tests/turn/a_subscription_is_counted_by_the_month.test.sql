begin;
select plan(9);

create function pg_temp.period(p_today date, p_status text, p_cycle text, p_start date, p_end date, p_trial_end date default null) returns text language sql as $$
  select p.period_start || ' ' || p.period_end
  from jsonb_populate_record(null::public.user_subscriptions, jsonb_build_object('status', p_status, 'billing_cycle', p_cycle,
    'current_period_start', p_start, 'current_period_end', p_end, 'trial_end_date', p_trial_end)) as s,
    private.subscription_period(s, p_today) as p
$$;
select is(pg_temp.period('2026-03-20', 'active', 'monthly', '2026-03-10', '2026-04-12'), '2026-03-10 2026-04-12', 'the period that billing wrote');
select is(pg_temp.period('2026-03-20', 'active', 'yearly', '2026-01-31', '2027-01-31'), '2026-02-28 2026-03-31', 'a month of a year');
select is(pg_temp.period('2027-01-05', 'active', 'yearly', '2026-01-10', '2027-01-10'), '2026-12-10 2027-01-10', 'the last one');
select is(pg_temp.period('2026-04-10', 'active', 'monthly', '2026-03-10', '2026-04-10'), '2026-04-10 2026-05-10', 'on past an end that billing is late to move');
select is(pg_temp.period('2026-03-31', 'past_due', 'monthly', '2026-01-31', '2026-02-28'), '2026-03-31 2026-04-30', 'a 31st stays one');
select is(pg_temp.period('2026-04-15', 'active', 'monthly', '2026-02-28', '2026-03-31'), '2026-03-31 2026-04-30', 'from the end, where the start does not lead there');
select is(pg_temp.period('2027-03-05', 'active', 'yearly', '2026-01-31', '2027-01-31'), '2027-02-28 2027-03-31', 'past a year too');
select is(pg_temp.period('2026-03-10', 'trial', 'monthly', '2026-03-01', '2026-03-15', '2026-03-14'), '2026-03-01 2026-03-15', 'a trial is one period, its last day in it');
select is(pg_temp.period('2026-05-20', 'active', 'monthly', '2026-03-10', null), '2026-05-10 2026-06-10', 'without an end, by the month');

select * from finish();
rollback;

begin;
select plan(15);

create function pg_temp.period(p_anchor date, p_today date) returns text language sql as $$
  select period_start || ' ' || period_end from private.usage_period(p_anchor, p_today)
$$;
select is(pg_temp.period('2026-03-10', '2026-03-10'), '2026-03-10 2026-04-10', 'the first day');
select is(pg_temp.period('2026-03-10', '2026-04-09'), '2026-03-10 2026-04-10', 'the last day');
select is(pg_temp.period('2026-03-10', '2026-04-10'), '2026-04-10 2026-05-10', 'the day it renews');
select is(pg_temp.period('2026-01-31', '2026-02-27'), '2026-01-31 2026-02-28', 'a 31st in January');
select is(pg_temp.period('2026-01-31', '2026-02-28'), '2026-02-28 2026-03-31', 'renews on the last of February');
select is(pg_temp.period('2026-01-31', '2026-03-30'), '2026-02-28 2026-03-31', 'and not before the 31st of March');
select is(pg_temp.period('2026-01-31', '2026-03-31'), '2026-03-31 2026-04-30', 'a 31st again');
select is(pg_temp.period('2028-01-31', '2028-02-29'), '2028-02-29 2028-03-31', 'in a leap year');
select is(pg_temp.period('2028-02-29', '2029-02-28'), '2029-02-28 2029-03-29', 'a 29 February, a year later');
select is(pg_temp.period('2028-02-29', '2032-02-29'), '2032-02-29 2032-03-29', 'and four');
select is(pg_temp.period('2025-12-15', '2026-01-14'), '2025-12-15 2026-01-15', 'over the new year');
select is(pg_temp.period('2020-05-05', '2026-11-23'), '2026-11-05 2026-12-05', 'years later');
select is(pg_temp.period('2026-03-10', '2026-01-01'), '2026-03-10 2026-04-10', 'before the anchor it is the first');
select is_empty(
  $$select anchor, today from generate_series(date '2027-12-28', date '2028-03-03', interval '1 day') anchor,
      generate_series(date '2028-03-03', date '2030-03-03', interval '1 day') today,
      private.usage_period(anchor::date, today::date) p
    where extract(day from anchor) > 27 and not (p.period_start <= today and today < p.period_end)$$,
  'every day is in its period'
);
select is_empty(
  $$select anchor, today from generate_series(date '2028-01-28', date '2028-01-31', interval '1 day') anchor,
      generate_series(date '2028-02-01', date '2029-12-31', interval '1 day') today,
      private.usage_period(anchor::date, today::date) p, private.usage_period(anchor::date, p.period_end) n
    where n.period_start <> p.period_end$$,
  'and each period begins where the one before ends'
);

select * from finish();
rollback;

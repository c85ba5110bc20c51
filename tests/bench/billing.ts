/** What it costs to close a period, however many subscriptions there are. */
import type postgres from "postgres";
import { median, type Row } from "./measure.ts";
import type { Bench } from "./setting.ts";

/** Subscriptions whose period ends in one round. */
const DUE = 150;
const ROUNDS = 5;
/** How long one round may take, in milliseconds. */
const LIMIT = 120_000;

/** Whose periods are closed in the rounds of one measure, by number. */
interface Group {
  first: number;
  people: number;
}

/** So many people on a monthly plan that goes on for weeks; who is there already stays. */
async function subscribe(sql: postgres.Sql, people: number): Promise<void> {
  await sql.unsafe(`
    set session_replication_role = replica;
    insert into public.profiles (id, email)
      select md5('bench-subscriber-' || n)::uuid, 'subscriber-' || n || '@example.com' from generate_series(1, ${people}) n on conflict do nothing;
    insert into public.user_subscriptions (
      id, user_id, plan_id, status, monthly_amount, currency, billing_anchor, current_period_start, current_period_end
    )
      select md5('bench-subscription-' || n)::uuid, md5('bench-subscriber-' || n)::uuid, 'starter', 'active', 19, 'USD',
        current_date - 10, current_date - 10, current_date + 20
      from generate_series(1, ${people}) n on conflict do nothing;
    set session_replication_role = origin;`);
  await sql`vacuum analyze public.user_subscriptions`;
}

/** Milliseconds that a period takes to be closed: from the moment that so many are over until all are written, divided by them. */
async function close(sql: postgres.Sql, round: number, { first, people }: Group): Promise<number> {
  // Spread over all that there are, and others each time: who was billed for the day is not billed for it again.
  const ids = Array.from({ length: DUE }, (_, n) => first + n * Math.floor(people / DUE) + round);
  const [{ billed }] = await sql<{ billed: number }[]>`
    with due as (
      update public.user_subscriptions as s
      set billing_anchor = d.since, current_period_start = d.since, current_period_end = d.until
      from (select (current_date - interval '1 month')::date as since, current_date as until) as d
      where s.id = any (array(select md5('bench-subscription-' || n)::uuid from unnest(${ids}::integer[]) as n))
      returning s.id
    )
    select count(*)::int as billed from due join public.invoices as i on i.user_subscription_id = due.id`;
  if (billed > 0) throw new Error(`${billed} of a round were billed before it`);
  const begun = performance.now();
  await sql`select private.run_billing()`;
  for (;;) {
    const [{ left }] = await sql<{ left: number }[]>`
      select count(*)::int as left from public.user_subscriptions
      where status in ('active', 'past_due') and current_period_end <= current_date`;
    const elapsed = performance.now() - begun;
    if (left === 0) return elapsed / DUE;
    if (elapsed > LIMIT) throw new Error(`${left} periods are not closed after ${LIMIT / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Periods closed by the worker, between a thousand and a hundred thousand subscriptions. */
export async function billingRows({ sql }: Bench): Promise<Row[]> {
  const samples = async (group: Group) => {
    await subscribe(sql, group.first + group.people - 1);
    await close(sql, 0, group);
    const found: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) found.push(await close(sql, round, group));
    return median(found);
  };
  const few = await samples({ first: 1, people: 1000 });
  const many = await samples({ first: 1001, people: 99_000 });
  const wrong = await sql`select * from private.check_invoices()`;
  if (wrong.length > 0) throw new Error(`${wrong.length} invoices do not add up`);
  return [{
    what: "a period closed, between 100,000 and 1,000 subscriptions",
    ours: many,
    reference: few,
    unit: "ms",
    goal: { kind: "at most", ratio: 1.2 },
    note: `${Math.round(1000 / many)} a second`,
  }];
}

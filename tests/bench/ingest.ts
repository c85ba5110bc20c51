/** What usage costs to take in: every entry once, of people and subscriptions that exist, rolled up as it comes, against the same multi-row insert into a table that merely keeps it. */
import type postgres from "postgres";
import { interleave, median, type Row, timed } from "./measure.ts";
import type { Bench } from "./setting.ts";

/** Entries of one statement, and the customers that they are spread over. */
const BATCH = 2000;
const CUSTOMERS = 50;
/** Of ten entries one was taken in before. */
const REPEATED = 10;
const ROUNDS = 25;
/** Rounds that only fill the tables: the first pages of an index are cheap. */
const WARM_UP = 5;

const COLUMNS =
  "idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, input_tokens, output_tokens, cost_micros";

interface Customer {
  user_id: string;
  subscription_id: string;
}

/** The ledger against a table with its indexes and nothing else, and against one that has only its key. */
export async function ingestRows({ sql }: Bench): Promise<Row[]> {
  const customers = await newCustomers(sql);
  await sql.unsafe(`
    create table private.bench_indexed (like private.usage_ledger including defaults including indexes);
    create table private.bench_keyed (like private.usage_ledger including defaults);
    alter table private.bench_keyed add primary key (idempotency_key);
    alter table private.bench_indexed enable row level security;
    alter table private.bench_keyed enable row level security;`);
  try {
    const write = (statement: string) => timed(() => sql.unsafe(statement) as unknown as Promise<void>);
    const insert = (table: string, keys: string[]) =>
      `insert into private.${table} (${COLUMNS}) values ${
        keys.map((key, n) => entry(key, customers[n % CUSTOMERS], n)).join()
      }`;
    let known = keys();
    const samples = await interleave(ROUNDS, {
      ours: () => {
        known = keys().map((key, n) => n % REPEATED === 0 ? known[n] : key);
        return write(`${insert("usage_ledger", known)} on conflict (idempotency_key) do nothing`);
      },
      indexed: () => write(insert("bench_indexed", keys())),
      keyed: () => write(insert("bench_keyed", keys())),
    });
    await balanced(sql, customers);
    const each = (milliseconds: number[]) => median(milliseconds.slice(WARM_UP)) * 1000 / BATCH;
    const ours = each(samples.ours);
    return [
      {
        what: "usage taken in once and rolled up, against a plain insert",
        ours,
        reference: each(samples.indexed),
        unit: "µs",
        goal: { kind: "at least", ratio: 0.7 },
        note: `${Math.round(1e6 / ours)} a second`,
      },
      { what: "the same, against a plain insert with its key alone", ours, reference: each(samples.keyed), unit: "µs" },
    ];
  } finally {
    await sql`drop table private.bench_indexed, private.bench_keyed`;
  }
}

/** The keys of a batch of turns. */
function keys(): string[] {
  return Array.from({ length: BATCH }, () => `turn:${crypto.randomUUID()}`);
}

function entry(key: string, customer: Customer, n: number): string {
  const assistant = ["sofia", "carlos", "paula"][n % 3];
  return `('${key}', '${customer.user_id}', '${customer.subscription_id}', '2026-11-01', 'turn', '${assistant}', 1, 900, 300, 88)`;
}

async function newCustomers(sql: postgres.Sql): Promise<Customer[]> {
  await sql`
    insert into auth.users (id, email, aud, role)
    select gen_random_uuid(), 'ingest.' || n || '@example.com', 'authenticated', 'authenticated' from generate_series(1, ${CUSTOMERS}) n`;
  return await sql<Customer[]>`
    select s.user_id, s.id as subscription_id from public.user_subscriptions s join public.profiles p on p.id = s.user_id
    where p.email like 'ingest.%@example.com'`;
}

async function balanced(sql: postgres.Sql, customers: Customer[]): Promise<void> {
  const wrong = await sql`
    select * from private.check_usage() as c where c.subscription_id = any (${
    customers.map((c) => c.subscription_id)
  }::uuid[])`;
  if (wrong.length > 0) throw new Error(`${wrong.length} sums are not what the ledger says`);
}

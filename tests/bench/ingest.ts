/** What usage costs to take in: every entry once, rolled up as it comes, against rows that are merely written; a ledger that is read by subscription and by person has the indexes for it either way. */
import type postgres from "postgres";
import { interleave, median, type Row, timed } from "./measure.ts";
import type { Bench } from "./setting.ts";

/** Entries of one statement, and the subscriptions that they are spread over. */
const BATCH = 2000;
const SUBSCRIPTIONS = 50;
/** Of ten entries one was taken in before. */
const REPEATED = 10;

const COLUMNS =
  "idempotency_key, user_id, subscription_id, period_start, kind, assistant_id, messages, input_tokens, output_tokens, cost_micros";

/** Entries of a round; `repeats` names those of the one before again. */
function entries(round: number, repeats: boolean): string {
  return `select 'ingest:' || case when ${repeats} and n % ${REPEATED} = 0 then ${
    round - 1
  } else ${round} end || ':' || n, null::uuid,
      md5('ingest-' || n % ${SUBSCRIPTIONS})::uuid, date '2026-11-01', 'turn', (array['sofia', 'carlos', 'paula'])[1 + n % 3], 1, 900, 300, 88
    from generate_series(1, ${BATCH}) n`;
}

/** The ledger against a table with its indexes and nothing else, and against one that has only a primary key. */
export async function ingestRows({ sql }: Bench): Promise<Row[]> {
  await sql.unsafe(`
    create table private.bench_indexed (like private.usage_ledger including defaults including identity including indexes);
    create table private.bench_bare (like private.usage_ledger including defaults including identity);
    alter table private.bench_bare add primary key (id);
    alter table private.bench_indexed enable row level security;
    alter table private.bench_bare enable row level security;`);
  try {
    let round = 1;
    const write = (statement: string) => timed(() => sql.unsafe(statement) as unknown as Promise<void>);
    const plain = (table: string) => write(`insert into private.${table} (${COLUMNS}) ${entries(++round, false)}`);
    const samples = await interleave(15, {
      ours: () =>
        write(
          `insert into private.usage_ledger (${COLUMNS}) ${
            entries(++round, true)
          } on conflict (idempotency_key) do nothing`,
        ),
      indexed: () => plain("bench_indexed"),
      bare: () => plain("bench_bare"),
    });
    await balanced(sql);
    const each = (milliseconds: number[]) => median(milliseconds.slice(3)) * 1000 / BATCH;
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
      { what: "the same, against a plain insert without indexes", ours, reference: each(samples.bare), unit: "µs" },
    ];
  } finally {
    await sql`drop table private.bench_indexed, private.bench_bare`;
  }
}

async function balanced(sql: postgres.Sql): Promise<void> {
  const wrong = await sql`
    select * from private.check_usage() as c where c.subscription_id in (select md5('ingest-' || n)::uuid from generate_series(0, ${SUBSCRIPTIONS}) n)`;
  if (wrong.length > 0) throw new Error(`${wrong.length} sums are not what the ledger says`);
}

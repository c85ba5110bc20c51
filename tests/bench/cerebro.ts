/** What the Cerebro costs: finding what is known, however much that is, and its queue beside a bare one. */
import type postgres from "postgres";
import { interleave, median, type Row, timed } from "./measure.ts";
import type { Bench } from "./setting.ts";

const QUESTIONS = 60;
/** Jobs of one claim, as the worker takes them. */
const BATCH = 10;

/**
 * So many insights of a new person: six words each, some of which everybody uses and most of which are rare, as in any language; the
 * more is known, the more words there are. Returns the person and questions about insights of theirs, three words each.
 */
async function know(sql: postgres.Sql, insights: number) {
  const words = Math.round(900 * (insights / 100) ** 0.4);
  const [{ id }] = await sql<{ id: string }[]>`
    insert into auth.users (id, aud, role, email)
    values (gen_random_uuid(), 'authenticated', 'authenticated', ${`knows.${insights}@example.com`}) returning id`;
  await sql.unsafe(`
    create or replace function pg_temp.word(n integer) returns text language sql immutable as $$
      select (array['tor','pan','ven','cam','lim','sal','mar','pol','gal','fer','ros','cas','bal','den','mil','qui','jar','nov','cer','tul'])[1 + n % 20]
        || (array['ta','di','lo','me','ru','ca','no','bi','so','pa'])[1 + n / 20 % 10]
        || (array['nel','rin','dor','mas','tor','bla','cre','zon','jul','vet','lad','gon','mir','pes','fal'])[1 + n / 200 % 15]
        || (array['a','o','es','al','ito','ina','ero','ura'])[1 + n / 3000 % 8] $$;
    insert into public.user_insights (user_id, content, category, confidence, tags, fact_key, discovered_at, last_seen_at)
    select '${id}', d.content, 'business', 0.4 + d.n % 50 / 100.0, array['precio', 'producto'],
      (array['price', 'offers', 'tool', 'habit', 'metric'])[1 + d.n % 5] || ':' || d.n,
      now() - make_interval(hours => d.n % 7200), now() - make_interval(hours => d.n % 7200)
    from (
      select n, (select string_agg(pg_temp.word(floor(exp(random() * ln(${words})))::integer), ' ') from generate_series(1, 6) where n = n) as content
      from generate_series(1, ${insights}) as n
    ) as d`);
  const rows = await sql<{ content: string }[]>`
    select content from public.user_insights where user_id = ${id} order by md5(id::text) limit ${QUESTIONS}`;
  const contents = rows.map((row) => row.content.split(" "));
  return {
    id,
    plain: contents.map((said) => `¿En cuánto dejamos el precio de ${said[1]} con ${said[3]} y ${said[5]}?`),
    misspelt: contents.map((said) =>
      `¿En cuánto dejamos ${said[1].slice(0, 3)}${said[1].slice(4)} con ${said[3]} y ${said[5]}?`
    ),
  };
}

/** Vacuums a table until it is what it will be a day later: every page is known to be visible to everybody. */
async function settle(sql: postgres.Sql, table: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    await sql.unsafe(`vacuum analyze ${table === "user_insights" ? "public" : "private"}.${table}`);
    const [{ settled }] = await sql<{ settled: boolean }[]>`
      select bool_and(relallvisible >= 0.99 * relpages) as settled from pg_class where relname = ${table}`;
    if (settled) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function findingRows(sql: postgres.Sql): Promise<Row[]> {
  const [few, many] = [await know(sql, 100), await know(sql, 100_000)];
  for (const table of ["user_insights", "insight_terms", "insight_vocabulary", "insight_spellings"]) {
    await settle(sql, table);
  }
  const rows: Row[] = [];
  for (const [what, kind] of [["", "plain"], [", a word misspelt", "misspelt"]] as const) {
    const ask = (person: typeof few) => async () =>
      await timed(async () => {
        for (const question of person[kind]) await sql`select private.current_insights(${person.id}, ${question}, 12)`;
      }) / QUESTIONS;
    const variants = { many: ask(many), few: ask(few) };
    await interleave(3, variants);
    const samples = await interleave(15, variants);
    rows.push({
      what: `what is known of a question, 100,000 against 100 insights${what}`,
      ours: median(samples.many),
      reference: median(samples.few),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.2 },
    });
  }
  return rows;
}

/** Claiming and finishing jobs of the queue `cerebro`, against reading and deleting messages of a queue without order or fairness. */
async function queueRows(sql: postgres.Sql): Promise<Row[]> {
  const repeat = 20;
  await sql`select pgmq.create('bench_bare')`;
  const people = await sql<
    { id: string }[]
  >`select id from public.profiles where email like 'bench%' order by id limit ${BATCH}`;
  const jobs = people.map(({ id }) => ({ type: "learn", user_id: id, message_id: id }));
  const cerebro = async () => {
    let elapsed = 0;
    let claims = 0;
    while (claims < repeat) {
      // What others of the benchmark left behind is no work of this one.
      await sql`delete from pgmq.q_cerebro`;
      await sql`select pgmq.send_batch('cerebro', array(select jsonb_array_elements(${sql.json(jobs)})))`;
      let ids: number[] = [];
      const took = await timed(async () => {
        const [{ claimed }] = await sql<{ claimed: { jobs: { id: number }[] } }[]>`
          select public.claim_cerebro_jobs(${BATCH}, 120) as claimed`;
        ids = claimed.jobs.map((job) => job.id);
        await sql`select public.finish_cerebro_jobs(${ids}::bigint[])`;
      });
      // The platform's own schedule may have been faster once.
      if (ids.length === BATCH) elapsed += took, claims++;
    }
    return elapsed * 1000 / (repeat * BATCH);
  };
  const bare = async () => {
    let elapsed = 0;
    for (let i = 0; i < repeat; i++) {
      await sql`select pgmq.send_batch('bench_bare', array(select jsonb_array_elements(${sql.json(jobs)})))`;
      elapsed += await timed(async () => {
        const read = await sql<{ msg_id: number }[]>`select * from pgmq.read('bench_bare', 120, ${BATCH})`;
        if (read.length !== BATCH) throw new Error(`${read.length} messages were read`);
        await sql`select pgmq.delete('bench_bare', ${read.map((message) => message.msg_id)}::bigint[])`;
      });
    }
    return elapsed * 1000 / (repeat * BATCH);
  };
  const variants = { cerebro, bare };
  await interleave(3, variants);
  const samples = await interleave(15, variants);
  await sql`select pgmq.drop_queue('bench_bare')`;
  return [{
    what: "a job claimed and finished, against bare pgmq",
    ours: median(samples.cerebro),
    reference: median(samples.bare),
    unit: "µs",
    goal: { kind: "at most", ratio: 1.2 },
  }];
}

/** All of them. The queue first: what is known afterwards has nothing to do with it. */
export async function cerebroRows({ sql }: Bench): Promise<Row[]> {
  return [...await queueRows(sql), ...await findingRows(sql)];
}

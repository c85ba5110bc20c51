/**
 * What only happens when many work on one person's memory at once: turns, the worker, the person on several devices. Nobody
 * may wait for somebody who waits for them, no answer may wait for learning, and what comes of it must add up.
 *
 *     deno run -A supabase/tests/concurrency/memory_at_once.ts <database url>
 *
 * Works with an account of its own, which it deletes again.
 */
import postgres from "postgres";

const [databaseUrl] = Deno.args;
if (!databaseUrl) {
  console.error("usage: memory_at_once.ts <database url>");
  Deno.exit(2);
}

const duration = 4_000;
const sql = postgres(databaseUrl, { max: 12, onnotice: () => {} });
const user = crypto.randomUUID();
const usage = { provider: "openai", model: "m", input_tokens: 10, output_tokens: 5, cost_micros: 3 };
const done: Record<string, number> = {};
const errors = new Set<string>();
let failures = 0;

function check(sentence: string, holds: boolean, found: string) {
  if (!holds) failures++;
  console.log(`${holds ? "ok" : "not ok"} - ${sentence}${holds ? "" : ` (found: ${found})`}`);
}

/** Does something again and again until the time is up. */
async function again(name: string, until: number, body: () => Promise<unknown>) {
  while (Date.now() < until) {
    try {
      await body();
      done[name] = (done[name] ?? 0) + 1;
    } catch (error) {
      errors.add(`${name}: ${(error as Error).message}`);
    }
  }
}

/** As the person, the way the API does it. */
function asPerson(body: (transaction: postgres.TransactionSql) => Promise<unknown>) {
  return sql.begin(async (transaction) => {
    await transaction`select set_config('request.jwt.claims', ${
      JSON.stringify({ sub: user, role: "authenticated" })
    }, true)`;
    await transaction`set local role authenticated`;
    await body(transaction);
  });
}

/** A turn whose answer was given everything that is known. */
async function turn(conversation: string) {
  const [{ begun }] = await sql`
    select public.begin_turn(
      p_user_id => ${user}, p_conversation_id => ${conversation}, p_assistant_id => 'sofia',
      p_client_message_id => ${crypto.randomUUID()}, p_content => 'Vendemos tortas', p_content_tokens => 10,
      p_max_output_tokens => 100
    )::jsonb as begun`;
  if (!begun.ok) throw new Error(begun.error.code);
  const memories = begun.insights.map(({ id }: { id: string }) => id);
  await sql`
    select public.settle_turn(
      p_message_id => ${begun.turn.message_id}, p_state => 'completed', p_content => 'Anotado', p_provider => 'openai',
      p_model => 'm', p_input_tokens => 5, p_output_tokens => 5, p_cost_micros => 2, p_metadata => ${
    sql.json({ memories })
  }
    )`;
}

/** One of twenty facts, new or once more. */
async function learn(job: number, message: string) {
  const key = `offers:torta ${Math.floor(Math.random() * 20)}`;
  const [{ known }] = await sql`select public.known_insights(${user}, ${[key]}, '{}') as known`;
  const same = known.insights.find((insight: { fact_key: string }) => insight.fact_key === key);
  const insight = { content: `Vende ${key}`, category: "business", fact_key: key, confidence: 0.8, origin: "rules" };
  const span = { start: 0, end: 8 };
  const action = same
    ? { op: "reinforce", id: same.id, version: same.version, confidence: 0.9, span }
    : { op: "insert", insight, span, valid_from: new Date().toISOString() };
  const [{ applied }] = await sql`
    select public.apply_learning(${job}, ${user}, ${message}, ${sql.json([action])}, '[]', ${
    sql.json(usage)
  }) as applied`;
  // What somebody changed in between is tried again at once.
  if (!applied.ok) await sql`update pgmq.q_cerebro set vt = clock_timestamp() where msg_id = ${job}`;
}

async function consolidate(job: number) {
  const [{ known }] = await sql`select public.consolidation_context(${user}) as known`;
  const recommendations = known.facts.slice(0, 2).map(({ id }: { id: string }, n: number) => ({
    key: `r${n}`,
    title: "Una idea",
    body: "Hazla",
    reasons: [{ insight_id: id }],
    assistant_id: "sofia",
  }));
  const progress = known.projects.map(({ id }: { id: string }) => ({ project_id: id, progress_percentage: 50 }));
  const relationships = [{ assistant_id: "sofia", trust_level: 0.7 }];
  await sql`
    select public.apply_consolidation(
      ${job}, ${user}, '[]', ${sql.json(recommendations)}, ${sql.json(relationships)}, ${sql.json(progress)}
    )`;
}

async function work() {
  const [{ claimed }] = await sql`select public.claim_cerebro_jobs(5, 60) as claimed`;
  for (const { id, message } of claimed.jobs) {
    if (message.type === "learn") await learn(id, message.message_id);
    else if (message.type === "consolidate") await consolidate(id);
    else await sql`select public.finish_cerebro_job(${id})`;
  }
}

try {
  await sql`insert into auth.users (id, email) values (${user}, ${`${user}@concurrency.example.test`})`;
  await sql`
    update public.user_subscriptions set plan_id = 'professional', status = 'active', trial_end_date = null
    where user_id = ${user}`;
  await asPerson((person) => person`insert into public.user_projects (user_id, name) values (${user}, 'Crecer')`);

  // An answer is written while somebody works on what is known for as long as they like.
  const thread = crypto.randomUUID();
  let took = Infinity;
  await sql.begin(async (busy) => {
    await busy`select private.lock_memory(${user})`;
    const began = performance.now();
    await Promise.race([turn(thread), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    took = performance.now() - began;
  });
  check("a turn does not wait for who learns", took < 4_000, `${Math.round(took)} ms`);

  const until = Date.now() + duration;
  await Promise.all([
    again("turns", until, () => turn(thread)),
    again("turns", until, () => turn(thread.replace(/^.{8}/, "00000000"))),
    again("jobs", until, work),
    again("jobs", until, work),
    again(
      "deletions",
      until,
      () =>
        asPerson((person) =>
          person`delete from public.user_insights where id in (select id from public.user_insights order by random() limit 2)`
        ),
    ),
    again(
      "forgetting",
      until,
      () =>
        asPerson((person) =>
          person`select public.forget_insight((select id from public.user_insights order by random() limit 1))`
        ),
    ),
    again(
      "ratings",
      until,
      () =>
        asPerson((person) =>
          person`update public.messages set user_rating = 1 + floor(random() * 5)::integer
          where id in (select id from public.messages where role = 'assistant' order by random() limit 3)`
        ),
    ),
    again(
      "projects",
      until,
      () =>
        asPerson((person) =>
          person`update public.user_projects set progress_percentage = floor(random() * 100)::integer`
        ),
    ),
    again(
      "acts",
      until,
      () =>
        asPerson((person) =>
          person`update public.user_insights set action_taken = 'Hecho ' || random()
          where id in (select id from public.user_insights order by random() limit 2)`
        ),
    ),
  ]);
  check(
    "turns, jobs, deletions, ratings, projects at once: nobody waits in a circle",
    errors.size === 0,
    [...errors].join("; "),
  );
  check(
    "all of them got on",
    Object.values(done).length === 7 && Object.values(done).every((times) => times > 2),
    JSON.stringify(done),
  );
  await work();
  const wrong = await sql`select part from private.check_brain(${user})`;
  check("the digest is what its parts say", wrong.length === 0, wrong.map(({ part }) => part).join());
  const twice = await sql`
    select fact_key from public.user_insights where user_id = ${user} and valid_until is null group by 1 having count(*) > 1`;
  check("no fact is known twice", twice.length === 0, `${twice.length}`);
} finally {
  await sql`delete from auth.users where id = ${user}`;
  await sql.end();
}
Deno.exit(failures ? 1 : 0);

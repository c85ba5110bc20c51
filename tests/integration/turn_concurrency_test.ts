/**
 * The turn functions under everything that happens at once: one key a thousand times, a race for the last messages of a
 * plan, and a mixture of all calls, deletions and killed connections, after which every sum still agrees with the ledger.
 *
 * Runs against DB_URL where it is given (it leaves people behind whose names end in @race.test), else on a database of
 * its own. SEED repeats a mixture that failed.
 */
import postgres from "postgres";
import { migrate } from "../../local/migrate.ts";
import { startCluster } from "../../local/postgres/cluster.ts";
import { databaseUrl } from "../../local/postgres/server.ts";
import { scratchDirectory } from "../scratch.ts";

type Answer = {
  ok: boolean;
  replay?: boolean;
  turn?: { message_id: string; user_message_id: string; state: string };
  quota?: { messages_used: number; messages_remaining: number | null };
  error?: { code: string; details: Record<string, unknown> };
};

const given = Deno.env.get("DB_URL");
const port = 25302;
const stateDir = given ? undefined : await scratchDirectory("turns");
const server = stateDir ? await startCluster({ stateDir, port, fast: true }) : undefined;
const url = given ?? databaseUrl(port);
if (server) await migrate({ databaseUrl: url });

const connections = 40;
const sql = postgres(url, {
  max: connections,
  fetch_types: false,
  onnotice: () => {},
  connection: { application_name: "turn-race" },
});
const watcher = postgres(url, { max: 1, onnotice: () => {} });

function equal(actual: unknown, expected: unknown, what: string): void {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: ${a} instead of ${e}`);
}

/** A person on a plan of their own, so that no test changes another's limit. */
async function person(limit: number | null): Promise<string> {
  const id = crypto.randomUUID();
  const plan = `race-${id}`;
  await watcher`insert into public.subscription_plans (id, name, monthly_price_usd, yearly_price_usd, max_monthly_messages, allowed_ai_models, rank)
    values (${plan}, ${plan}, 0, 0, ${limit}, array['openai/gpt-6-luna'], 3)`;
  await watcher`insert into auth.users (id, aud, role, email) values (${id}, 'authenticated', 'authenticated', ${
    id + "@race.test"
  })`;
  await watcher`update public.user_subscriptions set plan_id = ${plan}, status = 'active', trial_end_date = null where user_id = ${id}`;
  return id;
}

/** The driver returns no row at all where its connection was killed at the wrong moment. */
function answerOf(row: postgres.Row | undefined): Answer {
  if (!row) throw Object.assign(new Error("no answer"), { code: "CONNECTION_CLOSED" });
  return row.answer;
}

async function begin(
  user: string,
  conversation: string,
  key: string,
  content = "Hola",
  action = "submit",
  target: string | null = null,
): Promise<Answer> {
  const [row] =
    await sql`select public.begin_turn(${user}, ${conversation}, 'sofia', ${action}, ${key}, ${target}, ${content},
    p_content_tokens => 5, p_max_output_tokens => 800) as answer`;
  return answerOf(row);
}

async function settle(message: string, state: string, content: string | null): Promise<Answer> {
  const [row] = await sql`select public.settle_turn(${message}, ${state}, ${content}, 'openai', 'gpt-6-luna',
    p_input_tokens => ${content ? 700 : 0}, p_output_tokens => ${content ? 40 : 0}, p_cost_micros => ${
    content ? 90 : 0
  }) as answer`;
  return answerOf(row);
}

async function counters(user: string) {
  const rows = await watcher`select c.messages_used, c.messages_reserved from private.usage_counters c
    join public.user_subscriptions s on s.id = c.subscription_id where s.user_id = ${user}`;
  return rows.map((r) => [r.messages_used, r.messages_reserved]);
}

async function agree(): Promise<void> {
  equal(await watcher`select * from private.check_usage()`, [], "numbers that differ from the ledger");
}

const options = { sanitizeOps: false, sanitizeResources: false };

Deno.test("a thousand simultaneous calls with one key have one effect", options, async () => {
  const user = await person(null);
  const conversation = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 1000 }, () => begin(user, conversation, "m-1")));
  equal(answers.filter((a) => !a.ok), [], "refused calls");
  equal(answers.filter((a) => !a.replay).length, 1, "calls that began a turn");
  equal(new Set(answers.map((a) => a.turn!.message_id)).size, 1, "turns that were named");
  const [{ messages }] =
    await watcher`select count(*)::int as messages from public.messages where conversation_id = ${conversation}`;
  equal(messages, 2, "messages");
  equal(await counters(user), [[0, 1]], "used and reserved");

  const ends = await Promise.all(
    Array.from({ length: 200 }, () => settle(answers[0].turn!.message_id, "completed", "Hola")),
  );
  equal(ends.filter((a) => !(a as { already?: boolean }).already).length, 1, "calls that settled it");
  equal(await counters(user), [[1, 0]], "used and reserved afterwards");
  await agree();
});

Deno.test("a race for the last messages never goes over the limit", options, async () => {
  const user = await person(50);
  const race = () => Promise.all(Array.from({ length: 200 }, () => begin(user, crypto.randomUUID(), "m-1")));
  const first = await race();
  const begun = first.filter((a) => a.ok);
  equal(begun.length, 50, "turns that began");
  const refused = first.filter((a) => !a.ok);
  equal([...new Set(refused.map((a) => `${a.error!.code} ${a.error!.details.used}/${a.error!.details.limit}`))], [
    "quota_exhausted 50/50",
  ], "what the others were told");
  equal(await counters(user), [[0, 50]], "used and reserved");
  const [{ made }] = await watcher`select count(*)::int as made from public.conversations where user_id = ${user}`;
  equal(made, 50, "conversations: a refused call leaves none");

  await Promise.all(
    begun.map((a, i) => settle(a.turn!.message_id, i % 2 ? "completed" : "failed", i % 2 ? "Sí" : null)),
  );
  equal(await counters(user), [[25, 0]], "what failed is given back");
  equal((await race()).filter((a) => a.ok).length, 25, "and can be had again");
  await agree();
});

/** Small and repeatable: what is random here must be so again under the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

Deno.test("whatever happens at once, every sum agrees with the ledger in the end", options, async () => {
  const seed = Number(Deno.env.get("SEED") ?? Date.now() % 1_000_000);
  const limit = 120;
  const people = await Promise.all(Array.from({ length: 4 }, () => person(limit)));
  const leaver = people[3];
  const threads = people.map(() => Array.from({ length: 4 }, () => crypto.randomUUID()));
  const open: string[] = [];
  const trouble: string[] = [];
  const codes = new Map<string, number>();
  let killed = 0;
  let steps = 0;

  async function step(random: (below: number) => number): Promise<void> {
    const who = random(people.length);
    const user = people[who];
    const thread = threads[who][random(4)];
    const note = (a: Answer) => {
      if (a.ok && a.turn && a.turn.state === "streaming") open.push(a.turn.message_id);
      const code = a.error?.code ?? (a.replay ? "replay" : "ok");
      codes.set(code, (codes.get(code) ?? 0) + 1);
    };
    const some = () => open[random(Math.max(open.length, 1))] ?? crypto.randomUUID();
    switch (random(20)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
        return note(await begin(user, thread, `m-${random(400)}`, "Hola"));
      case 6:
        return note(await begin(user, thread, "e", `Hola ${random(5)}`, "edit", `m-${random(400)}`));
      case 7:
        return note(await begin(user, thread, "r", "Hola", "regenerate"));
      case 8:
      case 9:
      case 10:
      case 11:
        return void await settle(some(), "completed", "Respuesta");
      case 12:
        return void await settle(some(), "failed", random(2) ? "Hasta a" : null);
      case 13:
        return void await settle(some(), "stopped", random(2) ? "Hasta a" : null);
      case 14:
        return void await sql`select public.checkpoint_turn(${some()}, ${
          "texto".repeat(random(9))
        }, 'openai', 'gpt-6-luna')`;
      case 15:
        await sql`select public.request_stop(${user}, ${thread})`;
        return void await sql`select public.read_turn(${user}, ${thread})`;
      case 16:
        // The producer dies: its lease runs out.
        return void await sql`update private.turns set lease_expires_at = clock_timestamp() - interval '1 second'
          where message_id = ${some()} and state = 'streaming'`;
      case 17:
        return void await sql`select public.sweep_turns(10)`;
      case 18:
        if (random(3) === 0) await sql`delete from public.conversations where id = ${thread} and user_id = ${user}`;
        else await sql`select private.recompute_usage()`;
        return;
      default:
        if (random(2) === 0) {
          const [row] = await watcher`select pg_terminate_backend(pid) as gone from pg_stat_activity
            where application_name = 'turn-race' and state = 'active' and query like '%public.%' order by random() limit 1`;
          if (row?.gone) killed++;
        }
    }
  }

  const worker = async (number: number) => {
    const random = randomFrom(seed + number * 7919);
    for (let i = 0; i < 150; i++) {
      try {
        // In the middle of it all somebody deletes their account.
        if (++steps === 1000) await sql`delete from auth.users where id = ${leaver}`;
        await step(random);
      } catch (error) {
        const { code = "", message } = error as { code?: string; message: string };
        // A killed connection is part of the story; anything else, a deadlock above all, is not.
        if (
          !["57P01", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "ECONNRESET", "EPIPE"].includes(
            code,
          )
        ) {
          trouble.push(`${code} ${message}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, n) => worker(n)));
  const where = `(SEED=${seed})`;
  equal([...new Set(trouble)], [], `errors ${where}`);
  equal(
    killed > 0 && (codes.get("ok") ?? 0) > 50,
    true,
    `the mixture was one: ${killed} killed, ${JSON.stringify([...codes])} ${where}`,
  );
  await agree();

  await watcher`update private.turns set lease_expires_at = clock_timestamp() - interval '1 second' where state = 'streaming'`;
  for (let rounds = 0; rounds < 50; rounds++) {
    const [{ left }] =
      await watcher`select public.sweep_turns(100), (select count(*)::int from private.turns where state = 'streaming') as left`;
    if (left === 0) break;
  }
  const [{ streaming }] = await watcher`select count(*)::int as streaming from private.turns where state = 'streaming'`;
  equal(streaming, 0, `turns that nobody ended ${where}`);
  await agree();
  for (const user of people.slice(0, 3)) {
    const rows = await counters(user);
    equal(
      rows.every(([used, reserved]) => used <= limit && reserved === 0),
      true,
      `over the limit or held for ever ${where}: ${JSON.stringify(rows)}`,
    );
  }
  const [{ nameless }] = await watcher`select count(*)::int as nameless from private.usage_ledger l
    where l.user_id is not null and not exists (select from public.profiles p where p.id = l.user_id)`;
  equal(nameless, 0, `entries with the name of somebody who left ${where}`);
  const [{ wrong }] =
    await watcher`select count(*)::int as wrong from private.turns t join public.messages m on m.id = t.message_id
    where (t.state = 'streaming') <> (m.status = 'sending')`;
  equal(wrong, 0, `messages whose state is not their turn's ${where}`);
});

Deno.test("the database is left", options, async () => {
  await sql.end({ timeout: 5 });
  await watcher.end({ timeout: 5 });
  await server?.stop();
  if (stateDir) await Deno.remove(stateDir, { recursive: true });
});

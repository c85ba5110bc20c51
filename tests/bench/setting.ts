/** The platform, the upstream and the reference that the benchmarks of the chat function share. */
import { createClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { type Platform, startPlatform } from "../../local/platform.ts";
import { type Provider, startProvider } from "../providers/mod.ts";
import { scratchDirectory } from "../scratch.ts";

/** Deltas of one answer. */
export const DELTAS = 64;

/** An answer that the provider's stand-in splits into `DELTAS` deltas. */
export const answerText = Array.from({ length: DELTAS }, (_, i) => `palabra${i} `).join("");

/** Customers that the turns come from, in turn. */
const PEOPLE = 50;

/** Who asks, and in which conversation. */
export interface Asker {
  /** Of every call by this person. */
  headers: Record<string, string>;
  conversation: string;
}

/** Everything a benchmark of the chat function needs. */
export interface Bench {
  platform: Platform;
  provider: Provider;
  passthroughUrl: string;
  /** Of a call by the first person. */
  headers: Record<string, string>;
  sql: postgres.Sql;
  /** The next person, with a conversation of theirs that exists and has its title: what most turns of the product meet. */
  next(): Asker;
  stop(): Promise<void>;
}

/** Password of all customers. */
export const PASSWORD = "una-clave-larga-2026";

/**
 * Starts the platform with one provider, people on a plan without limit, and the passthrough; with `web` also the production
 * build of the web application.
 */
export async function startBench(options: { web?: boolean } = {}): Promise<Bench> {
  const stateDir = await scratchDirectory("bench");
  const provider = await startProvider({ kind: "openai" });
  const env = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: `${provider.url}/v1` };
  const platform = await startPlatform({
    stateDir: `${stateDir}/state`,
    portBase: 25650,
    fast: true,
    quiet: true,
    seed: true,
    env,
    ...options.web && { web: { port: 25665 } },
  });
  const sql = postgres(platform.databaseUrl, { max: 4, onnotice: () => {} });
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => newcomer(platform, sql, n)));
  let turn = 0;

  const passthrough = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-net",
      new URL("./passthrough.ts", import.meta.url).pathname,
      `${platform.apiUrl}/rest/v1/profiles?select=id,language&limit=1`,
      `${provider.url}/v1/chat/completions`,
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = passthrough.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const passthroughUrl = (await lines.read()).value!.trim();
  return {
    platform,
    provider,
    passthroughUrl,
    headers: people[0].headers,
    sql,
    next: () => {
      const { headers, conversations } = people[turn % PEOPLE];
      return { headers, conversation: conversations[Math.floor(turn++ / PEOPLE) % conversations.length] };
    },
    async stop() {
      passthrough.kill("SIGTERM");
      await passthrough.status;
      await lines.cancel();
      await sql.end();
      await platform.stop();
      await provider.close();
      await Deno.remove(stateDir, { recursive: true });
    },
  };
}

/** Somebody who signs up, on a plan without limit, with eight conversations. */
async function newcomer(platform: Platform, sql: postgres.Sql, n: number) {
  const client = createClient(platform.apiUrl, platform.keys.publishableKey, { auth: { persistSession: false } });
  const email = n === 0 ? "bench@example.com" : `bench.${n}@example.com`;
  const { data, error } = await client.auth.signUp({ email, password: PASSWORD });
  if (error || !data.session) throw new Error(`sign-up: ${error?.message}`);
  const id = data.user!.id;
  await sql`update public.user_subscriptions set plan_id = 'enterprise', status = 'active', trial_end_date = null where user_id = ${id}`;
  const conversations = await sql<{ id: string }[]>`
    insert into public.conversations (user_id, assistant_id, title)
    select ${id}, 'sofia', 'Los martes' from generate_series(1, 8) returning id`;
  return {
    headers: { authorization: `Bearer ${data.session.access_token}`, apikey: platform.keys.publishableKey },
    conversations: conversations.map((row) => row.id),
  };
}

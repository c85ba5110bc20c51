/** A real server on a real database for the tests, and the real client to talk to it. */
import { createClient, type RealtimeChannel, type SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { migrate } from "../migrate.ts";
import { startCluster } from "../postgres/cluster.ts";
import { databaseUrl, superuserUrl } from "../postgres/server.ts";
import { type Limits, type Realtime, startRealtime } from "./mod.ts";

export const SECRET = "a-secret-for-tests-of-at-least-32-characters";
export const PUBLISHABLE_KEY = "sb_publishable_test";
export const SECRET_KEY = "sb_secret_test";
export const PUBLICATION = "scratch_realtime";

export const ANA = "11111111-1111-4111-8111-111111111111";
export const BETO = "22222222-2222-4222-8222-222222222222";

/** Tables of the tests' own: `notes` with row level security and a hidden column, `prices` for everybody. */
const SCHEMA = `
  create schema scratch;
  grant usage on schema scratch to anon, authenticated, service_role;
  create type scratch.mood as enum ('calm', 'busy', 'closed');
  create table scratch.notes (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null,
    body text,
    rank int not null default 0,
    price numeric(10, 6),
    mood scratch.mood not null default 'calm',
    tags text[] not null default '{}',
    extra jsonb not null default '{}',
    due date,
    created_at timestamptz not null default now(),
    hidden text not null default 'only the server reads this'
  );
  alter table scratch.notes replica identity full;
  alter table scratch.notes enable row level security;
  create policy "people read their own notes" on scratch.notes for select to authenticated
    using (user_id = (select auth.uid()));
  grant select (id, user_id, body, rank, price, mood, tags, extra, due, created_at) on scratch.notes to authenticated;
  grant all on scratch.notes to service_role;
  create table scratch.prices (id int primary key, amount int not null);
  grant select on scratch.prices to anon, authenticated;
  create table scratch.unpublished (id int primary key);
  grant select on scratch.unpublished to anon, authenticated;
  create publication ${PUBLICATION} for table scratch.notes, scratch.prices;
  create policy "people join their own room" on realtime.messages for select to authenticated
    using (realtime.topic() = 'room:' || (select auth.uid()) or realtime.topic() like 'lobby%');
  create policy "people send to their own room" on realtime.messages for insert to authenticated
    with check (realtime.topic() = 'room:' || (select auth.uid()));
`;

/** An HS256 token of the tests' platform, or of a forger's. */
export async function token(
  sub: string,
  options: { secondsLeft?: number; secret?: string; role?: string; claims?: Record<string, unknown> } = {},
): Promise<string> {
  const { secondsLeft = 3600, secret = SECRET, role = "authenticated", claims = {} } = options;
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) =>
    new TextEncoder().encode(JSON.stringify(value)).toBase64({ alphabet: "base64url", omitPadding: true });
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${
    part({ sub, role, iat: now, exp: now + secondsLeft, ...claims })
  }`;
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `${signed}.${new Uint8Array(signature).toBase64({ alphabet: "base64url", omitPadding: true })}`;
}

/** Waits for a condition, never for a time. */
export async function until(condition: () => unknown, what: string, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface ClientOptions {
  vsn?: string;
  apikey?: string;
}

export interface Backend {
  url: string;
  dbUrl: string;
  sql: postgres.Sql;
  realtime: Realtime;
  /** A client that speaks for the holder of a token, or anonymously; closed with the backend. */
  client(accessToken?: string | (() => string), options?: ClientOptions): Promise<SupabaseClient>;
  stop(): Promise<void>;
}

/** Starts something on the first port of the tests' range that it can have: tests may run beside each other. */
async function onFreePort<T>(start: (port: number) => T | Promise<T>): Promise<T> {
  let failure: unknown;
  for (let port = 25051; port < 25060; port++) {
    try {
      Deno.listen({ hostname: "127.0.0.1", port }).close();
      return await start(port);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** A backend on the tests' own tables, or, with `product`, on the project's migrations. */
export async function startBackend(limits: Partial<Limits> = {}, product = false): Promise<Backend> {
  const stateDir = await Deno.makeTempDir({ prefix: "sintra-realtime-" });
  await Deno.chmod(stateDir, 0o755);
  const cluster = await onFreePort((port) => startCluster({ stateDir, port, fast: true }));
  const dbUrl = superuserUrl(cluster.port);
  const sql = postgres(dbUrl, { max: 5, onnotice: () => {} });
  if (product) await migrate({ databaseUrl: databaseUrl(cluster.port) });
  else await sql.unsafe(SCHEMA).simple();
  const realtime = await startRealtime({
    dbUrl,
    jwtSecret: SECRET,
    publishableKey: PUBLISHABLE_KEY,
    secretKey: SECRET_KEY,
    ...(product ? {} : { publication: PUBLICATION }),
    limits,
  });
  if (!(await realtime.ready(10_000))) throw new Error("replication did not start");
  const server = await onFreePort((port) =>
    Deno.serve({ hostname: "127.0.0.1", port, onListen: () => {} }, realtime.handle)
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  const clients: SupabaseClient[] = [];
  return {
    url,
    dbUrl,
    sql,
    realtime,
    async client(accessToken, options = {}) {
      const client = createClient(url, options.apikey ?? PUBLISHABLE_KEY, {
        ...(accessToken
          ? { accessToken: () => Promise.resolve(typeof accessToken === "string" ? accessToken : accessToken()) }
          : { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } }),
        realtime: { reconnectAfterMs: () => 50, ...(options.vsn ? { vsn: options.vsn } : {}) },
      });
      clients.push(client);
      await client.realtime.setAuth();
      return client;
    },
    async stop() {
      for (const client of clients) void client.realtime.disconnect();
      await realtime.close();
      await server.shutdown();
      await sql.end();
      await cluster.stop();
      await Deno.remove(stateDir, { recursive: true });
    },
  };
}

/** Subscribes and waits until the server has said so. */
export async function subscribed(channel: RealtimeChannel): Promise<RealtimeChannel> {
  const statuses: string[] = [];
  let failure: Error | undefined;
  channel.subscribe((status, error) => {
    statuses.push(status);
    failure = error;
  });
  await until(() => statuses.length > 0, "an answer to the subscription");
  if (statuses[0] !== "SUBSCRIBED") throw new Error(`${statuses[0]}: ${failure?.message}`);
  return channel;
}

/** What a change looks like to an application. */
export interface Received {
  eventType: "INSERT" | "UPDATE" | "DELETE";
  schema: string;
  table: string;
  commit_timestamp: string;
  new: Record<string, unknown>;
  old: Record<string, unknown>;
  errors: string[] | null;
}

const collecting = new Set<SupabaseClient>();

/** Waits until every client that collects has heard what its socket was sent before. */
export async function heard(): Promise<void> {
  const clients = [...collecting];
  collecting.clear();
  // The answer to a join comes behind everything that was sent on the same socket.
  await Promise.all(clients.map((client) => subscribed(client.channel(crypto.randomUUID()))));
}

/** Subscribes to changes and collects them. */
export async function collect(
  client: SupabaseClient,
  filter: { event?: string; schema?: string; table?: string; filter?: string; select?: string[] } = {},
  topic: string = crypto.randomUUID(),
): Promise<Received[]> {
  const received: Received[] = [];
  const wanted = { event: "*", schema: "scratch", table: "notes", ...filter };
  const channel = client.channel(topic);
  channel.on("postgres_changes" as never, wanted as never, (change: Received) => received.push(change));
  await subscribed(channel);
  collecting.add(client);
  return received;
}

/** Cuts a client's connection as a network would. */
export function cut(client: SupabaseClient): void {
  const realtime = client.realtime as unknown as { socketAdapter: { getSocket(): { conn: WebSocket | null } } };
  realtime.socketAdapter.getSocket().conn?.close();
}

/** Test options for the real client, which leaves timers of its own behind. */
export const integration = { sanitizeOps: false, sanitizeResources: false } as const;

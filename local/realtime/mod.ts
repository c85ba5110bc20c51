/**
 * `/realtime/v1` of the local platform: Supabase Realtime's protocol for the real supabase-js, with changes read from
 * logical replication and checked against row level security for each subscriber.
 *
 * What it does, module by module:
 *
 * - `protocol.ts` the wire format; `socket.ts` one connection; `join.ts` and `channel.ts` one topic on it;
 *   `limits.ts` what a client may ask of the server
 * - `replication.ts` reads changes; `feed.ts` takes them to who may see them; `visibility.ts` asks PostgreSQL who that
 *   is; `subscriptions.ts` and `filters.ts` say who wants them; `changes.ts` and `catalog.ts` render them
 * - `hub.ts` and `presence.ts` broadcast and presence; `authorization.ts` private channels; `broadcast_api.ts` HTTP
 * - `tokens.ts` who somebody is; `bootstrap.sql` the schema `realtime`
 *
 * Where it differs from Supabase Realtime, on purpose:
 *
 * - A DELETE reaches only those whose select policies hold for the deleted row (this needs `replica identity full`),
 *   and filters apply to it. Supabase sends the key of a deleted row to every subscriber of the table.
 * - The old values of an UPDATE are sent only to those who could see them.
 * - A subscriber who may select no column of a table gets nothing, instead of changes with "401" in `errors`.
 * - Signing out (the API key sent as token) makes the open channels anonymous at once.
 * - When the stream of changes breaks, subscribed channels get an error and subscribe again, so that the application
 *   knows that it has to read again.
 * - A broadcast sent by a client is never stored (`persist`); messages of `realtime.send()` are, and can be replayed.
 * - A change whose row has changed again or gone by the time it is looked at is judged by its own values, and not by
 *   what the row is now.
 *
 * As in Supabase, an UPDATE that takes a row out of a subscriber's sight is not announced to that subscriber.
 */
import { bootstrap, MESSAGES_PUBLICATION } from "./bootstrap.ts";
import { handleBroadcast } from "./broadcast_api.ts";
import type { Change } from "./changes.ts";
import type { Context } from "./context.ts";
import { connect } from "./database.ts";
import { deliver } from "./feed.ts";
import { Hub } from "./hub.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { parseVsn } from "./protocol.ts";
import { Replication } from "./replication.ts";
import { RealtimeSocket } from "./socket.ts";
import { Tokens } from "./tokens.ts";

export { bootstrapRealtime } from "./bootstrap.ts";
export { DEFAULT_LIMITS, type Limits } from "./limits.ts";

export interface RealtimeOptions {
  /** A superuser's URL: roles are assumed and replication is read through it. */
  dbUrl: string;
  /** The secret that access tokens are signed with (HS256). */
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  /** The publication whose tables can be subscribed to; `supabase_realtime` unless told otherwise. */
  publication?: string;
  limits?: Partial<Limits>;
}

export interface Realtime {
  /** Handles a request for `/realtime/v1/...`; the request must come straight from `Deno.serve`. */
  handle(request: Request): Promise<Response>;
  /** Resolves to whether changes are being read, within the given milliseconds. */
  ready(milliseconds: number): Promise<boolean>;
  close(): Promise<void>;
}

const PREFIX = "/realtime/v1";
const BROADCAST_PATH = "/api/broadcast";

/** Starts the server on a database. Fails at once where logical replication is switched off. */
export async function startRealtime(options: RealtimeOptions): Promise<Realtime> {
  const publication = options.publication ?? "supabase_realtime";
  const sql = connect(options.dbUrl);
  const sockets = new Set<RealtimeSocket>();
  const hub = new Hub();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  try {
    const [{ level }] = await sql<{ level: string }[]>`select current_setting('wal_level') as level`;
    if (level !== "logical") throw new Error(`realtime needs wal_level = logical, the database has ${level}`);
    await bootstrap(sql, publication);
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
  const isMessages = (schema: string, table: string) => schema === "realtime" && table === "messages";
  const replication = new Replication({
    dbUrl: options.dbUrl,
    publications: [publication, MESSAGES_PUBLICATION],
    wanted: (schema, table) => isMessages(schema, table) || hub.wants(schema, table),
    onChanges: async (changes) => {
      for (const change of changes) if (isMessages(change.schema, change.table)) broadcastStored(hub, change);
      const rows = changes.filter((change) => !isMessages(change.schema, change.table));
      if (rows.length > 0) await deliver(sql, rows, hub.subscribers(), limits.recordBytes);
    },
    onDown: () => {
      for (const socket of sockets) {
        for (const channel of socket.channels) {
          if (channel.subscriptions.length > 0) channel.interrupt("The database's changes were interrupted");
        }
      }
    },
  });
  const tokens = new Tokens(options);
  const context: Context = {
    sql,
    tokens,
    hub,
    limits,
    publication,
    ready: (milliseconds) => replication.ready(milliseconds),
  };

  return {
    ready: context.ready,
    async handle(request) {
      const path = new URL(request.url).pathname;
      const rest = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : "";
      if (rest === "/websocket") return upgrade(context, sockets, request);
      if (rest === BROADCAST_PATH || rest.startsWith(`${BROADCAST_PATH}/`)) {
        return await handleBroadcast(context, request, rest.slice(BROADCAST_PATH.length));
      }
      return Response.json({ message: "Not found" }, { status: 404 });
    },
    async close() {
      for (const socket of [...sockets]) socket.disconnect();
      await replication.stop();
      await sql.end({ timeout: 5 });
    },
  };
}

function upgrade(context: Context, sockets: Set<RealtimeSocket>, request: Request): Response {
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return Response.json({ message: "This is a WebSocket" }, { status: 426, headers: { upgrade: "websocket" } });
  }
  const query = new URL(request.url).searchParams;
  const vsn = parseVsn(query.get("vsn"));
  if (!vsn) return Response.json({ message: "Protocol versions are 1.0.0 and 2.0.0" }, { status: 400 });
  const apikey = query.get("apikey") ?? request.headers.get("apikey") ?? request.headers.get("x-api-key");
  const identity = context.tokens.fromApiKey(apikey);
  if (!identity) return Response.json({ message: "The API key is missing or wrong" }, { status: 403 });
  const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 30 });
  sockets.add(new RealtimeSocket(context, socket, vsn, identity, (gone) => sockets.delete(gone)));
  return response;
}

/** Sends on what `realtime.send()` stored. */
function broadcastStored(hub: Hub, change: Change): void {
  const { topic, extension, event, payload, private: isPrivate, id } = change.record ?? {};
  if (change.type !== "INSERT" || extension !== "broadcast" || !topic || !event) return;
  const content = { json: payload ? JSON.parse(payload) : {} };
  hub.broadcast(topic, isPrivate === "t", { event, content, meta: { id } });
}

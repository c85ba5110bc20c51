import { AsyncLocalStorage } from "node:async_hooks";
import { createPostgresConnection } from "./lite.ts";
import { databaseUrl, superuserUrl } from "../postgres/server.ts";

/** What SQL may ask about the request it runs for (`request.method`, `request.path`, `request.headers`). */
export interface RequestContext {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** What its transaction failed with. */
  failure?: unknown;
}

/** The request that the current call stack serves. */
export const requestContext = new AsyncLocalStorage<RequestContext>();

type Connection = ReturnType<typeof createPostgresConnection>;

/** How PostgREST writes values that PostgreSQL's own text form writes otherwise. */
const restTypes = {
  timestamptz: type(1184, (text) => isoOffset(text.replace(" ", "T"))),
  timestamp: type(1114, (text) => text.replace(" ", "T")),
  numeric: { ...type(1700, (text) => Number.isNaN(Number(text)) ? text : Number(text)), serialize: String },
};

/** lite's storage writes JSON as text already; quoted once more, `metadata ->> 'size'` would be nothing. */
const jsonText = {
  to: 3802,
  from: [3802],
  serialize: (value: unknown) => typeof value === "string" ? value : JSON.stringify(value),
  parse: (text: string) => JSON.parse(text),
};

/**
 * A connection pool for one of the services, signed in as its own role as on hosted Supabase, with lite's behaviour
 * mended where it would differ: it does not grant everything to everybody, it reads the catalog with rights that can
 * see all of it, and it sets up a request in one statement instead of six.
 */
export function serviceConnection(
  port: number,
  role: "authenticator" | "supabase_storage_admin",
  options: { max: number; searchPath?: string[] },
): Connection {
  const connection = createPostgresConnection({
    url: databaseUrl(port, role),
    postgresOptions: {
      max: options.max,
      onnotice: () => {},
      connection: {
        application_name: role,
        ...(options.searchPath ? { search_path: options.searchPath.map((name) => `"${name}"`).join(", ") } : {}),
      },
      types: role === "supabase_storage_admin" ? { ...restTypes, jsonb: jsonText } : restTypes,
    },
  });
  prepareStatements(connection);
  // lite grants all tables to all API roles once it has seen row level security. The migrations' grants stand instead.
  Object.assign(connection, { ensureRlsContext: () => Promise.resolve(true), withContext });
  return connection;
}

/** Reads the catalog once, as the superuser, for the services that may not see all of it. */
export class Catalog {
  #connection: Connection;
  #known: ReturnType<Connection["introspect"]> | undefined;

  constructor(port: number) {
    this.#connection = createPostgresConnection({
      url: superuserUrl(port),
      postgresOptions: { max: 1, idle_timeout: 20, onnotice: () => {} },
    });
  }

  /** Lets a connection answer questions about the catalog from here. */
  serve(connection: Connection) {
    const introspect = () =>
      this.#known ??= this.#connection.introspect({ useCache: false }).catch((error) => {
        this.#known = undefined;
        throw error;
      });
    Object.assign(connection, {
      introspect,
      viewOptionsMetadata: (name: string, schema: string) => this.#connection.viewOptionsMetadata(name, schema),
    });
  }

  /** Forgets what was read: the schema changed. */
  forget() {
    this.#known = undefined;
  }

  async close() {
    await this.#connection.close();
  }
}

const CONTEXT = `select set_config('role', $1, true),
  set_config('request.jwt.claims', $2, true),
  set_config('request.jwt.claim.sub', $3, true),
  set_config('request.jwt.claim.role', $1, true),
  set_config('storage.operation', $4, true),
  set_config('request.method', $5, true),
  set_config('request.path', $6, true),
  set_config('request.headers', $7, true),
  set_config('response.status', '', true),
  set_config('response.headers', '', true),
  set_config('transaction_read_only', $8, true)`;

interface ContextVars {
  auth?: { role?: string; uid?: unknown; jwt?: unknown };
  storage?: { operation?: unknown };
}

interface ContextOptions {
  transaction?: unknown;
  rpc?: { readOnly?: boolean; path: string; method: string };
  /** Storage asks this way whether a policy would allow a write, without writing. */
  forceRollback?: boolean;
}

/** What the next transaction of the current call stack begins with. */
const opening = new AsyncLocalStorage<string[]>();

/** Replaces the method of lite's connection: one statement for everything that a request's SQL may ask. */
async function withContext(
  this: Connection,
  vars: ContextVars | undefined,
  work: (db: unknown) => Promise<unknown>,
  options?: ContextOptions,
): Promise<unknown> {
  if (!vars) return await work(this.kysely);
  const parameters = contextParameters(vars, options);
  if (options?.transaction) {
    const transaction = options.transaction as Connection["kysely"];
    await transaction.executeQuery(
      { sql: CONTEXT, parameters, query: { kind: "RawNode" }, queryId: { queryId: "context" } } as never,
    );
    return await work(transaction);
  }
  const rollback: { result?: unknown } = {};
  const execute = () =>
    this.kysely.transaction().execute(async (transaction) => {
      const result = await work(transaction);
      if (!options?.forceRollback) return result;
      rollback.result = result;
      throw rollback;
    });
  try {
    return await opening.run(parameters, execute);
  } catch (error) {
    if (error === rollback) return rollback.result;
    const request = requestContext.getStore();
    if (request) request.failure = error;
    throw error;
  }
}

function contextParameters(vars: ContextVars, options: ContextOptions | undefined): string[] {
  const role = vars.auth?.role || "anon";
  const request = requestContext.getStore();
  return [
    role,
    JSON.stringify(vars.auth?.jwt ?? { role }),
    String(vars.auth?.uid ?? ""),
    String(vars.storage?.operation ?? ""),
    options?.rpc?.method ?? request?.method ?? "",
    options?.rpc?.path ?? request?.path ?? "",
    JSON.stringify(request?.headers ?? {}),
    options?.rpc?.readOnly ? "on" : "off",
  ];
}

/**
 * Saves round trips. Statements get a name, so that PostgreSQL keeps their plans, as it does for PostgREST; `begin` and
 * the request's context are not waited for, they travel with the first statement of the transaction.
 */
function prepareStatements(connection: Connection) {
  const driver = connection.driver;
  const reserve = driver.reserve.bind(driver);
  driver.reserve = async () => {
    const reserved = await reserve();
    const unsafe = reserved.unsafe.bind(reserved);
    let begun: { context?: string[] } | undefined;
    const send = (text: string, values: never[] = [], options: Record<string, unknown> = {}) =>
      unsafe(asText(text), values, values.length > 0 ? { prepare: true, ...options } : options);
    const run = (text: string, values?: never[], options?: Record<string, unknown>) => {
      if (text === "begin") {
        begun = { context: opening.getStore() };
        return Promise.resolve(Object.assign([], { command: "BEGIN", count: 0 }));
      }
      if (!begun) return send(text, values, options);
      const { context } = begun;
      begun = undefined;
      const before = [send("begin"), ...(context ? [send(CONTEXT, context as never[])] : [])];
      const result = send(text, values, options);
      // Where the beginning failed, the statement's own error says only that the transaction is aborted.
      return Promise.all([...before, result]).then((results) => results.at(-1));
    };
    reserved.unsafe = run as unknown as typeof reserved.unsafe;
    return reserved;
  };
}

/** lite hands objects to functions as JSON text; a driver that learns that the parameter is JSON would quote it again. */
function asText(statement: string): string {
  return statement.replace(/(:= \$\d+)::(jsonb?)\b/g, "$1::text::$2");
}

function type(oid: number, parse: (text: string) => unknown) {
  return { to: oid, from: [oid], serialize: (value: unknown) => value, parse };
}

/** `+00` becomes `+00:00`. */
function isoOffset(text: string): string {
  return /[+-]\d\d$/.test(text) ? `${text}:00` : text;
}

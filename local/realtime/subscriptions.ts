/** What a channel asks for with `postgres_changes`, and whether it may be asked. */
import { publishedTables } from "./catalog.ts";
import { isStatementError, type Sql } from "./database.ts";
import { type Condition, FilterError, filterSql, parseFilter } from "./filters.ts";
import type { ApiRole } from "./tokens.ts";
import type { ChangeType } from "./changes.ts";

export interface Subscription {
  /** Unique in this server and never 0: the client takes 0 for "no id". */
  id: number;
  event: ChangeType | "*";
  /** `*` for every published schema. */
  schema: string;
  /** `*` for every published table of the schema. */
  table: string;
  filter: string;
  conditions: Condition[];
  /** The columns to send; null for all that may be selected. */
  select: string[] | null;
  /** The entry as the client sent it, which the reply to the join repeats. */
  requested: Record<string, unknown>;
}

/** A subscription that cannot be made, worded as Supabase Realtime does. */
export class SubscriptionError extends Error {
  override name = "SubscriptionError";

  constructor(subscription: Pick<Subscription, "event" | "schema" | "table" | "filter">, detail: string) {
    const { event, schema, table, filter } = subscription;
    super(
      "Unable to subscribe to changes with given parameters. Please check Realtime is enabled for the given connect " +
        `parameters: [event: ${event}, schema: ${schema}, table: ${table}, filters: [${filter}]]: ${detail}`,
    );
  }
}

const EVENTS = ["*", "INSERT", "UPDATE", "DELETE"] as const;
let lastId = 0;

function parse(entry: unknown): Subscription {
  const requested = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  const text = (value: unknown, otherwise: string) => typeof value === "string" && value !== "" ? value : otherwise;
  const event = EVENTS.find((known) => known === text(requested.event, "*").toUpperCase());
  const schema = text(requested.schema, "public");
  const table = text(requested.table, "*");
  const filter = text(requested.filter, "");
  const refuse = (detail: string) => new SubscriptionError({ event: event ?? "*", schema, table, filter }, detail);
  if (!event) throw refuse("the event is INSERT, UPDATE, DELETE or *");
  const { select } = requested;
  if (select !== undefined && select !== null) {
    const valid = Array.isArray(select) && select.length > 0 && select.every((name) => typeof name === "string");
    if (!valid) throw refuse("select is a list of columns");
  }
  try {
    const conditions = parseFilter(filter);
    if ((conditions.length > 0 || select) && (schema === "*" || table === "*")) {
      throw refuse("a filter or a selection of columns needs a schema and a table");
    }
    return {
      id: ++lastId,
      event,
      schema,
      table,
      filter,
      conditions,
      select: select ? select as string[] : null,
      requested,
    };
  } catch (error) {
    throw error instanceof FilterError ? refuse(error.message) : error;
  }
}

/** Reads the `postgres_changes` list of a join. Throws {@link SubscriptionError}. */
export function parseSubscriptions(list: unknown): Subscription[] {
  return Array.isArray(list) ? list.map(parse) : [];
}

/**
 * Refuses what could never deliver: a table outside the publication, a column that does not exist or that the role may
 * not select, a value that is not of its column's type. Throws {@link SubscriptionError}.
 */
export async function checkSubscription(
  sql: Sql,
  publication: string,
  role: ApiRole,
  subscription: Subscription,
): Promise<void> {
  const refuse = (detail: string) => new SubscriptionError(subscription, detail);
  const tables = await publishedTables(sql, publication, subscription.schema, subscription.table);
  if (tables.length === 0) throw refuse("no such table in the publication");
  const { conditions, select } = subscription;
  if (conditions.length === 0 && select === null) return;
  const [table] = tables;
  const wanted = [...conditions.map((condition) => condition.column), ...(select ?? [])];
  const hidden = wanted.find((column) => !table.access[role].columns.has(column));
  if (hidden !== undefined) throw refuse(`column \`${hidden}\` cannot be selected`);
  const parameters: unknown[] = [];
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.sqlType ?? null;
  try {
    const condition = filterSql(conditions, "changed", typeOf, parameters);
    await sql.unsafe(
      `select ${condition} from json_populate_record(null::${table.sqlName}, '{}') as changed`,
      parameters as never[],
    );
  } catch (error) {
    if (error instanceof FilterError || isStatementError(error)) throw refuse((error as Error).message);
    throw error;
  }
}

/** Whether the subscription asks for changes of this kind to this table. */
export function concerns(subscription: Subscription, schema: string, table: string): boolean {
  return (subscription.schema === "*" || subscription.schema === schema) &&
    (subscription.table === "*" || subscription.table === table);
}

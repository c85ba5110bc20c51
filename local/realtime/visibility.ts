/**
 * Who may see which change. PostgreSQL decides, with the subscriber's own role and claims; nothing here interprets a
 * policy.
 *
 * - A row that exists is visible when the subscriber can select it by its primary key.
 * - A row that existed (the old row of a DELETE or UPDATE) cannot be selected any more, so the table's select policies
 *   are evaluated over the old row itself, which needs `replica identity full`. Without the full old row the answer is no.
 * - Anything that cannot be decided (no primary key, no privilege, an error in a policy) is not visible.
 */
import { isStatementError, type Query, queryAs, type Sql } from "./database.ts";
import { selectPolicy, type Table } from "./catalog.ts";
import { quoteIdentifier } from "./filters.ts";
import type { Identity } from "./tokens.ts";
import { type Change, rowsJson, type Tuple } from "./changes.ts";

export interface Visibility {
  /** The subscriber may learn of the change. */
  visible: boolean;
  /** The subscriber may see the values that the row had before. */
  oldVisible: boolean;
}

async function ordinalsAs(sql: Sql, identity: Identity, query: Query, table: Table): Promise<Set<number>> {
  try {
    const rows = await queryAs<{ ordinal: number }>(sql, identity, query);
    return new Set(rows.map((row) => row.ordinal));
  } catch (error) {
    if (!isStatementError(error)) throw error;
    console.warn(`realtime: ${table.sqlName} is not visible to ${identity.role}: ${(error as Error).message}`);
    return new Set();
  }
}

/** Positions in `rows` of the rows that `identity` can select now by primary key. */
function selectableRows(sql: Sql, table: Table, identity: Identity, rows: Tuple[]): Promise<Set<number>> {
  const keys = rows.map((row) => table.primaryKey.map((name) => row[name] ?? null));
  const match = table.primaryKey.map((name, position) => {
    const type = table.columns.find((column) => column.name === name)?.sqlType;
    return `row_now.${quoteIdentifier(name)} = (wanted.key ->> ${position})::${type}`;
  });
  const text = `select wanted.position::int - 1 as ordinal
    from json_array_elements($1::text::json) with ordinality as wanted (key, position)
    where exists (select from ${table.sqlName} as row_now where ${match.join(" and ")})`;
  return ordinalsAs(sql, identity, { text, parameters: [JSON.stringify(keys)] }, table);
}

/** Positions in `rows` of the former rows that the table's select policies let `identity` see. */
async function formerlySelectableRows(sql: Sql, table: Table, identity: Identity, rows: Tuple[]): Promise<Set<number>> {
  const condition = await selectPolicy(sql, table, identity.role);
  if (condition === "false") return new Set();
  // The alias is the table's name, because policies with subqueries refer to their own table by it.
  const text = `select change__position::int - 1 as ordinal
    from json_array_elements($1::text::json) with ordinality as change__ (change__row, change__position)
    cross join lateral json_populate_record(null::${table.sqlName}, change__row) as ${quoteIdentifier(table.name)}
    where ${condition}`;
  return ordinalsAs(sql, identity, { text, parameters: [rowsJson(table, rows)] }, table);
}

/** What `identity` may see of `changes`, all of them of `table`, position by position. */
export async function visibilityOf(
  sql: Sql,
  table: Table,
  identity: Identity,
  changes: Change[],
): Promise<Visibility[]> {
  const access = table.access[identity.role];
  if (access.columns.size === 0) return changes.map(() => ({ visible: false, oldVisible: false }));
  if (!table.rowSecurity || access.bypass) return changes.map(() => ({ visible: true, oldVisible: true }));
  if (table.primaryKey.length === 0 || !table.primaryKey.every((name) => access.columns.has(name))) {
    return changes.map(() => ({ visible: false, oldVisible: false }));
  }
  const positions = changes.map((_, position) => position);
  const current = positions.filter((position) => changes[position].type !== "DELETE");
  const former = positions.filter((position) => changes[position].old !== null && changes[position].oldIsComplete);
  const [now, before] = await Promise.all([
    current.length === 0
      ? new Set<number>()
      : selectableRows(sql, table, identity, current.map((position) => changes[position].record as Tuple)),
    former.length === 0
      ? new Set<number>()
      : formerlySelectableRows(sql, table, identity, former.map((position) => changes[position].old as Tuple)),
  ]);
  const visible = new Set([...now].map((index) => current[index]));
  const oldVisible = new Set([...before].map((index) => former[index]));
  return changes.map((change, position) => ({
    visible: change.type === "DELETE" ? oldVisible.has(position) : visible.has(position),
    oldVisible: oldVisible.has(position),
  }));
}

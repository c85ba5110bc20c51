/**
 * Who may see which change. PostgreSQL decides, with the subscriber's own role and claims; nothing here interprets a
 * policy.
 *
 * - A row that is still as the change left it is visible when the subscriber can select it by its primary key.
 * - A row that was (the old row of a DELETE or UPDATE, or one that has changed again or gone since) cannot be selected
 *   any more, so the table's select policies are evaluated over the values in the log. That needs all of them: for old
 *   rows `replica identity full`. Without them the answer is no.
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

/** SQL that finds the row of `wanted.key`, a JSON array of primary key values. */
function keyMatch(table: Table): string {
  return table.primaryKey.map((name, position) => {
    const type = table.columns.find((column) => column.name === name)?.sqlType;
    return `row_now.${quoteIdentifier(name)} = (wanted.key ->> ${position})::${type}`;
  }).join(" and ");
}

function keyOf(table: Table, row: Tuple): (string | null)[] {
  return table.primaryKey.map((name) => row[name] ?? null);
}

function versionOf(table: Table, change: Change): string {
  return JSON.stringify([change.xid, ...keyOf(table, change.record as Tuple)]);
}

/** Positions in `rows` of the rows that `identity` can select now by primary key. */
function selectableRows(sql: Sql, table: Table, identity: Identity, rows: Tuple[]): Promise<Set<number>> {
  const text = `select wanted.position::int - 1 as ordinal
    from json_array_elements($1::text::json) with ordinality as wanted (key, position)
    where exists (select from ${table.sqlName} as row_now where ${keyMatch(table)})`;
  const keys = rows.map((row) => keyOf(table, row));
  return ordinalsAs(sql, identity, { text, parameters: [JSON.stringify(keys)] }, table);
}

/** Positions in `changes` of those whose row has not been touched since, by the transaction that wrote it last. */
async function untouchedRows(sql: Sql, table: Table, changes: Change[]): Promise<Set<number>> {
  const keys = changes.map(({ record, xid }) => [...keyOf(table, record as Tuple), xid]);
  const rows = await sql.unsafe<{ ordinal: number }[]>(
    `select wanted.position::int - 1 as ordinal
      from json_array_elements($1::text::json) with ordinality as wanted (key, position)
      where exists (
        select from ${table.sqlName} as row_now
        where ${keyMatch(table)} and row_now.xmin::text = wanted.key ->> ${table.primaryKey.length}
      )`,
    [JSON.stringify(keys)],
  );
  return new Set(rows.map((row) => row.ordinal));
}

/** Positions in `rows` of the former rows that the table's select policies let `identity` see. */
async function formerlySelectableRows(sql: Sql, table: Table, identity: Identity, rows: Tuple[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const condition = await selectPolicy(sql, table, identity.role);
  if (condition === "false") return new Set();
  // The alias is the table's name, because policies with subqueries refer to their own table by it.
  const text = `select change__position::int - 1 as ordinal
    from json_array_elements($1::text::json) with ordinality as change__ (change__row, change__position)
    cross join lateral json_populate_record(null::${table.sqlName}, change__row) as ${quoteIdentifier(table.name)}
    where ${condition}`;
  return ordinalsAs(sql, identity, { text, parameters: [rowsJson(table, rows)] }, table);
}

/** Whether the log held every value of the new row: large values that an UPDATE did not touch are missing there. */
function isComplete(table: Table, row: Tuple): boolean {
  return table.columns.every((column) => column.generated || column.name in row);
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
  const written = changes.filter((change) => change.record !== null);
  let selectable = new Set<number>();
  let untouched = new Set<number>();
  if (written.length > 0) {
    selectable = await selectableRows(sql, table, identity, written.map((change) => change.record as Tuple));
    // Asked second: a row that is untouched now was so when it was selected.
    untouched = await untouchedRows(sql, table, written);
  }
  // Of several changes of one row by one transaction, only the last is what the row is now.
  const last = new Map(written.map((change, position) => [versionOf(table, change), position]));
  const answers = new Map<Change, Visibility>(changes.map((change) => [change, { visible: false, oldVisible: false }]));
  const former: { change: Change; row: Tuple; field: keyof Visibility }[] = [];
  written.forEach((change, position) => {
    const answer = answers.get(change) as Visibility;
    const isLast = last.get(versionOf(table, change)) === position;
    if (isLast && untouched.has(position)) answer.visible = selectable.has(position);
    else if (isComplete(table, change.record as Tuple)) {
      former.push({ change, row: change.record as Tuple, field: "visible" });
    }
  });
  for (const change of changes) {
    if (change.old && change.oldIsComplete) former.push({ change, row: change.old, field: "oldVisible" });
  }
  const seen = await formerlySelectableRows(sql, table, identity, former.map(({ row }) => row));
  former.forEach(({ change, field }, position) => (answers.get(change) as Visibility)[field] = seen.has(position));
  return changes.map((change) => {
    const { visible, oldVisible } = answers.get(change) as Visibility;
    return { visible: change.type === "DELETE" ? oldVisible : visible, oldVisible };
  });
}

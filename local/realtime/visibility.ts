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
import { ask, type Query, type Sql } from "./database.ts";
import { selectPolicy, type Table } from "./catalog.ts";
import { quoteIdentifier } from "./filters.ts";
import type { ApiRole, Identity } from "./tokens.ts";
import { type Change, rowsJson, type Tuple } from "./changes.ts";

export interface Visibility {
  /** The subscriber may learn of the change. */
  visible: boolean;
  /** The subscriber may see the values that the row had before. */
  oldVisible: boolean;
}

/** Changes of one table that a subscriber asked for. */
export interface Request {
  identity: Identity;
  changes: Change[];
}

type Ordinals = Set<number>;

async function ordinals(
  sql: Sql,
  table: Table,
  questions: { identity: Identity; query: Query }[],
): Promise<Ordinals[]> {
  const answers = await ask<{ ordinal: number }>(sql, questions);
  return answers.map((answer, at) => {
    if (!(answer instanceof Error)) return new Set(answer.map((row) => row.ordinal));
    console.warn(`realtime: ${table.sqlName} is not visible to ${questions[at].identity.role}: ${answer.message}`);
    return new Set<number>();
  });
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

/** For each request, the positions in `changes` of rows that the subscriber can select now by primary key. */
function selectableRows(sql: Sql, table: Table, requests: Request[]): Promise<Ordinals[]> {
  const text = `select wanted.position::int - 1 as ordinal
    from json_array_elements($1::text::json) with ordinality as wanted (key, position)
    where exists (select from ${table.sqlName} as row_now where ${keyMatch(table)})`;
  const questions = requests.map(({ identity, changes }) => {
    const keys = changes.map((change) => keyOf(table, change.record as Tuple));
    return { identity, query: { text, parameters: [JSON.stringify(keys)] } };
  });
  return ordinals(sql, table, questions);
}

/** Those of `changes` whose row is still as they left it, by the transaction that wrote it last. */
async function untouchedRows(sql: Sql, table: Table, changes: Change[]): Promise<Set<Change>> {
  // Of several changes of one row by one transaction, only the last is what the row is now.
  const last = new Map(changes.map((change) => [versionOf(table, change), change]));
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
  return new Set(
    rows.map((row) => changes[row.ordinal]).filter((change) => last.get(versionOf(table, change)) === change),
  );
}

/** For each request, the positions in `rows` of the former rows that the table's select policies let the subscriber see. */
async function formerlySelectableRows(
  sql: Sql,
  table: Table,
  requests: { identity: Identity; rows: Tuple[] }[],
): Promise<Ordinals[]> {
  const wanted = requests.filter(({ rows }) => rows.length > 0);
  const policies = new Map<ApiRole, string>();
  for (const { identity: { role } } of wanted) {
    if (!policies.has(role)) policies.set(role, await selectPolicy(sql, table, role));
  }
  const asked = wanted.filter(({ identity }) => policies.get(identity.role) !== "false");
  const questions = asked.map(({ identity, rows }) => {
    // The alias is the table's name, because policies with subqueries refer to their own table by it.
    const text = `select change__position::int - 1 as ordinal
      from json_array_elements($1::text::json) with ordinality as change__ (change__row, change__position)
      cross join lateral json_populate_record(null::${table.sqlName}, change__row) as ${quoteIdentifier(table.name)}
      where ${policies.get(identity.role)}`;
    return { identity, query: { text, parameters: [rowsJson(table, rows)] } };
  });
  const answers = await ordinals(sql, table, questions);
  return requests.map((request) => answers[asked.indexOf(request)] ?? new Set());
}

/** Whether the log held every value of the new row: large values that an UPDATE did not touch are missing there. */
function isComplete(table: Table, row: Tuple): boolean {
  return table.columns.every((column) => column.generated || column.name in row);
}

/** What each subscriber may see of the changes it asked for, all of them of `table`, position by position. */
export async function visibilityOf(sql: Sql, table: Table, requests: Request[]): Promise<Visibility[][]> {
  const answers = requests.map(({ identity, changes }) => {
    const { columns, bypass } = table.access[identity.role];
    const all = columns.size > 0 && (!table.rowSecurity || bypass);
    return changes.map((): Visibility => ({ visible: all, oldVisible: all }));
  });
  const undecided = requests.map((request, at) => ({ ...request, at })).filter(({ identity }) => {
    const { columns, bypass } = table.access[identity.role];
    return table.rowSecurity && !bypass && table.primaryKey.length > 0 &&
      table.primaryKey.every((name) => columns.has(name));
  });

  const written = undecided.map(({ identity, at }) => {
    const positions = requests[at].changes.flatMap((change, position) =>
      change.record === null || change.xid === "" ? [] : [position]
    );
    return { identity, at, positions, changes: positions.map((position) => requests[at].changes[position]) };
  }).filter(({ positions }) => positions.length > 0);
  const selectable = await selectableRows(sql, table, written);
  // Asked second: a row that is untouched now was so when it was selected.
  const distinct = [...new Set(written.flatMap(({ changes }) => changes))];
  const untouched = distinct.length === 0 ? new Set<Change>() : await untouchedRows(sql, table, distinct);
  written.forEach(({ at, positions, changes }, index) =>
    changes.forEach((change, n) =>
      answers[at][positions[n]].visible = untouched.has(change) && selectable[index].has(n)
    )
  );

  const former = undecided.map(({ identity, at, changes }) => {
    const places: { position: number; field: keyof Visibility }[] = [];
    const rows: Tuple[] = [];
    changes.forEach((change, position) => {
      if (change.record && !untouched.has(change) && isComplete(table, change.record)) {
        places.push({ position, field: "visible" });
        rows.push(change.record);
      }
      if (change.old && change.oldIsComplete) {
        places.push({ position, field: "oldVisible" });
        rows.push(change.old);
      }
    });
    return { identity, at, places, rows };
  });
  const seen = await formerlySelectableRows(sql, table, former);
  former.forEach(({ at, places }, index) =>
    places.forEach(({ position, field }, n) => answers[at][position][field] = seen[index].has(n))
  );
  for (const { at, changes } of undecided) {
    changes.forEach((change, position) => {
      if (change.type === "DELETE") answers[at][position].visible = answers[at][position].oldVisible;
    });
  }
  return answers;
}

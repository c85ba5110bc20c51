/** A change of a row as logical replication tells it, and its rendering as the JSON that Supabase sends. */
import type { Sql } from "./database.ts";
import type { Table } from "./catalog.ts";

export type ChangeType = "INSERT" | "UPDATE" | "DELETE";

/** Column values in PostgreSQL's text form. A large value that an UPDATE did not touch may be absent. */
export type Tuple = Record<string, string | null>;

export interface Change {
  type: ChangeType;
  oid: number;
  schema: string;
  table: string;
  /** The transaction, as the system column `xmin` shows it; empty for a piece of a very large one. */
  xid: string;
  /** ISO 8601, UTC. */
  commitTimestamp: string;
  /** The new row; null for DELETE. */
  record: Tuple | null;
  /** The old row, or its key, or null where the replica identity gives none. */
  old: Tuple | null;
  /** `old` holds every column, not just the key. */
  oldIsComplete: boolean;
}

export type JsonRow = Record<string, unknown>;

/** A change with its rows as JSON values, and for each filter asked about whether the row matches. */
export interface Rendered {
  record: JsonRow | null;
  old: JsonRow | null;
  matches: boolean[];
}

/** Rows as a JSON array that `json_populate_record` reads back exactly: text for every value but JSON. */
export function rowsJson(table: Table, rows: Tuple[]): string {
  const json = new Set(table.columns.filter((column) => column.json).map((column) => column.name));
  const fields = (row: Tuple) =>
    Object.entries(row).map(([name, value]) =>
      `${JSON.stringify(name)}:${value === null ? "null" : json.has(name) ? value : JSON.stringify(value)}`
    );
  return `[${rows.map((row) => `{${fields(row).join(",")}}`).join(",")}]`;
}

/**
 * Renders `changes` (all of `table`) and evaluates `filters`, SQL conditions over `changed` with their parameters
 * numbered from 2. A filter looks at the new row, and for DELETE at the old one.
 */
export async function render(
  sql: Sql,
  table: Table,
  changes: Change[],
  filters: string[],
  parameters: unknown[],
): Promise<Rendered[]> {
  const rows: Tuple[] = [];
  const place = changes.map(({ record, old }) => ({
    record: record ? rows.push(record) - 1 : null,
    old: old ? rows.push(old) - 1 : null,
  }));
  const results = await sql.unsafe<{ value: JsonRow; matches: boolean[] }[]>(
    `select to_json(changed) as value, array[${filters.join(", ")}]::bool[] as matches
      from json_array_elements($1::text::json) with ordinality as source (source_row, position)
      cross join lateral json_populate_record(null::${table.sqlName}, source_row) as changed
      order by position`,
    [rowsJson(table, rows), ...parameters] as never[],
  );
  const value = (position: number | null): JsonRow | null => {
    if (position === null) return null;
    // Only what the change carries: generated columns and untouched large values would read as null here.
    const all = results[position].value;
    return Object.fromEntries(
      Object.keys(rows[position]).filter((name) => name in all).map((name) => [name, all[name]]),
    );
  };
  return place.map(({ record, old }) => ({
    record: value(record),
    old: value(old),
    matches: results[(record ?? old) as number]?.matches ?? filters.map(() => false),
  }));
}

/** Compares a database with `specification.json`: the tables, columns and enumerations that the product was specified with. */
import type { Sql } from "postgres";

interface Column {
  type: string;
  required?: boolean;
  default?: string;
  primaryKey?: boolean;
  unique?: boolean;
  check?: boolean;
  references?: string;
  onDelete?: string;
}

interface Specification {
  enums: Record<string, string[]>;
  tables: Record<string, { unique: string[][]; columns: Record<string, Column> }>;
}

/** A default as the catalogue prints it, without the casts and quotes that PostgreSQL adds. */
function plainDefault(expression: string | null): string | null {
  if (!expression) return null;
  let text = expression.replace(/::[\w ."[\]]+(\([\d,]+\))?/g, "").trim().replace(/^'|'$/g, "").toLowerCase();
  if (/^-?\d+\.\d+$/.test(text)) text = String(Number(text));
  if (text === "01:00:00") text = "1 hour";
  return text.replace("extensions.", "").replace("public.", "").replace(/:\s+"/g, ': "');
}

/** The places where the database differs, one sentence each; empty when it is as specified. */
export async function differences(sql: Sql): Promise<string[]> {
  const wanted: Specification = JSON.parse(await Deno.readTextFile(new URL("./specification.json", import.meta.url)));
  const found: string[] = [];
  const enums = new Map((await sql<{ name: string; values: string[] }[]>`
    select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
    from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace group by 1`).map(
    (e) => [e.name, e.values.join()],
  ));
  for (const [name, values] of Object.entries(wanted.enums)) {
    if (enums.get(name) !== values.join()) found.push(`enum ${name} is ${enums.get(name)}, not ${values}`);
  }

  const columns = new Map((await sql`
    select c.relname || '.' || a.attname as key, replace(format_type(a.atttypid, a.atttypmod), 'public.', '') as type, a.attnotnull as required,
           pg_get_expr(d.adbin, d.adrelid) as default, c.relrowsecurity as protected
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`).map((c) => [c.key as string, c]));
  const constraints = await sql<{ table: string; kind: string; definition: string }[]>`
    select c.relname as table, k.contype as kind, replace(pg_get_constraintdef(k.oid), 'public.', '') as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid where c.relnamespace = 'public'::regnamespace`;
  const has = (table: string, kind: string, ...parts: string[]) =>
    constraints.some((k) => k.table === table && k.kind === kind && parts.every((part) => k.definition.includes(part)));

  for (const [table, { unique, columns: specified }] of Object.entries(wanted.tables)) {
    for (const [name, want] of Object.entries(specified)) {
      const at = `${table}.${name}`;
      const have = columns.get(at);
      if (!have) {
        found.push(`${at} is missing`);
        continue;
      }
      if (!have.protected) found.push(`${table} has no row level security`);
      if (have.type !== want.type) found.push(`${at} is ${have.type}, not ${want.type}`);
      if (want.required && !have.required) found.push(`${at} is nullable`);
      if (want.default !== undefined && plainDefault(have.default) !== want.default.replace(/:\s+"/g, ': "')) {
        found.push(`${at} defaults to ${plainDefault(have.default)}, not ${want.default}`);
      }
      if (want.primaryKey && !has(table, "p", `(${name})`)) found.push(`${at} is not the primary key`);
      if (want.unique && !has(table, "u", `UNIQUE (${name})`)) found.push(`${at} is not unique`);
      if (want.check && !has(table, "c", name)) found.push(`${at} has no check`);
      if (want.references) {
        const parts = [
          `FOREIGN KEY (${name})`,
          `REFERENCES ${want.references}(`,
          ...(want.onDelete ? [`ON DELETE ${want.onDelete.toUpperCase()}`] : []),
        ];
        if (!has(table, "f", ...parts)) found.push(`${at} does not refer to ${want.references} as specified`);
      }
    }
    for (const together of unique) {
      if (!has(table, "u", `UNIQUE (${together.join(", ")})`)) {
        found.push(`${table} is not unique on ${together.join(", ")}`);
      }
    }
  }
  return found;
}

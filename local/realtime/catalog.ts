/** What the database's catalog says about a table: columns, primary key, row level security, grants, policies. */
import type { Sql } from "./database.ts";
import { API_ROLES, type ApiRole } from "./tokens.ts";
import { quoteIdentifier } from "./filters.ts";

export interface Column {
  name: string;
  /** The short type name that realtime-js converts by: `int4`, `_text`, `timestamptz`. */
  type: string;
  /** The type as SQL, with its schema and without its modifier. */
  sqlType: string;
  /** json or jsonb: its text is JSON already. */
  json: boolean;
  /** Computed from the others, and therefore not in the log. */
  generated: boolean;
}

export interface RoleAccess {
  /** Row level security does not apply to the role. */
  bypass: boolean;
  /** Columns that the role may select; empty when it may not use the schema. */
  columns: Set<string>;
}

export interface Table {
  oid: number;
  schema: string;
  name: string;
  /** The table as SQL. */
  sqlName: string;
  rowSecurity: boolean;
  columns: Column[];
  /** Names of the primary key's columns, in order. */
  primaryKey: string[];
  access: Record<ApiRole, RoleAccess>;
}

interface TableRow {
  oid: number;
  schema: string;
  name: string;
  row_security: boolean;
  columns: Column[];
  primary_key: string[];
  access: { role: ApiRole; bypass: boolean; columns: string[] }[];
}

const TABLE_QUERY = `
  select c.oid::int8::float8 as oid, n.nspname as schema, c.relname as name, c.relrowsecurity as row_security,
    (
      select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', t.typname, 'sqlType', format_type(a.atttypid, null),
        'json', a.atttypid in ('json'::regtype, 'jsonb'::regtype), 'generated', a.attgenerated <> ''
      ) order by a.attnum), '[]')
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) as columns,
    (
      select coalesce(json_agg(a.attname order by k.position), '[]')
      from pg_index i
      cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary
    ) as primary_key,
    (
      select json_agg(json_build_object(
        'role', r.rolname, 'bypass', r.rolbypassrls or r.rolsuper,
        'columns', (
          select coalesce(json_agg(a.attname), '[]') from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and has_schema_privilege(r.oid, n.oid, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
        )
      ))
      from pg_roles r where r.rolname = any ($1::text[])
    ) as access
  from pg_class c join pg_namespace n on n.oid = c.relnamespace`;

function tableOf(row: TableRow): Table {
  const nobody = (): RoleAccess => ({ bypass: false, columns: new Set() });
  const access: Record<ApiRole, RoleAccess> = { anon: nobody(), authenticated: nobody(), service_role: nobody() };
  for (const { role, bypass, columns } of row.access ?? []) access[role] = { bypass, columns: new Set(columns) };
  return {
    oid: row.oid,
    schema: row.schema,
    name: row.name,
    sqlName: `${quoteIdentifier(row.schema)}.${quoteIdentifier(row.name)}`,
    rowSecurity: row.row_security,
    columns: row.columns,
    primaryKey: row.primary_key,
    access,
  };
}

/** The table as it is now, or null when it is gone. Never cached: grants and policies count from the moment they change. */
export async function readTable(sql: Sql, oid: number): Promise<Table | null> {
  const rows = await sql.unsafe<TableRow[]>(`${TABLE_QUERY} where c.oid = $2::int8::oid`, [[...API_ROLES], oid]);
  return rows[0] ? tableOf(rows[0]) : null;
}

/** The published tables of `schema` and `table`, either of which may be `*`. */
export async function publishedTables(sql: Sql, publication: string, schema: string, table: string): Promise<Table[]> {
  const rows = await sql.unsafe<TableRow[]>(
    `${TABLE_QUERY} join pg_publication_tables p on p.schemaname = n.nspname and p.tablename = c.relname
      where p.pubname = $2 and ($3 = '*' or n.nspname = $3) and ($4 = '*' or c.relname = $4)`,
    [[...API_ROLES], publication, schema, table],
  );
  return rows.map(tableOf);
}

/**
 * The policies that decide whether `role` may select a row, as one SQL condition over the table's columns: any
 * permissive one, and every restrictive one. `false` when there is no permissive policy, or when a policy needs a
 * generated column, which the log does not have.
 */
export async function selectPolicy(sql: Sql, table: Table, role: ApiRole): Promise<string> {
  const rows = await sql.unsafe<{ permissive: boolean; condition: string | null; generated: boolean }[]>(
    `select p.polpermissive as permissive, pg_get_expr(p.polqual, p.polrelid) as condition,
        exists (
          select from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attgenerated <> ''
          where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass
            and d.refobjid = p.polrelid and (d.refobjsubid = a.attnum or (d.refobjsubid = 0 and d.deptype = 'n'))
        ) as generated
      from pg_policy p
      where p.polrelid = $1::int8::oid and p.polcmd in ('r', '*')
        and exists (
          select from unnest(p.polroles) as member (oid)
          where member.oid = 0 or pg_has_role($2::text::name, member.oid, 'usage')
        )`,
    [table.oid, role],
  );
  if (rows.some((row) => row.generated)) return "false";
  const conditions = (permissive: boolean) =>
    rows.filter((row) => row.permissive === permissive).map((row) => `(${row.condition ?? "true"})`);
  const permissive = conditions(true);
  if (permissive.length === 0) return "false";
  return [`(${permissive.join(" or ")})`, ...conditions(false)].join(" and ");
}

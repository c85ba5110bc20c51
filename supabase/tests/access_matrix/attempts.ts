/** Really attempts what a cell of the matrix asks, as the person of that cell, and takes it back. */
import type postgres from "postgres";
import { keyColumn, type Target, targets } from "./fixture.ts";
import { claims, people, type Person } from "./people.ts";

export const actions = ["select", "insert", "update", "delete"] as const;
export type Action = typeof actions[number];

/**
 * - `allowed`: the row was read or changed.
 * - `hidden`: row level security shows no such row; nothing happened.
 * - `refused`: row level security rejected the new row.
 * - `denied`: the role lacks the privilege.
 */
export type Outcome = "allowed" | "hidden" | "refused" | "denied";

export interface Cell {
  table: string;
  row: string;
  person: string;
  action: Action;
}

export const nameOf = (cell: Cell): string => `${cell.table}, ${cell.row}, ${cell.person}, ${cell.action}`;

const attemptFunction = `
create function pg_temp.attempt(p_role text, p_claims text, p_statement text) returns text language plpgsql as $$
declare
  touched bigint;
  outcome text;
begin
  begin
    perform set_config('request.jwt.claims', p_claims, true);
    perform set_config('request.jwt.claim.sub', coalesce(p_claims::json ->> 'sub', ''), true);
    perform set_config('request.headers', '{"x-forwarded-for": "203.0.113.7"}', true);
    perform set_config('role', p_role, true);
    execute p_statement;
    get diagnostics touched = row_count;
    outcome := case when touched > 0 then 'allowed' else 'hidden' end;
    -- leaving the block by an exception takes back the statement, the role and the token
    raise exception using errcode = 'MX001';
  exception
    when sqlstate 'MX001' then null;
    when insufficient_privilege then
      outcome := case when sqlerrm like '%row-level security%' then 'refused' else 'denied' end;
    -- these are found only after privileges and policies have agreed
    when unique_violation or foreign_key_violation or restrict_violation then outcome := 'allowed';
  end;
  return outcome;
end
$$`;

/** Makes the function that attempts one statement as somebody. Lives as long as the connection. */
export async function prepareAttempts(sql: postgres.TransactionSql): Promise<void> {
  await sql.unsafe(attemptFunction);
}

/** For each table a column that clients may update if there is one, else any. */
export async function columnsToUpdate(sql: postgres.TransactionSql): Promise<Map<string, string>> {
  const rows = await sql.unsafe(`
    select distinct on (table_name) table_name, column_name
    from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and column_name not in ('id', 'key')
    order by table_name,
      has_column_privilege('authenticated', format('public.%I', table_name), column_name, 'update')
        and has_column_privilege('authenticated', format('public.%I', table_name), column_name, 'select') desc,
      has_column_privilege('authenticated', format('public.%I', table_name), column_name, 'select') desc,
      ordinal_position desc`);
  return new Map(rows.map((row) => [row.table_name as string, row.column_name as string]));
}

function statement(target: Target, action: Action, updatable: string): string {
  const row = `public.${target.table} where ${keyColumn(target.table)} = '${target.key}'`;
  switch (action) {
    case "select":
      return `select ${keyColumn(target.table)} from ${row}`;
    case "delete":
      return `delete from ${row}`;
    case "update":
      return `update public.${target.table} set ${updatable} = ${updatable} where ${
        keyColumn(target.table)
      } = '${target.key}'`;
    case "insert":
      return `insert into public.${target.table} (${Object.keys(target.insert).join(", ")}) values (${
        Object.values(target.insert).join(", ")
      })`;
  }
}

/** Outcome of every cell of these tables (of all, unless told), by name of the cell. */
export async function outcomes(
  sql: postgres.TransactionSql,
  updatable: Map<string, string>,
  table?: string,
): Promise<Map<string, Outcome>> {
  const cells: { cell: Cell; person: Person; statement: string }[] = [];
  for (const target of targets.filter((target) => !table || target.table === table)) {
    for (const person of people) {
      for (const action of actions) {
        cells.push({
          cell: { table: target.table, row: target.row, person: person.name, action },
          person,
          statement: statement(target, action, updatable.get(target.table)!),
        });
      }
    }
  }
  const rows = await sql.unsafe(
    `select pg_temp.attempt(a.role, a.claims, a.statement) as outcome
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as a (role, claims, statement, n) order by n`,
    [cells.map((c) => c.person.role), cells.map((c) => claims(c.person)), cells.map((c) => c.statement)],
  );
  return new Map(cells.map((c, n) => [nameOf(c.cell), rows[n].outcome as Outcome]));
}

/** Tables of schema public that no row of the fixture stands for. */
export async function forgottenTables(sql: postgres.TransactionSql): Promise<string[]> {
  const rows = await sql.unsafe(
    `select relname from pg_catalog.pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const known = new Set(targets.map((target) => target.table));
  return rows.map((row) => row.relname as string).filter((table) => !known.has(table));
}

/**
 * The access matrix: every table of schema public x every person x select, insert, update, delete.
 *
 *     deno run -A supabase/tests/access_matrix/matrix.ts check <database url>   compares with expected.csv and columns.csv
 *     deno run -A supabase/tests/access_matrix/matrix.ts write <database url>   writes them
 *
 * A cell is really attempted, on rows that are prepared for it, in a transaction that is rolled back. A person reads
 * expected.csv in review: a policy that opens or closes a cell shows there as a changed line. columns.csv lists which
 * columns each role may read, give and change.
 */
import type postgres from "postgres";
import { actions, nameOf, outcomes } from "./attempts.ts";
import { targets } from "./fixture.ts";
import { people } from "./people.ts";
import { withFixture } from "./session.ts";

const expectedFile = new URL("./expected.csv", import.meta.url);
const columnsFile = new URL("./columns.csv", import.meta.url);

async function matrix(sql: postgres.TransactionSql, updatable: Map<string, string>): Promise<string> {
  const found = await outcomes(sql, updatable);
  const lines = [["table", "row", "person", ...actions].join(",")];
  for (const { table, row } of targets) {
    for (const { name: person } of people) {
      lines.push(
        [table, row, person, ...actions.map((action) => found.get(nameOf({ table, row, person, action })))].join(","),
      );
    }
  }
  return lines.join("\n") + "\n";
}

async function columns(sql: postgres.TransactionSql): Promise<string> {
  const rows = await sql.unsafe(`
    select c.table_name, c.column_name, r.role,
      coalesce(nullif(concat_ws(' ',
        case when has_column_privilege(r.role, t.oid, c.column_name, 'select') then 'select' end,
        case when has_column_privilege(r.role, t.oid, c.column_name, 'insert') then 'insert' end,
        case when has_column_privilege(r.role, t.oid, c.column_name, 'update') then 'update' end), ''), '-') as privileges
    from information_schema.columns c
    join pg_catalog.pg_class t on t.relname = c.table_name and t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
    cross join unnest(array['anon', 'authenticated', 'service_role']) with ordinality as r (role, n)
    where c.table_schema = 'public'
    order by c.table_name, c.ordinal_position, r.n`);
  const lines = rows.map((row) => [row.table_name, row.column_name, row.role, row.privileges].join(","));
  return ["table,column,role,privileges", ...lines].join("\n") + "\n";
}

/** Lines of the one that the other lacks. */
function difference(expected: string, found: string): string[] {
  const [before, after] = [expected, found].map((text) => text.split("\n").filter(Boolean));
  const [known, present] = [new Set(before), new Set(after)];
  return [
    ...before.filter((line) => !present.has(line)).map((line) => `expected: ${line}`),
    ...after.filter((line) => !known.has(line)).map((line) => `found:    ${line}`),
  ];
}

const [mode, databaseUrl] = Deno.args;
if ((mode !== "check" && mode !== "write") || !databaseUrl) {
  console.error("usage: matrix.ts check|write <database url>");
  Deno.exit(2);
}

const found = await withFixture(databaseUrl, async (sql, updatable) => ({
  matrix: await matrix(sql, updatable),
  columns: await columns(sql),
}));
const size = `${targets.length} rows of ${
  new Set(targets.map((target) => target.table)).size
} tables x ${people.length} people x ${actions.length} actions`;

if (mode === "write") {
  await Deno.writeTextFile(expectedFile, found.matrix);
  await Deno.writeTextFile(columnsFile, found.columns);
  console.log(`access matrix written: ${size}`);
} else {
  const differences = [
    ...difference(await Deno.readTextFile(expectedFile), found.matrix),
    ...difference(await Deno.readTextFile(columnsFile), found.columns),
  ];
  for (const line of differences) console.log(line);
  console.log(
    `access matrix: ${size}, ${differences.length === 0 ? "as expected" : `${differences.length} lines differ`}`,
  );
  if (differences.length > 0) Deno.exit(1);
}

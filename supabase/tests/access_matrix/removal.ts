/**
 * Is every policy tested? Drops each policy of schema public in turn, attempts the cells of its table again, and requires
 * that at least one comes out differently from the matrix.
 *
 *     deno run -A supabase/tests/access_matrix/removal.ts <database url>
 */
import { outcomes } from "./attempts.ts";
import { withFixture } from "./session.ts";

const [databaseUrl] = Deno.args;
if (!databaseUrl) {
  console.error("usage: removal.ts <database url>");
  Deno.exit(2);
}

const { policies, unnoticed } = await withFixture(databaseUrl, async (sql, updatable) => {
  const policies = await sql.unsafe(
    `select tablename, policyname from pg_catalog.pg_policies where schemaname = 'public' order by 1, 2`,
  );
  const unnoticed: string[] = [];
  for (const { tablename, policyname } of policies) {
    const before = await outcomes(sql, updatable, tablename);
    await sql.unsafe("savepoint with_policy");
    await sql.unsafe(`drop policy "${policyname}" on public."${tablename}"`);
    const after = await outcomes(sql, updatable, tablename);
    await sql.unsafe("rollback to savepoint with_policy");
    if (![...before].some(([cell, outcome]) => after.get(cell) !== outcome)) {
      unnoticed.push(`${tablename}: ${policyname}`);
    }
  }
  return { policies, unnoticed };
});

for (const policy of unnoticed) console.log(`nobody would notice without it: ${policy}`);
console.log(`policy removal: ${policies.length} policies, ${unnoticed.length} unnoticed`);
if (policies.length === 0 || unnoticed.length > 0) Deno.exit(1);

/**
 * Everything that is asked of the database itself, on a new one: the migrations apply, twice, by the real CLI; the schema is the
 * specified one; pgTAP; the access matrix and the removal of each policy; Supabase's own linter; generated files are current.
 *
 * `--fast` leaves out the removal of each policy. Usage: `deno run -A tests/database.ts [--fast]`.
 */
import { join } from "node:path";
import postgres from "postgres";
import { migrate, seed } from "../local/migrate.ts";
import { ROOT } from "../local/paths.ts";
import { startCluster } from "../local/postgres/cluster.ts";
import { databaseUrl } from "../local/postgres/server.ts";
import { scratchDirectory } from "./scratch.ts";
import { differences } from "./specification.ts";

const fast = Deno.args.includes("--fast");
const port = 25301;
const url = databaseUrl(port);
const stateDir = await scratchDirectory("database");
const server = await startCluster({ stateDir, port, fast: true });
let passed = 0;
let failed = 0;

async function check(what: string, body: () => Promise<void>): Promise<void> {
  const began = performance.now();
  try {
    await body();
    passed++;
    console.log(`✓ ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`✗ ${what}\n${error instanceof Error ? error.message : error}`);
  }
}

async function run(script: string, ...args: string[]): Promise<void> {
  const result = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", script, ...args],
    cwd: ROOT,
  }).output();
  const output = new TextDecoder().decode(result.stdout) + new TextDecoder().decode(result.stderr);
  const counts = /(\d+) passed, (\d+) failed/.exec(output);
  if (counts) {
    passed += Number(counts[1]);
    failed += Number(counts[2]);
  }
  if (!result.success) throw new Error(output.trim());
}

/** What reference migrations own, without the moment at which a row was touched. */
async function referenceData(sql: postgres.Sql): Promise<string> {
  const tables = [
    "public.subscription_plans",
    "public.assistants_catalog",
    "public.system_config",
    "private.model_prices",
  ];
  const parts = await Promise.all(
    tables.map((table) =>
      sql.unsafe(
        `select md5(string_agg((to_jsonb(t) - 'updated_at')::text, '' order by (to_jsonb(t) - 'updated_at')::text)) as sum from ${table} t`,
      )
    ),
  );
  return parts.map(([{ sum }]) => sum).join();
}

try {
  const sql = postgres(url, { max: 2, onnotice: () => {} });
  await check("the Supabase CLI applies every migration", async () => {
    if (await migrate({ databaseUrl: url }) === 0) throw new Error("no migration was applied");
  });
  await check("applying them again does nothing", async () => {
    const again = await migrate({ databaseUrl: url });
    if (again !== 0) throw new Error(`${again} migrations were applied a second time`);
  });
  await check("the reference data is safe to apply again, and the same afterwards", async () => {
    const before = await referenceData(sql);
    const folder = join(ROOT, "supabase", "migrations");
    const names = [...Deno.readDirSync(folder)].map((entry) => entry.name).filter((name) =>
      name.startsWith("2026010103")
    ).sort();
    for (const name of names) await sql.unsafe(await Deno.readTextFile(join(folder, name))).simple();
    if (await referenceData(sql) !== before) throw new Error("the reference data changed");
  });
  await check("every table, column and enumeration is as specified", async () => {
    const found = await differences(sql);
    if (found.length) throw new Error(found.join("\n"));
  });
  await check("pgTAP", () => run("local/pgtap.ts", url));
  await check("the access matrix", () => run("supabase/tests/access_matrix/matrix.ts", "check", url));
  if (!fast) {
    await check(
      "removing any policy changes the access matrix",
      () => run("supabase/tests/access_matrix/removal.ts", url),
    );
  }
  await check(
    "limits and last owners hold when everything happens at once",
    () => run("supabase/tests/concurrency/limits_and_owners.ts", url),
  );
  await check(
    "steps, invitations and files hold when everything happens at once",
    () => run("supabase/tests/concurrency/steps_and_invitations.ts", url),
  );
  await check(
    "turns, jobs and forgetting hold when everything happens at once",
    () => run("supabase/tests/concurrency/memory_at_once.ts", url),
  );
  await check("Supabase's linter has no error and no warning", () => run("local/advisors.ts", url));
  await check("the generated types are current", () => run("local/types.ts", "--check", url));
  await check("the documentation of the database is current", () => run("scripts/database_docs.ts", url, "--check"));
  await check("the demo data loads", async () => void (await seed({ databaseUrl: url })));
  await check("the demo data loads again", async () => void (await seed({ databaseUrl: url })));
  await sql.end();
} finally {
  await server.stop();
  await Deno.remove(stateDir, { recursive: true }).catch(() => {});
}
console.log(`${passed} passed, ${failed} failed`);
Deno.exit(failed ? 1 : 0);

/**
 * Runs the pgTAP tests: supabase/tests/helpers.sql, then every supabase/tests/**\/*.test.sql, each in a transaction that
 * is rolled back.
 *
 *     deno run -A local/pgtap.ts [database URL] [--filter <words of a path>] [--verbose]
 *
 * The tests know the same people by the same ids, so they cannot share a database at the same time. They take turns.
 */
import postgres from "postgres";
import { findInstance } from "./instance.ts";
import { ROOT, stateDirFromEnv } from "./paths.ts";
import { parseArgs } from "./util/args.ts";
import { dim } from "./util/console.ts";
import { PlatformError, sentence } from "./util/errors.ts";
import { join, relative } from "./util/path.ts";

interface Outcome {
  file: string;
  passed: number;
  failures: string[];
  milliseconds: number;
}

const TESTS = join(ROOT, "supabase", "tests");

async function main(): Promise<number> {
  const { positional, options } = parseArgs(Deno.args, ["filter"]);
  const url = positional[0] ?? (await findInstance(stateDirFromEnv()))?.databaseUrl;
  if (!url) throw new PlatformError("Nothing runs here: start it with npm start, or name a database URL.");
  const filter = typeof options.filter === "string" ? options.filter.replaceAll(" ", "_") : "";
  const files = [...testFiles(TESTS)].filter((file) => relative(TESTS, file).includes(filter)).sort();
  if (files.length === 0) throw new PlatformError(`No test matches "${filter}".`);

  const started = performance.now();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const outcomes: Outcome[] = [];
  try {
    await sql.unsafe(await Deno.readTextFile(join(TESTS, "helpers.sql"))).simple();
    for (const file of files) {
      const outcome = await runFile(sql, file);
      outcomes.push(outcome);
      report(outcome, options.verbose === true);
    }
  } finally {
    await sql.end();
  }
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(dim(`${files.length} files, ${seconds} s`));
  console.log(`pgTAP: ${sum(({ passed }) => passed)} passed, ${sum(({ failures }) => failures.length)} failed`);
  return outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function* testFiles(directory: string): Generator<string> {
  for (const entry of Deno.readDirSync(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory) yield* testFiles(path);
    else if (entry.name.endsWith(".test.sql")) yield path;
  }
}

async function runFile(sql: postgres.Sql, file: string): Promise<Outcome> {
  const started = performance.now();
  const outcome: Outcome = { file, passed: 0, failures: [], milliseconds: 0 };
  const lines: string[] = [];
  try {
    const script = await Deno.readTextFile(file);
    // A file that forgot its `begin` leaves nothing behind either.
    const wrapped = /^\s*begin;/im.test(script) ? script : `begin;\n${script}`;
    for (const row of rowsOf(await sql.unsafe(wrapped).simple())) {
      lines.push(...String(Object.values(row)[0] ?? "").split("\n"));
    }
  } catch (error) {
    const { message, hint, where } = error as { message: string; hint?: string; where?: string };
    outcome.failures.push([message, hint, where].filter(Boolean).join("\n    "));
  } finally {
    await sql.unsafe("rollback; reset all; reset role").simple().catch(() => {});
  }
  read(lines, outcome);
  outcome.milliseconds = performance.now() - started;
  return outcome;
}

/** Reads TAP: failed assertions with what pgTAP says about them, and a plan that was not kept. */
function read(lines: string[], outcome: Outcome) {
  let planned: number | undefined;
  let seen = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    planned ??= line.match(/^1\.\.(\d+)/) ? Number(line.match(/^1\.\.(\d+)/)![1]) : undefined;
    if (/^(not )?ok \d+/.test(line)) seen++;
    if (/^ok \d+/.test(line)) outcome.passed++;
    if (!/^not ok \d+/.test(line)) continue;
    const details: string[] = [];
    while (lines[index + 1]?.startsWith("#")) details.push(lines[++index].replace(/^#\s?/, "  "));
    outcome.failures.push([line.replace(/^not ok \d+ ?-? ?/, ""), ...details].join("\n    "));
  }
  if (outcome.failures.length === 0 && planned !== seen) {
    outcome.failures.push(
      planned === undefined ? "the file has no plan" : `${planned} assertions were planned, ${seen} ran`,
    );
  }
}

function report({ file, failures, passed, milliseconds }: Outcome, verbose: boolean) {
  const name = relative(TESTS, file).replace(/\.test\.sql$/, "").replaceAll("_", " ");
  if (verbose && failures.length === 0) console.log(`✓ ${name} ${dim(`${passed}, ${Math.round(milliseconds)} ms`)}`);
  for (const failure of failures) console.log(`✗ ${name}\n    ${failure}`);
}

/** One statement gives rows, several give a list of them. */
function rowsOf(result: unknown): Record<string, unknown>[] {
  const sets = result as unknown[];
  return sets.flatMap((item) => Array.isArray(item) ? item : [item]) as Record<string, unknown>[];
}

try {
  Deno.exit(await main());
} catch (error) {
  console.error(sentence(error));
  Deno.exit(1);
}

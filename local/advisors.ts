/**
 * Asks Supabase's own database linter, through the CLI, and fails on any error or warning.
 *
 *     deno run -A local/advisors.ts [database URL]
 */
import { CLI_ENV, cliPath } from "./migrate.ts";
import { findInstance } from "./instance.ts";
import { ROOT, stateDirFromEnv } from "./paths.ts";
import { dim } from "./util/console.ts";
import { PlatformError, sentence } from "./util/errors.ts";

interface Finding {
  name: string;
  level: string;
  detail: string;
  remediation?: string;
  metadata?: { schema?: string };
}

async function main(): Promise<number> {
  const url = Deno.args[0] ?? (await findInstance(stateDirFromEnv()))?.databaseUrl;
  if (!url) throw new PlatformError("Nothing runs here: start it with npm start, or name a database URL.");
  const result = await new Deno.Command(cliPath(), {
    args: [
      "db",
      "advisors",
      `--remote=${url}`,
      "--type",
      "all",
      "--level",
      "warn",
      "--fail-on",
      "none",
      "--agent",
      "no",
    ],
    cwd: ROOT,
    stdin: "null",
    env: CLI_ENV,
  }).output();
  const decoder = new TextDecoder();
  const output = decoder.decode(result.stdout);
  const list = output.match(/^\[[\s\S]*^\]/m)?.[0];
  const clean = /no issues found/i.test(output + decoder.decode(result.stderr));
  if (!result.success || (!list && !clean)) {
    throw new PlatformError(`The linter did not run: ${(output + decoder.decode(result.stderr)).trim()}`);
  }
  // The schema `tests` is there only where pgTAP has run; no project that people use has it.
  const findings = (JSON.parse(list ?? "[]") as Finding[]).filter(({ metadata }) => metadata?.schema !== "tests");
  for (const { level, name, detail, remediation } of findings) {
    console.log(`${level} ${name}: ${detail} ${dim(remediation ?? "")}`);
  }
  console.log(findings.length === 0 ? "No errors, no warnings" : `${findings.length} errors and warnings`);
  return findings.length === 0 ? 0 : 1;
}

try {
  Deno.exit(await main());
} catch (error) {
  console.error(sentence(error));
  Deno.exit(1);
}

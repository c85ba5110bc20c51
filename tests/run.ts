/**
 * `npm test`: every check of the project, from nothing, one line each, and one summary line.
 *
 * `--fast` keeps what answers within seconds of an edit; `--only <words>` keeps the steps whose name contains one of them.
 * A step's output is kept in `test-results/<step>.log` and shown only when the step fails.
 */
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWasm, ensureRust } from "../local/wasm.ts";
import { ensureChromium } from "./chromium.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const logs = join(root, "test-results");
const deno = Deno.execPath();

interface Step {
  /** What is shown, and what `--only` matches. */
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Also part of `npm run test:fast`. */
  fast?: boolean;
  /** Seconds after which a hung step is stopped and counted as failed. */
  limit?: number;
}

const denoTest = (...paths: string[]) => [deno, "test", "-A", "--quiet", "--no-check", ...paths];

const steps: Step[] = [
  { name: "rust: formatting", command: ["cargo", "fmt", "--all", "--check"], fast: true },
  {
    name: "rust: lints",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    fast: true,
  },
  { name: "rust: tests", command: ["cargo", "test", "--workspace"], fast: true, limit: 1800 },
  {
    name: "rust: documentation",
    command: ["cargo", "doc", "--workspace", "--exclude", "xtask", "--no-deps"],
    env: { RUSTDOCFLAGS: "-D warnings" },
  },
  {
    name: "typescript: types",
    command: [deno, "check", "local", "tests", "scripts", "supabase", "crates"],
    fast: true,
  },
  { name: "typescript: lint", command: [deno, "lint"], fast: true },
  { name: "typescript: formatting", command: [deno, "fmt", "--check"], fast: true },
  {
    name: "database: migrations, pgTAP, access matrix, advisors, drift",
    command: [deno, "run", "-A", "tests/database.ts"],
    fast: true,
  },
  { name: "web: types", command: ["npm", "run", "--workspace", "web", "typecheck"], fast: true },
  { name: "web: lint", command: ["npm", "run", "--workspace", "web", "lint"], fast: true },
  { name: "web: unit tests", command: ["npm", "run", "--workspace", "web", "test"], fast: true },
  { name: "providers: official clients read the loopback servers", command: denoTest("tests/providers/") },
  { name: "gateways: official clients read the loopback servers", command: denoTest("tests/gateways/") },
  { name: "mail: official clients write to the loopback servers", command: denoTest("tests/mail/") },
  {
    name: "platform: commands, services, accounts, a page of another origin",
    command: denoTest("local/tests/"),
  },
  { name: "platform: the web is built, served and followed", command: denoTest("local/web/") },
  { name: "functions", command: denoTest("supabase/functions/") },
  { name: "realtime", command: denoTest("local/realtime/") },
  {
    name: "database: turns at once, raced and killed",
    command: denoTest("tests/integration/turn_concurrency_test.ts"),
  },
  {
    name: "database: two years of billing add up",
    command: [deno, "run", "-A", "tests/simulation/main.ts", "--customers", "40", "--years", "2"],
  },
  { name: "integration", command: denoTest("tests/integration/main_test.ts"), limit: 1500 },
  { name: "deploy rehearsal", command: [deno, "run", "-A", "scripts/deploy.ts", "--rehearse"] },
  { name: "web: build and end-to-end in Chromium", command: [deno, "run", "-A", "tests/e2e.ts"], limit: 1500 },
];

/** Adds up what the usual runners say of themselves. */
export function countTests(output: string): { passed: number; failed: number } {
  // deno-lint-ignore no-control-regex
  const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
  let passed = 0, failed = 0;
  const cargo = /test result: \w+\. (\d+) passed; (\d+) failed/g;
  const denoRunner = /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed/gm;
  const ours = /^(?:[\w ]+: )?(\d+) passed, (\d+) failed$/gm;
  const vitest = /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) passed)?/gm;
  for (const [, f, p] of plain.matchAll(vitest)) passed += Number(p ?? 0), failed += Number(f ?? 0);
  for (const pattern of [cargo, denoRunner, ours]) {
    for (const [, p, f] of plain.matchAll(pattern)) passed += Number(p), failed += Number(f);
  }
  return { passed, failed };
}

async function run(step: Step): Promise<{ ok: boolean; output: string }> {
  const log = join(logs, step.name.replace(/[^a-z0-9]+/gi, "-") + ".log");
  const file = await Deno.open(log, { create: true, write: true, truncate: true });
  const child = new Deno.Command(step.command[0], {
    args: step.command.slice(1),
    cwd: root,
    env: step.env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const timer = setTimeout(() => child.kill("SIGTERM"), (step.limit ?? 900) * 1000);
  const collect = async (stream: ReadableStream<Uint8Array>) => {
    for await (const chunk of stream) await file.write(chunk);
  };
  await Promise.all([collect(child.stdout), collect(child.stderr)]);
  const status = await child.status;
  clearTimeout(timer);
  file.close();
  return { ok: status.success, output: await Deno.readTextFile(log) };
}

if (import.meta.main) {
  const fast = Deno.args.includes("--fast");
  const only = Deno.args.includes("--only") ? Deno.args.slice(Deno.args.indexOf("--only") + 1) : [];
  await Deno.mkdir(logs, { recursive: true });
  const chosen = steps.filter((s) => (!fast || s.fast) && (only.length === 0 || only.some((w) => s.name.includes(w))));
  try {
    console.log("Setting up: Rust's WebAssembly target, the WebAssembly modules …");
    await ensureRust();
    await buildWasm();
    if (!fast) await ensureChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
  const total = { passed: 0, failed: 0 };
  const broken: string[] = [];
  console.log(`Running ${chosen.length} steps on ${cpus().length} cores; output is kept in test-results/.`);
  for (const step of chosen) {
    const began = performance.now();
    await Deno.stdout.write(new TextEncoder().encode(`· ${step.name} …`));
    const { ok, output } = await run(step);
    const { passed, failed } = countTests(output);
    total.passed += passed + (passed + failed === 0 && ok ? 1 : 0);
    total.failed += failed + (failed === 0 && !ok ? 1 : 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const count = passed + failed > 0 ? `, ${passed} passed` + (failed ? `, ${failed} failed` : "") : "";
    console.log(`\r${ok ? "✓" : "✗"} ${step.name} (${seconds} s${count})`);
    if (!ok) {
      broken.push(step.name);
      console.log(output.split("\n").slice(-120).join("\n"));
    }
  }
  console.log(broken.length ? `\nFailed: ${broken.join("; ")}.` : "\nEverything holds.");
  console.log(`${total.passed} passed, ${total.failed} failed`);
  Deno.exit(broken.length ? 1 : 0);
}

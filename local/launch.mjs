#!/usr/bin/env node
// The first thing that runs on a fresh clone, so it needs nothing but Node: it checks Node's version, installs the npm
// packages where they are missing or out of date, and hands over to Deno.
//
//     node local/launch.mjs start|status|reset|chat|… [arguments]

import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** What each command runs, and whether it may install packages first. */
const commands = {
  start: { script: "local/start.ts", installs: true },
  dev: { script: "local/start.ts", args: ["--dev"], installs: true },
  status: { script: "local/status.ts" },
  reset: { script: "local/reset.ts" },
  chat: { script: "local/chat.ts" },
  billing: { script: "local/billing.ts" },
  test: { script: "tests/run.ts", installs: true },
  e2e: { script: "tests/e2e.ts", installs: true },
  "docs:user": { script: "scripts/user_docs.ts", installs: true },
  bench: { script: "tests/bench/main.ts", installs: true },
  eval: { script: "tests/eval/main.ts", installs: true },
  simulate: { script: "tests/simulation/main.ts", installs: true },
  deploy: { script: "scripts/deploy.ts", installs: true },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.9 or newer from nodejs.org and run this again.`);
}

/** Whether node_modules holds what package-lock.json asks for. */
function packagesAreInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
    const installed = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(([path, { version, optional, peer }]) =>
      path === "" || installed[path]?.version === version || (installed[path] === undefined && (optional || peer))
    );
  } catch {
    return false;
  }
}

if (!commands[command]) fail(`There is no command "${command ?? ""}": use one of ${Object.keys(commands).join(", ")}.`);
if (!packagesAreInstalled()) {
  if (!commands[command].installs) fail("The npm packages are not installed: run npm start first.");
  const started = Date.now();
  console.log("Installing npm packages…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not "npm ci": that refuses a lock file which lacks the programs of platforms that nobody here has.
  const options = ["--no-save", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const result = spawnSync(npm, ["install", ...options], { cwd: root, stdio: "inherit" });
  if (result.error?.code === "ENOENT") fail("npm is missing: install Node 20.9 or newer with npm and run this again.");
  if (result.status !== 0) {
    fail(
      "The npm packages could not be installed (see above): check the network and the free disk space, then run this again.",
    );
  }
  console.log(`npm packages installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Path of Deno's program; the package puts it in place when it is first asked for. */
function denoPath() {
  const require = createRequire(import.meta.url);
  try {
    return require(join(root, "node_modules", "deno", "install_api.cjs")).runInstall();
  } catch (error) {
    return fail(`Deno could not be prepared (${error.message}): remove node_modules and run npm start.`);
  }
}

const script = join(root, commands[command].script);
const child = spawn(denoPath(), [
  "run",
  "-A",
  "--no-prompt",
  "--quiet",
  "--config",
  join(root, "deno.json"),
  script,
  ...(commands[command].args ?? []),
  ...args,
], {
  cwd: process.cwd(),
  // The web runs under this Node, whatever the PATH has.
  env: { ...process.env, SINTRA_NODE: process.execPath },
  stdio: "inherit",
  // A process group of its own: whether Ctrl-C comes from a terminal or somebody signals this process alone, the child gets
  // it once, from here.
  detached: true,
});
child.on("error", (error) => fail(`Deno could not be started: ${error.message}`));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// npm passes a signal on to its shell only, which dies of it and leaves this process behind.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 500).unref();
}

child.on("exit", (code, signal) => {
  if (signal && commands[command].script === "local/start.ts") stopDatabase();
  process.exit(code ?? 1);
});

/** Where the platform was killed, nobody else stops the database that it started. */
function stopDatabase() {
  const state = resolve(process.env.SINTRA_STATE_DIR ?? join(root, ".local"));
  try {
    const pid = Number(readFileSync(join(state, "db", "postmaster.pid"), "utf8").split("\n")[0]);
    if (pid > 0) process.kill(pid, "SIGINT");
  } catch {
    // there is none
  }
}

/**
 * `npm start`: the whole platform on this machine, until Ctrl-C.
 *
 * SINTRA_PORT_BASE and SINTRA_STATE_DIR choose other ports and another state directory than 54321 and `.local`.
 */
import { announce, findInstance } from "./instance.ts";
import { portBaseFromEnv, portsFrom, ROOT, stateDirFromEnv } from "./paths.ts";
import { type Platform, startPlatform } from "./platform.ts";
import { stopServer } from "./postgres/server.ts";
import { bold, dim, step } from "./util/console.ts";
import { ensureFreeSpace } from "./util/disk.ts";
import { PlatformError, sentence } from "./util/errors.ts";
import { join, relative } from "./util/path.ts";
import { checkPortsFree } from "./util/ports.ts";
import { buildWasm, cancelBuild, ensureRust } from "./wasm.ts";

const stateDir = stateDirFromEnv();
let platform: Platform | undefined;
let retract: (() => Promise<void>) | undefined;
let ending: Promise<never> | undefined;
let endingSince = 0;

/** Stops everything, once. */
function end(code: number): Promise<never> {
  if (ending) return ending;
  endingSince = performance.now();
  return ending = (async () => {
    cancelBuild();
    await platform?.stop();
    await retract?.();
    Deno.exit(code);
  })();
}

async function main(): Promise<void> {
  const started = performance.now();
  const portBase = portBaseFromEnv();
  const running = await findInstance(stateDir);
  if (running) {
    throw new PlatformError(
      `Sintra runs already on ${running.apiUrl}: use that one, or stop it with Ctrl-C where it was started.`,
    );
  }
  // A platform that was killed leaves its database running, on the port that is wanted now.
  await stopServer(stateDir);
  checkPortsFree(portsFrom(portBase));
  await ensureFreeSpace(stateDir);
  console.log(bold("Sintra AI LATAM"));
  await step("Rust", ensureRust);
  await step("WebAssembly", buildWasm);
  platform = await startPlatform({ stateDir, portBase, onStep: step, onLog: (line) => console.error(dim(line)) });
  retract = await announce(stateDir, platform);
  watchFunctions(platform);
  print(platform, (performance.now() - started) / 1000);
}

function print({ apiUrl, databaseUrl, mailUrl, keys, created }: Platform, seconds: number) {
  console.log(`
${bold("Ready")} ${dim(`in ${seconds.toFixed(1)} s${created ? "" : ", with the data of last time"}`)}

  API              ${apiUrl}
  Database         ${databaseUrl}
  Mails            ${mailUrl}
  Publishable key  ${keys.publishableKey}
  Secret key       ${keys.secretKey}
  Demo login       demo@sintra.lat / sintra-demo-2026

  npm run chat -- "Hola, ¿qué puedes hacer por mi taquería?"

${dim(`State: ${relative(Deno.cwd(), stateDir) || stateDir}   Stop: Ctrl-C   Start over: npm run reset`)}`);
}

/** Starts the functions again when one of their files changed, after the changes have settled. */
async function watchFunctions(platform: Platform) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  for await (const event of Deno.watchFs(join(ROOT, "supabase", "functions"))) {
    if (event.kind === "access" || !event.paths.some((path) => /\.(ts|js|json|env)$|\.env$/.test(path))) continue;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (ending) return;
      console.log(dim("functions changed, starting them again"));
      platform.restartFunctions().catch((error) => console.error(sentence(error)));
    }, 300);
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.addSignalListener(signal, () => {
    // Whoever signals twice does not want to wait for running answers; a shell's Ctrl-C and its launcher's may arrive
    // together, though. The database is stopped all the same: that is quick.
    if (ending && performance.now() - endingSince > 1000) stopServer(stateDir).finally(() => Deno.exit(130));
    if (ending) return;
    console.log(dim("\nStopping…"));
    end(platform ? 0 : 130);
  });
}
// Whoever started this process may have been killed; then nobody would stop it.
const parent = Deno.ppid;
setInterval(() => {
  if (Deno.ppid !== parent && !ending) end(1);
}, 1000);

try {
  await main();
} catch (error) {
  if (!ending) console.error(sentence(error, stateDir));
  await end(1);
}

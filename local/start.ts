/**
 * `npm start`: the whole platform on this machine, until Ctrl-C; `npm run dev` (`--dev`): the same, following the sources.
 *
 * SINTRA_PORT_BASE, SINTRA_WEB_PORT and SINTRA_STATE_DIR choose other ports and another state directory than 54321, 3000 and
 * `.local`.
 */
import { announce, findInstance } from "./instance.ts";
import { portBaseFromEnv, portsFrom, stateDirFromEnv, webPortFromEnv } from "./paths.ts";
import { type Platform, startPlatform } from "./platform.ts";
import { stopServer } from "./postgres/server.ts";
import { bold, dim, step } from "./util/console.ts";
import { ensureFreeSpace } from "./util/disk.ts";
import { PlatformError, sentence } from "./util/errors.ts";
import { relative } from "./util/path.ts";
import { checkPortsFree, checkWebPortFree } from "./util/ports.ts";
import { followSources } from "./watch.ts";
import { hasWeb } from "./web/next.ts";
import { buildWasm, cancelBuild, ensureRust } from "./wasm.ts";

const stateDir = stateDirFromEnv();
const dev = Deno.args.includes("--dev");
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
  const web = { port: webPortFromEnv(portBase), dev };
  const running = await findInstance(stateDir);
  if (running) {
    throw new PlatformError(
      `Sintra runs already on ${
        running.webUrl ?? running.apiUrl
      }: use that one, or stop it with Ctrl-C where it was started.`,
    );
  }
  // A platform that was killed leaves its database running, on the port that is wanted now.
  await stopServer(stateDir);
  checkPortsFree(portsFrom(portBase));
  if (await hasWeb()) checkWebPortFree(web.port);
  await ensureFreeSpace(stateDir);
  console.log(bold("Sintra AI LATAM"));
  await step("Rust", ensureRust);
  await step("WebAssembly", buildWasm);
  platform = await startPlatform({ stateDir, portBase, web, onStep: step, onLog: (line) => console.error(dim(line)) });
  retract = await announce(stateDir, platform);
  followSources(platform, { all: dev, stopped: () => ending !== undefined });
  print(platform, (performance.now() - started) / 1000);
}

function print({ webUrl, apiUrl, databaseUrl, mailUrl, keys, created }: Platform, seconds: number) {
  console.log(`
${bold("Ready")} ${dim(`in ${seconds.toFixed(1)} s${created ? "" : ", with the data of last time"}`)}

${webUrl ? `  Web              ${webUrl}\n` : ""}  API              ${apiUrl}
  Database         ${databaseUrl}
  Mails            ${mailUrl}
  Publishable key  ${keys.publishableKey}
  Secret key       ${keys.secretKey}
  Demo login       demo@sintra.lat / sintra-demo-2026

  npm run chat -- "Hola, ¿qué puedes hacer por mi taquería?"

${dim(`State: ${relative(Deno.cwd(), stateDir) || stateDir}   Stop: Ctrl-C   Start over: npm run reset`)}`);
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

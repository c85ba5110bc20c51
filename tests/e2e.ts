/**
 * `npm run e2e`: the end-to-end stories in Chromium, against `npm start` on ports and with data of its own. What follows the
 * command goes to Playwright: `npm run e2e -- --grep onboarding`.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.ts";
import { scratchDirectory } from "./scratch.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main(): Promise<number> {
  const chromium = await ensureChromium();
  const state = await scratchDirectory("e2e");
  const child = new Deno.Command(Deno.env.get("SINTRA_NODE") ?? "node", {
    args: [
      join(root, "node_modules", "@playwright", "test", "cli.js"),
      "test",
      "--config",
      join(root, "tests", "e2e", "playwright.config.ts"),
      ...Deno.args,
    ],
    cwd: root,
    env: { CHROMIUM_PATH: chromium, SINTRA_E2E_STATE: state },
    stdin: "null",
  }).spawn();
  // Playwright stops the platform before it ends. Ctrl-C reaches it by itself.
  Deno.addSignalListener("SIGTERM", () => child.kill("SIGTERM"));
  Deno.addSignalListener("SIGINT", () => {});
  const { code } = await child.status;
  await Deno.remove(state, { recursive: true }).catch(() => {});
  return code;
}

try {
  Deno.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}

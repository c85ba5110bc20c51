import { defineConfig, devices } from "@playwright/test";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { WEB_URL } from "./addresses.ts";
import { chromiumPath } from "./chromium.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const deno = fileURLToPath(new URL("../../node_modules/deno/deno", import.meta.url));

export default defineConfig({
  testDir: ".",
  testMatch: /stories\/.*\.ts$/,
  outputDir: "../../test-results/e2e",
  // One platform serves all stories, on machines of two cores.
  workers: 1,
  // Twice more, on a machine that is busy with something else; what needed it is named at the end.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["./reporter.ts"]],
  use: {
    baseURL: WEB_URL,
    actionTimeout: 15_000,
    locale: "es-MX",
    timezoneId: "America/Mexico_City",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: ["--no-sandbox"] },
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    { name: "phone", use: { ...devices["Pixel 7"] }, grep: /@phone/ },
  ],
  webServer: {
    command: `"${deno}" run -A "${fileURLToPath(new URL("serve.ts", import.meta.url))}"`,
    cwd: root,
    url: WEB_URL,
    // The first start builds the web.
    timeout: 600_000,
    // Kept by a developer who works on the stories: `SINTRA_E2E_STATE=… deno run -A tests/e2e/serve.ts`.
    reuseExistingServer: process.env.SINTRA_E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
  },
});

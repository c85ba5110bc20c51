import { join } from "node:path";
import { findChromium } from "./e2e/chromium.ts";

/** The Chromium of this machine; installed first where there is none and this may be done, as root on Debian. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const installs = Deno.uid() === 0 && await Deno.stat("/etc/debian_version").then(() => true, () => false);
  if (installs) {
    console.log("Installing Chromium with apt-get …");
    const install = ["install", "-y", "--no-install-recommends", "chromium"];
    // The list of packages may be missing or old, as in a fresh container.
    if (await aptGet(install) || (await aptGet(["update"]) && await aptGet(install))) {
      const installed = findChromium();
      if (installed) return installed;
    }
  }
  throw new Error("Chromium is missing: install it (Debian: apt-get install chromium) or name it with CHROMIUM_PATH.");
}

async function aptGet(args: string[]): Promise<boolean> {
  try {
    const result = await new Deno.Command("apt-get", {
      args: ["-qq", ...args],
      env: { DEBIAN_FRONTEND: "noninteractive" },
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).output();
    return result.success;
  } catch {
    return false;
  }
}

/** Opens an address in a browser of its own, without a window; the returned function closes it. */
export async function openInChromium(url: string): Promise<() => Promise<void>> {
  const directory = await Deno.makeTempDir({ prefix: "sintra-chromium-" });
  const child = new Deno.Command(await ensureChromium(), {
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      `--user-data-dir=${join(directory, "profile")}`,
      url,
    ],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return async () => {
    child.kill("SIGTERM");
    await child.status;
    await Deno.remove(directory, { recursive: true }).catch(() => {});
  };
}

import { existsSync } from "node:fs";
import process from "node:process";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** The Chromium of this machine: `CHROMIUM_PATH`, else the first of the usual places. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM_PATH || PLACES.find(existsSync);
}

/** The same, for whoever cannot go on without. */
export function chromiumPath(): string {
  const path = findChromium();
  if (!path) {
    throw new Error(
      "Chromium is missing: install it (Debian: apt-get install chromium) or name it with CHROMIUM_PATH.",
    );
  }
  return path;
}

import { fromFileUrl, join, resolve } from "./util/path.ts";

/** Root of the repository: the directory that holds `local/`. */
export const ROOT = resolve(fromFileUrl(new URL("..", import.meta.url)));

/** The directory of npm packages that the platform runs from. */
export const NODE_MODULES = join(ROOT, "node_modules");

/** Ports of one platform, all derived from one base so that several can run beside each other. */
export interface Ports {
  gateway: number;
  database: number;
  mail: number;
  functions: number;
}

/** The ports that belong to a base port; the default base is 54321. */
export function portsFrom(base: number): Ports {
  return { gateway: base, database: base + 1, mail: base + 3, functions: base + 9 };
}

/** The base port that the environment asks for, or 54321. */
export function portBaseFromEnv(): number {
  const raw = Deno.env.get("SINTRA_PORT_BASE");
  if (!raw) return 54321;
  const base = Number(raw);
  if (!Number.isInteger(base) || base < 1024 || base > 65000) {
    throw new Error(`SINTRA_PORT_BASE must be a port number between 1024 and 65000, not "${raw}".`);
  }
  return base;
}

/** The state directory that the environment asks for, or `.local` in the repository. */
export function stateDirFromEnv(): string {
  return resolve(Deno.env.get("SINTRA_STATE_DIR") ?? join(ROOT, ".local"));
}

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

const DEFAULT_BASE = 54321;

/** The base port that the environment asks for, or 54321. */
export function portBaseFromEnv(): number {
  return portFromEnv("SINTRA_PORT_BASE") ?? DEFAULT_BASE;
}

/** The web's port that the environment asks for; else 3000, or ten above another base port than the usual one. */
export function webPortFromEnv(base: number): number {
  return portFromEnv("SINTRA_WEB_PORT") ?? (base === DEFAULT_BASE ? 3000 : base + 10);
}

function portFromEnv(name: string): number | undefined {
  const raw = Deno.env.get(name);
  if (!raw) return undefined;
  const port = Number(raw);
  if (!Number.isInteger(port) || port < 1024 || port > 65000) {
    throw new Error(`${name} must be a port number between 1024 and 65000, not "${raw}".`);
  }
  return port;
}

/** The state directory that the environment asks for, or `.local` in the repository. */
export function stateDirFromEnv(): string {
  return resolve(Deno.env.get("SINTRA_STATE_DIR") ?? join(ROOT, ".local"));
}

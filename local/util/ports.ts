import type { Ports } from "../paths.ts";
import { PlatformError } from "./errors.ts";

const NAMES: Record<keyof Ports, string> = {
  gateway: "gateway",
  database: "database",
  mail: "mail viewer",
  functions: "functions",
};

/** Fails with one sentence when a port of the platform is in use. */
export function checkPortsFree(ports: Ports): void {
  for (const name of Object.keys(NAMES) as (keyof Ports)[]) {
    if (isFree(ports[name])) continue;
    throw new PlatformError(
      `Port ${ports[name]} (${
        NAMES[name]
      }) is taken: stop what uses it, or choose other ports with SINTRA_PORT_BASE (now ${ports.gateway}; for example SINTRA_PORT_BASE=${
        suggestion(ports)
      }).`,
    );
  }
}

/** Fails with one sentence when the web's port is in use. */
export function checkWebPortFree(port: number): void {
  if (isFree(port)) return;
  let other = port + 1;
  while (!isFree(other)) other++;
  throw new PlatformError(
    `Port ${port} (web) is taken: stop what uses it, or choose another with SINTRA_WEB_PORT (for example SINTRA_WEB_PORT=${other}).`,
  );
}

function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}

function suggestion(ports: Ports): number {
  for (let base = ports.gateway + 100; base < 65000; base += 100) {
    if ([base, base + 1, base + 3, base + 9].every(isFree)) return base;
  }
  return ports.gateway + 100;
}

import process from "node:process";
import { join } from "./util/path.ts";

/** What a running platform says about itself in its state directory. */
export interface Instance {
  pid: number;
  apiUrl: string;
  databaseUrl: string;
  mailUrl: string;
  /** Where the web application is served; undefined where it is not. */
  webUrl?: string;
}

const FILE = "platform.json";

/** Announces this process as the platform that runs on a state directory. */
export async function announce(stateDir: string, instance: Omit<Instance, "pid">): Promise<() => Promise<void>> {
  const path = join(stateDir, FILE);
  const { apiUrl, databaseUrl, mailUrl, webUrl } = instance;
  const content: Instance = { pid: Deno.pid, apiUrl, databaseUrl, mailUrl, webUrl };
  await Deno.writeTextFile(path, JSON.stringify(content, null, 2) + "\n");
  return () => Deno.remove(path).catch(() => {});
}

/** The platform that runs on a state directory; undefined where none runs, whatever a killed one left behind. */
export async function findInstance(stateDir: string): Promise<Instance | undefined> {
  const content = await Deno.readTextFile(join(stateDir, FILE)).catch(() => undefined);
  if (content === undefined) return undefined;
  const instance: Instance = JSON.parse(content);
  if (!processExists(instance.pid)) return undefined;
  const answer = await fetch(instance.apiUrl, { signal: AbortSignal.timeout(3000) }).then((response) => response.json())
    .catch(() => undefined);
  return answer?.name === "Sintra AI LATAM" ? instance : undefined;
}

/** Asks a running platform to end, and waits until it has. */
export async function stopInstance(instance: Instance, seconds = 30): Promise<boolean> {
  process.kill(instance.pid, "SIGTERM");
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
    if (!processExists(instance.pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return !processExists(instance.pid);
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

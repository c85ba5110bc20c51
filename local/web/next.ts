import { ROOT } from "../paths.ts";
import { PlatformError } from "../util/errors.ts";
import { join } from "../util/path.ts";

const NEEDED = [20, 9];
const ENVIRONMENT = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "NODE_EXTRA_CA_CERTS", "CI"];

/** The web application's directory of a project. */
export function webDirectory(root = ROOT): string {
  return join(root, "web");
}

/** Whether a project has a web application; a copy for a test may do without. */
export async function hasWeb(root = ROOT): Promise<boolean> {
  return await Deno.stat(join(webDirectory(root), "package.json")).then(() => true, () => false);
}

/**
 * Starts one of Next's commands under Node, in a process group of its own that ends when this process ends. It sees what is
 * listed here and no key of a provider or of the platform.
 */
export async function spawnNext(
  command: "build" | "start" | "dev",
  args: string[],
  env: Record<string, string>,
  root = ROOT,
): Promise<Deno.ChildProcess> {
  const inherited = Object.fromEntries(
    ENVIRONMENT.map((name) => [name, Deno.env.get(name)]).filter(([, value]) => value !== undefined),
  );
  return new Deno.Command(await nodePath(), {
    args: ["--import", new URL("./guard.mjs", import.meta.url).href, await nextPath(root), command, ...args],
    cwd: webDirectory(root),
    env: { ...inherited, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...env },
    clearEnv: true,
    detached: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Signals a process of Next with everything that it started. */
export function signalGroup(child: Deno.ChildProcess, name: Deno.Signal): void {
  try {
    Deno.kill(-child.pid, name);
  } catch {
    // nothing of it is left
  }
}

let checkedNode: Promise<string> | undefined;

/** The Node that started the platform, or the one on the PATH; Next asks for a version. */
function nodePath(): Promise<string> {
  return checkedNode ??= (async () => {
    const path = Deno.env.get("SINTRA_NODE") ?? "node";
    const result = await version(path).catch(() => undefined);
    if (!result?.success) throw new PlatformError("Node is missing: install Node 20.9 or newer from nodejs.org.");
    const found = new TextDecoder().decode(result.stdout).trim().replace(/^v/, "");
    const [major, minor] = found.split(".").map(Number);
    if (major < NEEDED[0] || major === NEEDED[0] && minor < NEEDED[1]) {
      throw new PlatformError(
        `Node ${found} is too old for the web: install Node ${NEEDED.join(".")} or newer from nodejs.org.`,
      );
    }
    return path;
  })();
}

async function version(path: string): Promise<Deno.CommandOutput> {
  return await new Deno.Command(path, { args: ["--version"], stdin: "null" }).output();
}

/** npm puts a workspace's packages at the root, unless another version is there already. */
async function nextPath(root: string): Promise<string> {
  for (const base of [webDirectory(root), root]) {
    const path = join(base, "node_modules", "next", "dist", "bin", "next");
    if (await Deno.stat(path).then(() => true, () => false)) return path;
  }
  throw new PlatformError("Next is not installed: run npm install.");
}

/** Passes a stream on by lines. */
export async function pipeLines(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine(line.trimEnd());
  }
  if (rest.trim()) onLine(rest.trimEnd());
}

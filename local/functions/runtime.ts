/**
 * The process that runs the Edge Functions, as the hosted runtime would: `supabase/functions/<name>/index.ts` exports
 * `{ fetch }`, sees its path without `/functions/v1`, and finds `EdgeRuntime.waitUntil`. Started by supervisor.ts.
 */
import { ROOT } from "../paths.ts";
import { join } from "../util/path.ts";

type Handler = (request: Request) => Response | Promise<Response>;

const background = new Set<Promise<unknown>>();
Object.assign(globalThis, {
  EdgeRuntime: {
    waitUntil(promise: Promise<unknown>) {
      const settled = Promise.resolve(promise)
        .catch((error) => console.error("background task failed:", error))
        .finally(() => background.delete(settled));
      background.add(settled);
    },
  },
});

const directory = Deno.env.get("SINTRA_FUNCTIONS_DIR") ?? join(ROOT, "supabase", "functions");
const handlers = new Map<string, Promise<Handler>>();

function load(name: string): Promise<Handler> | undefined {
  const known = handlers.get(name);
  if (known) return known;
  const path = join(directory, name, "index.ts");
  if (!/^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name) || !isFile(path)) return undefined;
  const handler = import(`file://${path}`).then((module) => {
    const { fetch } = module.default ?? {};
    if (typeof fetch !== "function") throw new Error(`${path} does not export default { fetch }`);
    return fetch as Handler;
  });
  handlers.set(name, handler);
  handler.catch(() => handlers.delete(name));
  return handler;
}

async function serve(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const name = url.pathname.split("/")[1];
  const loading = load(name);
  if (!loading) {
    return Response.json({ code: "NOT_FOUND", message: "Requested function was not found" }, { status: 404 });
  }
  try {
    const handler = await loading;
    return await handler(request);
  } catch (error) {
    console.error(`function ${name}:`, error);
    return Response.json({ code: "WORKER_ERROR", message: "Function exited due to an error (please check logs)" }, {
      status: 500,
    });
  }
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

// Loaded before the first request, so that no user waits for it.
for (const entry of Deno.readDirSync(directory)) {
  if (entry.isDirectory && !/^[._]/.test(entry.name)) {
    load(entry.name)?.catch((error) => console.error(`function ${entry.name}:`, error));
  }
}

const server = Deno.serve({
  hostname: "127.0.0.1",
  port: Number(Deno.env.get("SINTRA_FUNCTIONS_PORT")),
  onListen: () => Promise.allSettled(handlers.values()).then(() => console.log("ready")),
  onError: (error) => {
    console.error(error);
    return Response.json({ code: "WORKER_ERROR", message: "Function exited due to an error" }, { status: 500 });
  },
}, serve);

let stopping = false;
/** Lets answers and background tasks finish, for a while. */
async function stop() {
  if (stopping) return;
  stopping = true;
  globalThis.dispatchEvent(new Event("beforeunload"));
  const grace = new Promise((resolve) => setTimeout(resolve, 5000));
  const finished = server.shutdown().then(() => Promise.all(background));
  await Promise.race([finished, grace]);
  Deno.exit(0);
}
Deno.addSignalListener("SIGTERM", stop);
// Ctrl-C reaches the whole group; the platform decides when this process ends.
Deno.addSignalListener("SIGINT", () => {});
globalThis.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  console.error("unhandled rejection:", event.reason);
});

// The platform holds the other end: when it dies, however it dies, this process ends too.
for await (const _ of Deno.stdin.readable);
await stop();

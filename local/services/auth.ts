import type { ProjectConfig } from "../config.ts";
import type { Keys } from "../keys.ts";
import type { AuthMessage, AuthRequest, AuthSetup } from "./auth_worker.ts";
import type { Mail } from "./mail.ts";
import type { Service } from "./rest.ts";
import { adminService } from "./auth_admin.ts";

interface AuthOptions {
  databasePort: number;
  apiUrl: string;
  config: ProjectConfig;
  keys: Keys;
  onMail(mail: Mail): void;
}

/** `/auth/v1`: lite's Auth in a worker thread, and the admin API that lite does not have. */
export async function authService(options: AuthOptions): Promise<Service> {
  const { databasePort, apiUrl, config, keys, onMail } = options;
  const admin = adminService({ databasePort, apiUrl, config, keys, onMail });
  const worker = new Worker(new URL("./auth_worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (response: Response) => void>();
  let nextId = 1;

  const ready = Promise.withResolvers<void>();
  worker.onmessage = (event: MessageEvent<AuthMessage>) => {
    const message = event.data;
    if ("ready" in message) return ready.resolve();
    if ("mail" in message) return onMail(message.mail);
    const { id, status, headers, body } = message;
    const empty = status === 204 || status === 304;
    waiting.get(id)?.(new Response(empty ? null : body, { status, headers }));
    waiting.delete(id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    ready.reject(new Error(`Auth did not start: ${event.message}`));
    for (const answer of waiting.values()) {
      answer(Response.json({ code: 500, msg: "Auth has stopped" }, { status: 500 }));
    }
    waiting.clear();
  };
  const { verifyJwt: _, ...plainConfig } = config;
  worker.postMessage({ databasePort, apiUrl, config: plainConfig, keys } satisfies AuthSetup);
  await ready.promise;

  return {
    async handle(request, peer) {
      const { pathname } = new URL(request.url);
      if (/^\/auth\/v1\/(admin|invite)(\/|$)/.test(pathname)) return await admin.handle(request, peer);
      const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
      const id = nextId++;
      const answer = new Promise<Response>((resolve) => waiting.set(id, resolve));
      const message: AuthRequest = {
        id,
        method: request.method,
        url: request.url,
        headers: [...request.headers],
        body,
      };
      worker.postMessage(message);
      return await answer;
    },
    async close() {
      worker.terminate();
      await admin.close();
    },
  };
}

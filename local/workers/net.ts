import postgres from "postgres";
import { superuserUrl } from "../postgres/server.ts";
import type { Worker } from "./cron.ts";

interface QueuedRequest {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string> | null;
  body: Uint8Array<ArrayBuffer> | null;
  timeout_milliseconds: number;
}

const BATCH = 200;

/** Sends the requests of `net.http_request_queue` once they are committed, and stores the responses, as pg_net does. */
export async function startNet(
  { databasePort, onLog }: { databasePort: number; onLog(line: string): void },
): Promise<Worker> {
  const sql = postgres(superuserUrl(databasePort), {
    max: 3,
    onnotice: () => {},
    connection: { application_name: "pg_net" },
  });
  const [{ exists }] = await sql`select to_regclass('net.http_request_queue') is not null as exists`;
  if (!exists) return { close: () => sql.end({ timeout: 2 }) };
  const abort = new AbortController();
  const sending = new Set<Promise<void>>();
  let draining = false;
  let again = false;

  /** Takes everything that is committed; what arrives meanwhile is taken in the next round. */
  async function drain() {
    again = true;
    if (draining) return;
    draining = true;
    try {
      while (again && !abort.signal.aborted) {
        again = false;
        const requests = await sql<QueuedRequest[]>`
          delete from net.http_request_queue
          where id in (select id from net.http_request_queue order by id limit ${BATCH} for update skip locked)
          returning id, method, url, headers, body, timeout_milliseconds`;
        if (requests.length === BATCH) again = true;
        for (const request of requests) {
          const sent: Promise<void> = send(request).finally(() => sending.delete(sent));
          sending.add(sent);
        }
      }
    } catch (error) {
      if (!abort.signal.aborted) onLog(`net: ${(error as Error).message}`);
    } finally {
      draining = false;
    }
  }

  async function send(request: QueuedRequest) {
    let row: Record<string, unknown>;
    const timeout = AbortSignal.timeout(request.timeout_milliseconds);
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { "user-agent": "pg_net/local", ...request.headers },
        body: request.body,
        signal: AbortSignal.any([timeout, abort.signal]),
        redirect: "manual",
      });
      row = {
        id: request.id,
        status_code: response.status,
        content_type: response.headers.get("content-type"),
        headers: sql.json(Object.fromEntries(response.headers)),
        content: await response.text(),
        timed_out: false,
      };
    } catch (error) {
      const timedOut = timeout.aborted;
      const message = timedOut ? `Timeout of ${request.timeout_milliseconds} ms reached.` : (error as Error).message;
      row = { id: request.id, timed_out: timedOut, error_msg: message };
    }
    await sql`insert into net._http_response ${sql(row)}`.catch((error) =>
      abort.signal.aborted || onLog(`net: ${error.message}`)
    );
  }

  // Called again whenever the connection had to be made anew: what was queued meanwhile is taken then.
  await sql.listen("pg_net", drain, drain);
  const sweep = setInterval(() => {
    sql`delete from net._http_response where created < now() - interval '6 hours'`.catch(() => {});
  }, 600_000);

  return {
    async close() {
      clearInterval(sweep);
      abort.abort();
      await Promise.allSettled(sending);
      await sql.end({ timeout: 2 });
    },
  };
}

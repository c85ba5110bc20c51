import postgres from "postgres";
import { fromFileUrl, join } from "../util/path.ts";
import { bootstrapRealtime } from "../realtime/mod.ts";
import { createSystemSchema } from "./system_schema.ts";
import { type Server, type ServerOptions, startServer, stopServer, superuserUrl } from "./server.ts";

/**
 * Starts PostgreSQL with everything that a Supabase database has before its first migration: roles, extensions,
 * the schemas auth, storage and realtime.
 */
export async function startCluster(options: ServerOptions): Promise<Server> {
  const marker = join(options.stateDir, "cluster.json");
  const prepared = await Deno.stat(marker).then(() => true, () => false);
  // A preparation that was interrupted starts again from nothing: no project data can be in it yet.
  if (!prepared) {
    await stopServer(options.stateDir);
    await Deno.remove(join(options.stateDir, "db"), { recursive: true }).catch(() => {});
  }
  const server = await startServer(options);
  if (prepared) return server;
  try {
    await prepare(options.port);
    await Deno.writeTextFile(marker, JSON.stringify({ prepared: new Date().toISOString() }) + "\n");
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepare(port: number) {
  const url = superuserUrl(port);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(await script("bootstrap.sql")).simple();
    await createSystemSchema(url);
    await bootstrapRealtime({ dbUrl: url });
    await sql.unsafe(await script("after_system_schema.sql")).simple();
  } finally {
    await sql.end();
  }
}

async function script(name: string): Promise<string> {
  return await Deno.readTextFile(fromFileUrl(new URL(`./${name}`, import.meta.url)));
}

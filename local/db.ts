/**
 * The database alone, for those who write SQL:
 *
 *     deno run -A local/db.ts up --state-dir /tmp/mine --port 25100 [--detach] [--fast] [--no-migrate] [--no-seed]
 *     deno run -A local/db.ts migrate --port 25100
 *     deno run -A local/db.ts sql --port 25100 "select 1" [--as supabase_admin]   (or a script on standard input)
 *     deno run -A local/db.ts down --state-dir /tmp/mine
 *     deno run -A local/db.ts reset --state-dir /tmp/mine --port 25100     (like up, from nothing)
 *
 * `up` boots PostgreSQL with the roles, schemas and extensions of a Supabase database, applies supabase/migrations with
 * the Supabase CLI, then seed.sql, and stays until Ctrl-C; with --detach it leaves the server running.
 */
import postgres from "postgres";
import { parseArgs } from "./util/args.ts";
import { resolve } from "./util/path.ts";
import { sentence } from "./util/errors.ts";
import { migrate, seed } from "./migrate.ts";
import { startCluster } from "./postgres/cluster.ts";
import { databaseUrl, stopServer, superuserUrl } from "./postgres/server.ts";
import { portBaseFromEnv, portsFrom, stateDirFromEnv } from "./paths.ts";

async function main(): Promise<number> {
  const { positional, options } = parseArgs(Deno.args, ["state-dir", "port", "as"]);
  const stateDir = typeof options["state-dir"] === "string" ? resolve(options["state-dir"]) : stateDirFromEnv();
  const port = Number(options.port ?? portsFrom(portBaseFromEnv()).database);
  switch (positional[0]) {
    case "up":
      return await up(stateDir, port, options);
    case "reset":
      await stopServer(stateDir);
      await Deno.remove(resolve(stateDir, "cluster.json")).catch(() => {});
      return await up(stateDir, port, options);
    case "migrate":
      console.log(`${await migrate({ databaseUrl: databaseUrl(port) })} migrations applied`);
      return 0;
    case "sql":
      return await runSql(databaseUrl(port, typeof options.as === "string" ? options.as : undefined), positional[1]);
    case "down":
      await stopServer(stateDir);
      return 0;
    default:
      console.error(
        "usage: db.ts up|reset|migrate|sql|down [--state-dir <directory>] [--port <port>] [--detach] [--fast]",
      );
      return 2;
  }
}

async function up(stateDir: string, port: number, options: Record<string, string | true>): Promise<number> {
  const server = await startCluster({ stateDir, port, fast: options.fast === true });
  let stopped: Promise<void> | undefined;
  const stop = () => stopped ??= server.stop();
  try {
    if (!options["no-migrate"]) {
      const count = await migrate({ databaseUrl: databaseUrl(port) });
      console.log(`${count} migrations applied`);
      if (server.created && !options["no-seed"] && await seed({ databaseUrl: databaseUrl(port) })) {
        console.log("seeded");
      }
    }
  } catch (error) {
    // Left running where asked to: whoever corrects a migration wants to look at the database and try again.
    if (!options.detach) await stop();
    throw error;
  }
  console.log(`DB_URL=${databaseUrl(port)}`);
  console.log(`SUPERUSER_DB_URL=${superuserUrl(port)}`);
  if (options.detach) return 0;
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, resolve);
  });
  await stop();
  return 0;
}

/** There is no psql in the npm package: this prints each row of each statement as one line of JSON. */
async function runSql(url: string, statement?: string): Promise<number> {
  const script = statement ?? await new Response(Deno.stdin.readable).text();
  const sql = postgres(url, { max: 1, onnotice: (notice) => console.error(`${notice.severity}: ${notice.message}`) });
  try {
    const result: unknown = await sql.unsafe(script).simple();
    const sets = (Array.isArray(result) && Array.isArray(result[0]) ? result : [result]) as Record<string, unknown>[][];
    for (const rows of sets) for (const row of rows) console.log(JSON.stringify(row));
    return 0;
  } catch (error) {
    const { message, detail, hint, where } = error as Record<string, string>;
    console.error([`ERROR: ${message}`, detail, hint, where].filter(Boolean).join("\n"));
    return 1;
  } finally {
    await sql.end();
  }
}

if (import.meta.main) {
  try {
    Deno.exit(await main());
  } catch (error) {
    console.error(sentence(error));
    Deno.exit(1);
  }
}

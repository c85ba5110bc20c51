import postgres from "postgres";
import { readProjectConfig, withSiteUrl } from "./config.ts";
import { Functions } from "./functions/supervisor.ts";
import { ensureKeys, type Keys } from "./keys.ts";
import { migrate, seed } from "./migrate.ts";
import { portsFrom, ROOT } from "./paths.ts";
import { startCluster } from "./postgres/cluster.ts";
import { databaseUrl, stopServer, superuserUrl } from "./postgres/server.ts";
import { startRealtime } from "./realtime/mod.ts";
import { authService } from "./services/auth/service.ts";
import { Catalog } from "./services/connection.ts";
import { gatewayHandler } from "./services/gateway.ts";
import { handleMailViewer, Mailbox } from "./services/mail.ts";
import { restService, storageService } from "./services/rest.ts";
import { join, resolve } from "./util/path.ts";
import { checkPortsFree, checkWebPortFree } from "./util/ports.ts";
import { hasWeb } from "./web/next.ts";
import { WebServer } from "./web/server.ts";
import { startCron } from "./workers/cron.ts";
import { startNet } from "./workers/net.ts";

/** What to start, and where. */
export interface PlatformOptions {
  /** Directory of all state; created where it is missing. */
  stateDir: string;
  /** Gateway at this port, database at +1, mail viewer at +3, functions at +9. */
  portBase: number;
  /** For tests: gives up the database's durability for speed. */
  fast?: boolean;
  /** Whether a new database gets `supabase/seed.sql`; yes unless told otherwise. */
  seed?: boolean;
  /** Settings of the functions: provider keys, base URLs, limits. */
  env?: Record<string, string>;
  /** Whether to run the functions; yes unless told otherwise. */
  functions?: boolean;
  /** Other functions than those of the project. */
  functionsDir?: string;
  /**
   * Whether to serve the web application, and where: the production build, made first where its sources changed, or with `dev`
   * pages that follow their sources. Not served unless told; Auth's links follow its address.
   */
  web?: { port: number; dev?: boolean };
  /** Root of the project whose migrations and seed are applied; this repository unless told otherwise. */
  root?: string;
  /** Nothing on the console. */
  quiet?: boolean;
  /** Told about each step, around its work. */
  onStep?<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Told what services and functions print. */
  onLog?(line: string): void;
}

/** A running platform. */
export interface Platform {
  apiUrl: string;
  databaseUrl: string;
  superuserUrl: string;
  mailUrl: string;
  /** Where the web application is served; undefined where it is not. */
  webUrl?: string;
  keys: Keys;
  /** Whether this start created the database. */
  created: boolean;
  /** Process id of the functions' runtime. */
  readonly functionsPid: number | undefined;
  /** Kills the functions' process as a crash would; it is started again at once. */
  killFunctions(): Promise<void>;
  /** Starts the functions again, with other settings where given. */
  restartFunctions(env?: Record<string, string>): Promise<void>;
  /** Process id of the web's server. */
  readonly webPid: number | undefined;
  /** Kills the web's server as a crash would; it is started again at once. */
  killWeb(): Promise<void>;
  /** Stops everything that was started. */
  stop(): Promise<void>;
}

/** Starts the local platform. What was started is stopped again when a step fails. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { portBase, fast, root = ROOT } = options;
  const stateDir = resolve(options.stateDir);
  const ports = portsFrom(portBase);
  const apiUrl = `http://127.0.0.1:${ports.gateway}`;
  const step = options.onStep ?? (<T>(_name: string, work: () => Promise<T>) => work());
  const onLog = options.onLog ?? ((line: string) => options.quiet || console.error(line));
  const cleanups: (() => Promise<void> | void)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => stopping ??= cleanUp(cleanups, onLog);

  try {
    const web = options.web && await hasWeb(root) ? options.web : undefined;
    const webUrl = web && `http://127.0.0.1:${web.port}`;
    const config = withSiteUrl(await readProjectConfig(root), webUrl);
    const keys = await ensureKeys(stateDir);
    // A platform that was killed leaves its database running, on the port that is wanted now.
    await stopServer(stateDir);
    checkPortsFree(ports);
    if (web) checkWebPortFree(web.port);
    const webServer = web && new WebServer({ ...web, apiUrl, keys, root, onLog });
    if (webServer) {
      cleanups.push(() => webServer.stop());
      if (!web.dev) await step("Web build", () => webServer.prepare());
    }
    const server = await step("PostgreSQL", async () => {
      const server = await startCluster({ stateDir, port: ports.database, fast });
      cleanups.push(() => server.stop());
      return server;
    });
    const urls = { databaseUrl: databaseUrl(ports.database), superuserUrl: superuserUrl(ports.database) };
    await step("Migrations", () => migrate({ databaseUrl: urls.databaseUrl, root }));
    const marker = join(stateDir, "seeded");
    if (options.seed !== false && !await exists(marker)) {
      await step("Demo data", () => seed({ databaseUrl: urls.databaseUrl, root }));
      await Deno.writeTextFile(marker, new Date().toISOString() + "\n");
    }

    const mailbox = new Mailbox(join(stateDir, "mails"));
    const functions = new Functions({
      port: ports.functions,
      apiUrl,
      databaseUrl: urls.databaseUrl,
      keys,
      defaults: {
        SITE_URL: webUrl ?? config.auth.siteUrl,
        MAIL_FROM: "Sintra <hola@sintra.localhost>",
        MAIL_CATCHER_URL: `http://127.0.0.1:${ports.mail}`,
      },
      env: options.env,
      directory: options.functionsDir,
      onLog,
    });
    await step("Services", async () => {
      await setVaultSecrets(urls.databaseUrl, {
        functions_url: `${apiUrl}/functions/v1`,
        worker_secret_key: keys.secretKey,
      });
      const catalog = new Catalog(ports.database);
      const common = { databasePort: ports.database, config, keys, catalog };
      const rest = restService(common);
      const storage = storageService({ ...common, directory: join(stateDir, "storage") });
      const auth = await authService({
        databasePort: ports.database,
        apiUrl,
        config,
        keys,
        onMail: (mail) => mailbox.deliver(mail),
      });
      const realtime = await startRealtime({
        dbUrl: urls.superuserUrl,
        jwtSecret: keys.jwtSecret,
        publishableKey: keys.publishableKey,
        secretKey: keys.secretKey,
        publication: "supabase_realtime",
      });
      cleanups.push(async () => {
        // A request that the end cut off may hold a connection which nobody gives back.
        await within(
          2000,
          Promise.allSettled([rest, storage, auth, realtime, catalog].map((service) => service.close())),
        );
      });
      cleanups.push(await watchSchema(urls.superuserUrl, catalog));
      const targets = { rest, storage, auth, realtime, functions, config, keys };
      cleanups.push(serve(ports.gateway, gatewayHandler(targets)));
      cleanups.push(serve(ports.mail, (request) => handleMailViewer(mailbox, request)));
    });
    if (options.functions !== false) {
      await step("Functions", async () => {
        cleanups.push(() => functions.stop());
        await functions.start();
      });
    }
    if (webServer) await step("Web", () => webServer.start());
    const cron = startCron({ databasePort: ports.database, onLog });
    const net = await startNet({ databasePort: ports.database, onLog });
    cleanups.push(async () => void await Promise.allSettled([cron.close(), net.close()]));

    return {
      apiUrl,
      ...urls,
      mailUrl: `http://127.0.0.1:${ports.mail}`,
      webUrl,
      keys,
      created: server.created,
      get functionsPid() {
        return functions.pid;
      },
      killFunctions: () => functions.kill(),
      restartFunctions: (env) => functions.restart(env),
      get webPid() {
        return webServer?.pid;
      },
      killWeb: () => webServer?.kill() ?? Promise.resolve(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serve(port: number, handler: Deno.ServeHandler<Deno.NetAddr>): () => Promise<void> {
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port,
    onListen: () => {},
    onError: (error) => {
      console.error(error);
      return Response.json({ message: "An unexpected error occurred" }, { status: 500 });
    },
  }, handler);
  return async () => {
    // Streams and sockets that are still open do not hold the end up.
    await within(500, server.shutdown());
  };
}

/** Waits for something, and no longer than so many milliseconds. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([work, new Promise((resolve) => timer = setTimeout(resolve, milliseconds))]);
  clearTimeout(timer);
}

/** The database calls the worker function with these; see private.invoke_worker(). */
async function setVaultSecrets(url: string, secrets: Record<string, string>) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [{ exists }] = await sql`select to_regclass('vault.secrets') is not null as exists`;
    if (!exists) return;
    for (const [name, value] of Object.entries(secrets)) {
      const [known] = await sql`select id, decrypted_secret from vault.decrypted_secrets where name = ${name}`;
      if (!known) await sql`select vault.create_secret(${value}, ${name}, 'set by the local platform')`;
      else if (known.decrypted_secret !== value) await sql`select vault.update_secret(${known.id}, ${value})`;
    }
  } finally {
    await sql.end();
  }
}

/** The catalog is read again after a migration: the database says so on the channel that PostgREST listens on. */
async function watchSchema(url: string, catalog: Catalog): Promise<() => Promise<void>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.listen("pgrst", () => catalog.forget(), () => catalog.forget());
  return () => sql.end({ timeout: 2 });
}

async function cleanUp(cleanups: (() => Promise<void> | void)[], onLog: (line: string) => void) {
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      onLog(`while stopping: ${error instanceof Error ? error.message : error}`);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

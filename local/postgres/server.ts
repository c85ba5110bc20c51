import process from "node:process";
import { join } from "../util/path.ts";
import { isDiskFull, PlatformError } from "../util/errors.ts";
import { type Account, commandAs, serverAccount } from "./account.ts";
import { type Binaries, installBinaries } from "./binaries.ts";

/** How to run one PostgreSQL server. */
export interface ServerOptions {
  stateDir: string;
  port: number;
  /** Gives up durability for speed: for tests whose data nobody misses. */
  fast?: boolean;
}

/** A running server. */
export interface Server {
  port: number;
  /** Whether this call created the cluster. */
  created: boolean;
  stop(): Promise<void>;
}

const SUPERUSER = "supabase_admin";

/** Connection URL of a role; passwords are all `postgres`, and the server listens on the loopback interface only. */
export function databaseUrl(port: number, role = "postgres"): string {
  return `postgresql://${role}:postgres@127.0.0.1:${port}/postgres`;
}

/** Connection URL of the superuser. */
export function superuserUrl(port: number): string {
  return databaseUrl(port, SUPERUSER);
}

/** Starts the server of a state directory, creating its cluster first where there is none. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { stateDir, port } = options;
  await Deno.mkdir(stateDir, { recursive: true, mode: 0o755 });
  const account = await serverAccount();
  const binaries = await installBinaries(stateDir);
  const data = join(stateDir, "db");
  const created = !(await exists(join(data, "PG_VERSION")));
  if (created) await createCluster(stateDir, data, binaries, account);
  else await recover(stateDir, data, binaries, account);

  const log = await prepareLog(stateDir, account);
  const settings = Object.entries(serverSettings(options)).map(([key, value]) => `-c ${key}='${value}'`).join(" ");
  const started = await run(stateDir, account, binaries.pgCtl, [
    "start",
    "-D",
    data,
    "-l",
    log,
    "-w",
    "-t",
    "60",
    "-o",
    `-p ${port} ${settings}`,
  ]);
  if (!started.success) throw startFailure(port, log, await tail(log));
  return { port, created, stop: () => stopServer(stateDir) };
}

/** Stops the server of a state directory, if one runs. Open transactions are rolled back, nothing committed is lost. */
export async function stopServer(stateDir: string): Promise<void> {
  const data = join(stateDir, "db");
  if (await runningPid(stateDir) === undefined) return;
  const account = await serverAccount();
  const { pgCtl } = await installBinaries(stateDir);
  const stopped = await run(stateDir, account, pgCtl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "60"]);
  if (stopped.success || await runningPid(stateDir) === undefined) return;
  await run(stateDir, account, pgCtl, ["stop", "-D", data, "-m", "immediate", "-w", "-t", "20"]);
}

/** The process id of the server that runs on a state directory. */
export async function runningPid(stateDir: string): Promise<number | undefined> {
  const content = await Deno.readTextFile(join(stateDir, "db", "postmaster.pid")).catch(() => undefined);
  const pid = Number(content?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return processExists(pid) ? pid : undefined;
}

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another account's process may not be signalled, but it is there.
    return (error as { code?: string }).code === "EPERM";
  }
}

function serverSettings({ fast, port }: ServerOptions): Record<string, string | number> {
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    cluster_name: `sintra-${port}`,
    max_connections: 200,
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    work_mem: "8MB",
    maintenance_work_mem: "128MB",
    random_page_cost: 1.1,
    jit: "off",
    wal_level: "logical",
    max_wal_senders: 20,
    max_replication_slots: 20,
    // A slot that a killed process left behind must not fill the disk.
    max_slot_wal_keep_size: "2GB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    ...(fast ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
}

async function createCluster(stateDir: string, data: string, binaries: Binaries, account: Account | undefined) {
  // Whatever an interrupted initdb left is no cluster.
  await Deno.remove(data, { recursive: true }).catch(() => {});
  await Deno.mkdir(data, { mode: 0o700 });
  if (account) await Deno.chown(data, account.uid, account.gid);
  const passwordFile = await Deno.makeTempFile({ prefix: "sintra-" });
  try {
    await Deno.writeTextFile(passwordFile, "postgres\n");
    if (account) await Deno.chown(passwordFile, account.uid, account.gid);
    const result = await run(stateDir, account, binaries.initdb, [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      `--locale=${await utf8Locale()}`,
      "--no-sync",
    ]);
    if (!result.success) {
      if (isDiskFull(result.output)) {
        throw new PlatformError(`The disk is full: free some space for ${stateDir} and start again.`);
      }
      throw new PlatformError(`PostgreSQL could not create its data directory ${data}: ${lastLine(result.output)}`);
    }
  } catch (error) {
    await Deno.remove(data, { recursive: true }).catch(() => {});
    throw error;
  } finally {
    await Deno.remove(passwordFile).catch(() => {});
  }
}

/** Accents are letters only under a UTF-8 locale: full-text search and trigrams ask the C library. */
async function utf8Locale(): Promise<string> {
  const listed = await new Deno.Command("locale", { args: ["-a"], stderr: "null" }).output().catch(() => undefined);
  const available = new Set(new TextDecoder().decode(listed?.stdout).split("\n").map((line) => line.trim()));
  return ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => available.has(name)) ?? "C";
}

/** After kill -9: a server may still run without its platform, or its pid file may name a process that is another's. */
async function recover(stateDir: string, data: string, binaries: Binaries, account: Account | undefined) {
  if (account) await Deno.chown(data, account.uid, account.gid);
  if (await runningPid(stateDir) === undefined) return;
  const status = await run(stateDir, account, binaries.pgCtl, ["status", "-D", data]);
  if (status.success && (await Deno.readTextFile(join(data, "postmaster.pid"))).includes(data)) {
    await stopServer(stateDir);
  }
}

async function prepareLog(stateDir: string, account: Account | undefined): Promise<string> {
  const directory = join(stateDir, "logs");
  await Deno.mkdir(directory, { recursive: true, mode: 0o755 });
  const log = join(directory, "postgres.log");
  await Deno.writeTextFile(log, "");
  if (account) await Deno.chown(log, account.uid, account.gid);
  return log;
}

function startFailure(port: number, log: string, lines: string): PlatformError {
  if (/Address already in use|could not bind/i.test(lines)) {
    return new PlatformError(
      `Port ${port} (database) is taken: stop what uses it, or choose other ports with SINTRA_PORT_BASE.`,
    );
  }
  if (isDiskFull(lines)) return new PlatformError("The disk is full: free some space and start again.");
  return new PlatformError(`PostgreSQL did not start: ${lastLine(lines)} (its log: ${log})`);
}

async function run(stateDir: string, account: Account | undefined, program: string, args: string[]) {
  const command = await commandAs(account, stateDir, program, args);
  const child = command.spawn();
  // pg_ctl leaves a server behind that inherits its pipes: read what it says itself, and do not wait for their end.
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const status = await child.status;
  await Promise.race([Promise.all([stdout.done, stderr.done]), new Promise((resolve) => setTimeout(resolve, 200))]);
  stdout.cancel();
  stderr.cancel();
  return { success: status.success, output: stdout.text() + stderr.text() };
}

function collect(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const done = (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
    }
  })().catch(() => {});
  return { done, text: () => text, cancel: () => void reader.cancel().catch(() => {}) };
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

async function tail(path: string): Promise<string> {
  return (await Deno.readTextFile(path).catch(() => "")).slice(-4000);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "no message";
}

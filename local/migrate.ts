import postgres from "postgres";
import { NODE_MODULES, ROOT } from "./paths.ts";
import { join } from "./util/path.ts";
import { PlatformError } from "./util/errors.ts";

/** Where the project's `supabase/` directory is, and which database it goes to. */
export interface MigrateOptions {
  databaseUrl: string;
  /** Root of the project; the repository itself unless told. */
  root?: string;
}

/** Applies the pending migrations with the Supabase CLI; returns how many there were. */
export async function migrate({ databaseUrl, root = ROOT }: MigrateOptions): Promise<number> {
  const pending = await pendingMigrations(databaseUrl, root);
  if (pending.length === 0) return 0;
  const result = await new Deno.Command(cliPath(), {
    // With what others have added meanwhile, also before the newest that is applied here.
    args: ["db", "push", `--remote=${databaseUrl}`, "--include-all", "--yes"],
    cwd: root,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: CLI_ENV,
  }).output();
  if (result.success) return pending.length;
  throw migrationFailure(new TextDecoder().decode(result.stdout) + new TextDecoder().decode(result.stderr));
}

/** Runs `seed.sql` in one transaction; returns whether there was one. */
export async function seed({ databaseUrl, root = ROOT }: MigrateOptions): Promise<boolean> {
  const path = join(root, "supabase", "seed.sql");
  const script = await Deno.readTextFile(path).catch(() => undefined);
  if (!script?.trim()) return false;
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin((transaction) => transaction.unsafe(script).simple());
    return true;
  } catch (error) {
    throw new PlatformError(`supabase/seed.sql failed: ${describe(error, script)}. Correct it and start again.`);
  } finally {
    await sql.end();
  }
}

/** Environment of the CLI on this machine: no telemetry, no colours, and no attempt at TLS on the loopback interface. */
export const CLI_ENV = { SUPABASE_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_COLOR: "1", PGSSLMODE: "disable" };

/** Path of the Supabase CLI's program, without the Node wrapper that only looks it up. */
export function cliPath(): string {
  const arch = Deno.build.arch === "aarch64" ? "arm64" : "x64";
  for (const suffix of ["", "-musl"]) {
    const path = join(NODE_MODULES, "@supabase", `cli-${Deno.build.os}-${arch}${suffix}`, "bin", "supabase");
    try {
      Deno.statSync(path);
      return path;
    } catch {
      // try the next name
    }
  }
  return join(NODE_MODULES, ".bin", "supabase");
}

async function pendingMigrations(databaseUrl: string, root: string): Promise<string[]> {
  const directory = join(root, "supabase", "migrations");
  const versions: string[] = [];
  for await (const entry of Deno.readDir(directory)) {
    const version = entry.name.match(/^(\d+)_.*\.sql$/)?.[1];
    if (version) versions.push(version);
  }
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [{ exists }] = await sql`select to_regclass('supabase_migrations.schema_migrations') is not null as exists`;
    if (!exists) return versions;
    const applied = new Set(
      (await sql`select version from supabase_migrations.schema_migrations`).map((row) => row.version),
    );
    return versions.filter((version) => !applied.has(version));
  } finally {
    await sql.end();
  }
}

/** The CLI's output says which file it was applying, and the server's error; everything else is noise. */
function migrationFailure(output: string): PlatformError {
  const file = [...output.matchAll(/Applying migration ([^\s.]+\.sql)/g)].at(-1)?.[1];
  const cause = output.match(/^.*\bERROR:.*$/m)?.[0]?.trim() ?? output.trim().split("\n").at(-1) ?? "no message";
  const statement = output.match(/At statement: (\d+)/)?.[1];
  if (!file) {
    return new PlatformError(`The migrations could not be applied: ${output.trim().split("\n").slice(-6).join(" ")}`);
  }
  return new PlatformError(
    `Migration supabase/migrations/${file} failed${
      statement ? ` at statement ${Number(statement) + 1}` : ""
    }: ${cause}. Correct it and start again.`,
  );
}

function describe(error: unknown, script: string): string {
  const { message, position, detail } = error as { message: string; position?: string; detail?: string };
  const line = position ? ` at line ${script.slice(0, Number(position)).split("\n").length}` : "";
  return `${message}${line}${detail ? ` (${detail})` : ""}`;
}

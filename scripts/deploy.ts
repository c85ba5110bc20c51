/**
 * Deploys to a hosted Supabase project, or rehearses it.
 *
 *     npm run deploy -- --project <20 letters> [--secrets <file.env>]
 *     npm run deploy -- --rehearse
 *
 * Both go through the same steps with the real Supabase CLI: build the WebAssembly, push the migrations, set the secrets,
 * upload the functions. The rehearsal pushes to a scratch database and uploads to a loopback stand-in of the management API;
 * then it runs what was uploaded, and nothing else, and holds a conversation with it.
 */
import { createClient } from "@supabase/supabase-js";
import { join } from "node:path";
import postgres from "postgres";
import { cliPath } from "../local/migrate.ts";
import { ROOT } from "../local/paths.ts";
import { startPlatform } from "../local/platform.ts";
import { startCluster } from "../local/postgres/cluster.ts";
import { databaseUrl } from "../local/postgres/server.ts";
import { buildWasm, ensureRust } from "../local/wasm.ts";
import { scratchDirectory } from "../tests/scratch.ts";
import { rehearsalProject, startManagementApi } from "./management_api.ts";

/** Where one deployment goes. */
interface Target {
  /** Twenty lower-case letters. */
  project: string;
  /** The database: the project's reference, or a URL. */
  database: string;
  /** Base URL of the functions, for the database's own calls. */
  functionsUrl: string;
  /** The key with which the database calls the worker. */
  workerKey: string;
  /** The CLI's profile file, where the management API is not Supabase's. */
  profile?: string;
  /** Environment file with the functions' secrets. */
  secrets?: string;
  accessToken: string;
}

class DeployError extends Error {}

async function cli(target: Target, step: string, ...args: string[]): Promise<string> {
  const profile = target.profile ? ["--profile", target.profile] : [];
  const result = await new Deno.Command(cliPath(), {
    args: [...args, "--yes", ...profile],
    cwd: ROOT,
    stdin: "null",
    env: {
      SUPABASE_ACCESS_TOKEN: target.accessToken,
      SUPABASE_TELEMETRY_DISABLED: "1",
      SINTRA_FUNCTIONS_URL: target.functionsUrl,
      SINTRA_WORKER_KEY: target.workerKey,
    },
  }).output();
  const output = new TextDecoder().decode(result.stdout) + new TextDecoder().decode(result.stderr);
  if (!result.success) throw new DeployError(`${step} failed. The Supabase CLI says:\n${output.trim()}`);
  return output;
}

async function deploy(target: Target): Promise<void> {
  console.log("1/4  WebAssembly");
  await ensureRust();
  await buildWasm();
  console.log("2/4  migrations and the database's own secrets");
  await cli(target, "Pushing the migrations", "db", "push", `--remote=${target.database}`);
  console.log("3/4  secrets of the functions");
  if (target.secrets) {
    await cli(
      target,
      "Setting the secrets",
      "secrets",
      "set",
      "--env-file",
      target.secrets,
      `--remote=${target.project}`,
    );
  } else console.log("     none given (--secrets <file.env>): what the project has stays");
  console.log("4/4  functions");
  await cli(target, "Uploading the functions", "functions", "deploy", "--use-api", `--remote=${target.project}`);
}

/** Deploys to a scratch database and the stand-in, and proves that what was uploaded is complete. */
async function rehearse(): Promise<void> {
  const scratch = await scratchDirectory("deploy");
  const upload = join(scratch, "uploaded");
  const port = 25351;
  const api = startManagementApi(upload);
  const cluster = await startCluster({ stateDir: join(scratch, "database"), port, fast: true });
  try {
    const profile = join(scratch, "profile.yaml");
    await Deno.writeTextFile(
      profile,
      `name: rehearsal\napi_url: ${api.url}\ndashboard_url: ${api.url}\nproject_host: localhost\n`,
    );
    const secrets = join(scratch, "secrets.env");
    await Deno.writeTextFile(secrets, "SINTRA_UPSTREAM_TIMEOUT_MS=30000\n");
    await deploy({
      project: rehearsalProject,
      database: databaseUrl(port),
      functionsUrl: `https://${rehearsalProject}.supabase.co/functions/v1`,
      workerKey: "sb_secret_rehearsal",
      profile,
      secrets,
      accessToken: `sbp_${"0".repeat(40)}`,
    });
    await checkDatabase(databaseUrl(port));
    if (api.unknown.length) {
      throw new DeployError(`The CLI made calls that the stand-in does not know: ${api.unknown.join(", ")}`);
    }
    if (!api.secrets.has("SINTRA_UPSTREAM_TIMEOUT_MS")) throw new DeployError("The secrets did not arrive.");
  } finally {
    await cluster.stop();
    await api.close();
  }
  for (const f of api.functions.values()) {
    console.log(`     ${f.slug}: ${f.files.length} files, ${(f.bytes / 2 ** 20).toFixed(2)} MiB`);
    if (f.bytes > 4 * 2 ** 20) throw new DeployError(`Function ${f.slug} is over 4 MiB.`);
  }
  for (const slug of ["chat", "worker", "attachments", "cerebro", "billing", "webhooks"]) {
    if (!api.functions.has(slug)) throw new DeployError(`Function ${slug} was not uploaded.`);
  }
  console.log("     running what was uploaded");
  await converse(upload, join(scratch, "platform"));
  await Deno.remove(scratch, { recursive: true });
  console.log("The rehearsal went through: the migrations apply, and what was uploaded answers.");
}

async function checkDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [{ applied }] = await sql`select count(*)::int as applied from supabase_migrations.schema_migrations`;
  const secrets =
    await sql`select name from vault.decrypted_secrets where name in ('functions_url', 'worker_secret_key')`;
  await sql.end();
  const files =
    [...Deno.readDirSync(join(ROOT, "supabase", "migrations"))].filter((entry) => entry.name.endsWith(".sql")).length;
  if (applied !== files) throw new DeployError(`${applied} of ${files} migrations are in the scratch database.`);
  if (secrets.length !== 2) {
    throw new DeployError("The database's own secrets (functions_url, worker_secret_key) did not reach its vault.");
  }
}

/** Runs the uploaded files on a platform of their own, has a file read and asks an assistant something. */
async function converse(upload: string, stateDir: string): Promise<void> {
  await Deno.symlink(join(ROOT, "node_modules"), join(upload, "node_modules"));
  await Deno.copyFile(join(ROOT, "package.json"), join(upload, "package.json"));
  const platform = await startPlatform({
    stateDir,
    portBase: 25360,
    fast: true,
    quiet: true,
    seed: false,
    env: {},
    functionsDir: join(upload, "supabase", "functions"),
  });
  try {
    const client = createClient(platform.apiUrl, platform.keys.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
    const { data, error } = await client.auth.signUp({ email: "ensayo@example.com", password: "una-clave-larga-2026" });
    if (error || !data.session) {
      throw new DeployError(`The sign-up on the rehearsed deployment failed: ${error?.message}`);
    }
    const path = `${data.session.user.id}/${crypto.randomUUID()}/ventas.csv`;
    const file = new File(["dia,venta\nlunes,10\n"], "ventas.csv", { type: "text/csv" });
    const stored = await client.storage.from("attachments").upload(path, file);
    if (stored.error) throw new DeployError(`The upload to the rehearsed deployment failed: ${stored.error.message}`);
    const reading = await fetch(`${platform.apiUrl}/functions/v1/attachments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${data.session.access_token}`,
        apikey: platform.keys.publishableKey,
        "content-type": "application/json",
      },
      body: JSON.stringify({ path, name: "ventas.csv" }),
    });
    const known = await reading.text();
    if (!reading.ok || !known.includes('"csv"')) {
      throw new DeployError(`The uploaded attachments function answered ${reading.status}: ${known.slice(0, 500)}`);
    }
    const response = await fetch(`${platform.apiUrl}/functions/v1/chat`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${data.session.access_token}`,
        apikey: platform.keys.publishableKey,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        id: crypto.randomUUID(),
        assistantId: "sofia",
        messages: [{ id: "1", role: "user", parts: [{ type: "text", text: "Hola" }] }],
      }),
    });
    const text = await response.text();
    if (!response.ok || !text.includes('"text-delta"') || !text.includes('"finish"')) {
      throw new DeployError(`The uploaded chat function answered ${response.status}: ${text.slice(0, 500)}`);
    }
  } finally {
    await platform.stop();
  }
}

function option(name: string): string | undefined {
  const at = Deno.args.indexOf(`--${name}`);
  return at < 0 ? undefined : Deno.args[at + 1];
}

function need(value: string | undefined, sentence: string): string {
  if (!value) throw new DeployError(sentence);
  return value;
}

if (import.meta.main) {
  try {
    if (Deno.args.includes("--rehearse")) {
      await rehearse();
    } else {
      const project = need(
        option("project"),
        "Say where to: npm run deploy -- --project <the project's reference>, or --rehearse.",
      );
      await deploy({
        project,
        database: project,
        functionsUrl: `https://${project}.supabase.co/functions/v1`,
        workerKey: need(
          Deno.env.get("SINTRA_WORKER_KEY"),
          "Set SINTRA_WORKER_KEY to a secret key (sb_secret_…) of the project; docs/deployment says where to find it.",
        ),
        secrets: option("secrets"),
        accessToken: need(
          Deno.env.get("SUPABASE_ACCESS_TOKEN"),
          "Set SUPABASE_ACCESS_TOKEN to an access token of your Supabase account; docs/deployment says where to make one.",
        ),
      });
      console.log(`Deployed. The chat function is https://${project}.supabase.co/functions/v1/chat`);
    }
    Deno.exit(0);
  } catch (error) {
    console.error(error instanceof DeployError ? error.message : error);
    Deno.exit(1);
  }
}

import { fromFileUrl, join } from "../util/path.ts";
import { ROOT } from "../paths.ts";
import { jwks, type Keys } from "../keys.ts";

/** How to run the functions. */
export interface FunctionsOptions {
  port: number;
  apiUrl: string;
  databaseUrl: string;
  keys: Keys;
  /** Settings that hold unless a developer's environment or `supabase/functions/.env` says otherwise. */
  defaults?: Record<string, string>;
  /** Secrets and settings, beside those of the platform and of `supabase/functions/.env`. */
  env?: Record<string, string>;
  /** Where to look for functions, unless `supabase/functions`. */
  directory?: string;
  onLog(line: string): void;
}

const SETTINGS =
  /^(OPENAI_|ANTHROPIC_|HUGGINGFACE_|COMPATIBLE_|SINTRA_|STRIPE_|MERCADOPAGO_|RESEND_|SENDGRID_|MAIL_|SITE_URL$)/;

/** Runs the functions in a process of their own, and starts it again when it dies. */
export class Functions {
  #options: FunctionsOptions;
  #child: Deno.ChildProcess | undefined;
  #ready: Promise<void> = Promise.resolve();
  #stopped = false;
  #failures = 0;
  #client = newClient();

  constructor(options: FunctionsOptions) {
    this.#options = options;
  }

  /** Process id of the runtime; undefined while it is not running. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process; resolves when every function is loaded. */
  async start(): Promise<void> {
    this.#stopped = false;
    await (this.#ready = this.#spawn());
  }

  /** Starts again, with other settings where given. */
  async restart(env?: Record<string, string>): Promise<void> {
    await this.stop();
    if (env) this.#options = { ...this.#options, env };
    this.#failures = 0;
    await this.start();
  }

  /** Kills the process as a crash would; it is started again at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.kill("SIGKILL");
    await child.status;
  }

  /** Lets running answers finish for a while, then ends the process. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child) return;
    signal(child, "SIGTERM");
    const timer = setTimeout(() => signal(child, "SIGKILL"), 8000);
    await child.status;
    clearTimeout(timer);
  }

  /** Passes a request on; streams pass both ways without being collected. */
  async handle(request: Request, path: string): Promise<Response> {
    for (let attempt = 1;; attempt++) {
      await this.#ready.catch(() => {});
      if (!this.#child) break;
      try {
        const upstream = await fetch(`http://127.0.0.1:${this.#options.port}${path}`, {
          method: request.method,
          headers: request.headers,
          body: request.body,
          redirect: "manual",
          client: this.#client,
        });
        return new Response(upstream.body, {
          status: upstream.status,
          statusText: upstream.statusText,
          headers: upstream.headers,
        });
      } catch (error) {
        // Only a connection that was never made may be tried again: the request has not left.
        const refused = error instanceof Error && /refused/i.test(`${error.message} ${error.cause ?? ""}`);
        if (!refused || attempt === 3 || request.bodyUsed) {
          this.#options.onLog(`functions: ${error instanceof Error ? error.message : error}`);
          return Response.json({ code: "WORKER_ERROR", message: "The function's process ended before it answered" }, {
            status: 502,
          });
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    return Response.json({ code: "BOOT_ERROR", message: "Function failed to start (please check logs)" }, {
      status: 503,
    });
  }

  async #spawn(): Promise<void> {
    const { port, onLog, directory } = this.#options;
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-A",
        "--no-prompt",
        // Streams make garbage that lives for a moment. A young generation that may grow to V8's default keeps tens of
        // megabytes of it; collected often and small, fifty streams take less memory and no more time.
        "--v8-flags=--max-semi-space-size=2,--semi-space-growth-factor=1",
        // The signal of a request aborts when its client leaves, and not when it has been answered.
        "--unstable-no-legacy-abort",
        "--config",
        join(ROOT, "deno.json"),
        fromFileUrl(new URL("./runtime.ts", import.meta.url)),
      ],
      env: {
        ...await this.#env(),
        SINTRA_FUNCTIONS_PORT: String(port),
        ...(directory ? { SINTRA_FUNCTIONS_DIR: directory } : {}),
      },
      clearEnv: true,
      cwd: ROOT,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#child = child;
    const ready = Promise.withResolvers<void>();
    pipeLines(child.stdout, (line) => line === "ready" ? ready.resolve() : onLog(line));
    pipeLines(child.stderr, onLog);
    child.status.then((status) => {
      if (this.#child === child) this.#child = undefined;
      // Connections to the process that ended must not be tried again with the next one's requests.
      this.#client = newClient();
      ready.reject(new Error(`The functions' process ended (${status.signal ?? status.code})`));
      if (this.#stopped) return;
      const wait = Math.min(100 * 2 ** this.#failures++, 5000);
      onLog(`functions: the process ended (${status.signal ?? status.code}), starting it again`);
      this.#ready = new Promise<void>((resolve) => setTimeout(resolve, this.#failures === 1 ? 0 : wait)).then(() =>
        this.#stopped ? undefined : this.#spawn()
      );
      this.#ready.catch(() => {});
    });
    await ready.promise;
    const started = this.#child;
    setTimeout(() => {
      if (this.#child === started) this.#failures = 0;
    }, 10_000).unref?.();
  }

  async #env(): Promise<Record<string, string>> {
    const { apiUrl, databaseUrl, keys, defaults, env } = this.#options;
    const inherited: Record<string, string> = {};
    for (const [name, value] of Object.entries(Deno.env.toObject())) {
      if (SETTINGS.test(name) || ["PATH", "HOME", "TMPDIR", "DENO_DIR", "LANG", "TZ"].includes(name)) {
        inherited[name] = value;
      }
    }
    return {
      ...defaults,
      ...inherited,
      ...await readEnvFile(join(ROOT, "supabase", "functions", ".env")),
      SUPABASE_URL: apiUrl,
      SUPABASE_DB_URL: databaseUrl,
      SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
      SUPABASE_JWKS: JSON.stringify(jwks(keys)),
      SB_REGION: "local",
      NO_COLOR: "1",
      ...env,
    };
  }
}

function newClient(): Deno.HttpClient {
  return Deno.createHttpClient({ poolMaxIdlePerHost: 256, poolIdleTimeout: 15_000, http2: false });
}

/** The file in which the Supabase CLI, too, looks for the secrets of local functions. */
async function readEnvFile(path: string): Promise<Record<string, string>> {
  const content = await Deno.readTextFile(path).catch(() => "");
  const variables: Record<string, string> = {};
  for (const line of content.split(/\r?\n/)) {
    const match = line.match(/^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/);
    if (match) variables[match[1]] = match[2].replace(/^(["'])(.*)\1$/, "$2");
  }
  return variables;
}

function signal(child: Deno.ChildProcess, name: Deno.Signal) {
  try {
    child.kill(name);
  } catch {
    // it has ended already
  }
}

async function pipeLines(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void) {
  let rest = "";
  for await (
    const chunk of stream.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
  ) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine(line);
  }
  if (rest.trim()) onLine(rest);
}

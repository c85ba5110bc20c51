import type { Keys } from "../keys.ts";
import { ROOT } from "../paths.ts";
import { PlatformError } from "../util/errors.ts";
import { buildWeb, type WebBuild } from "./build.ts";
import { pipeLines, signalGroup, spawnNext } from "./next.ts";

/** How to serve the web application. */
export interface WebServerOptions {
  port: number;
  apiUrl: string;
  keys: Pick<Keys, "publishableKey">;
  /** Whether pages follow their sources (`next dev`); the production build is served otherwise. */
  dev?: boolean;
  /** Root of the project; this repository unless told otherwise. */
  root?: string;
  onLog(line: string): void;
}

/** What Next and supabase-js say of themselves on each start. */
const BANNER = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|⚠.*Node\.js 20 and below)/;
const SECONDS_TO_START = 120;

/** Serves the web application in a Node process of its own, and starts it again when it dies. */
export class WebServer {
  readonly url: string;
  #options: WebServerOptions;
  #build: WebBuild | undefined;
  #child: Deno.ChildProcess | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #failures = 0;

  constructor(options: WebServerOptions) {
    this.#options = options;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  /** Process id of the server; undefined while it is not running. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Builds what is to be served, where that has not been done. */
  async prepare(): Promise<void> {
    if (!this.#options.dev) this.#build ??= await buildWeb(this.#options.root);
  }

  /** Starts the server; resolves when it answers. */
  async start(): Promise<void> {
    await this.prepare();
    await this.#spawn();
  }

  /** Kills the server as a crash would; it is started again at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.kill("SIGKILL");
    await child.status;
  }

  /** Ends the server, with everything that it started. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child) {
      signalGroup(child, "SIGTERM");
      const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 3000);
      await child.status;
      clearTimeout(timer);
    }
    this.#build?.release();
    this.#build = undefined;
  }

  async #spawn(): Promise<void> {
    const { port, apiUrl, keys, dev, root = ROOT, onLog } = this.#options;
    const child = await spawnNext(dev ? "dev" : "start", ["--port", String(port), "--hostname", "127.0.0.1"], {
      NODE_ENV: dev ? "development" : "production",
      NEXT_PUBLIC_SUPABASE_URL: apiUrl,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
      ...(this.#build ? { SINTRA_WEB_DIST: this.#build.directory } : {}),
    }, root);
    this.#child = child;
    const last: string[] = [];
    const tell = (line: string) => {
      if (BANNER.test(line)) return;
      last.push(line);
      if (last.length > 20) last.shift();
      if (answers) onLog(`web: ${line}`);
    };
    let answers = false;
    pipeLines(child.stdout, tell);
    pipeLines(child.stderr, tell);
    let ended: Deno.CommandStatus | undefined;
    child.status.then((status) => {
      ended = status;
      if (this.#child === child) this.#child = undefined;
      // A server that was killed may leave its helpers.
      signalGroup(child, "SIGKILL");
      if (answers) this.#again(status);
    });
    for (const deadline = Date.now() + SECONDS_TO_START * 1000; !answers;) {
      if (ended) {
        throw new PlatformError(
          `${last.join("\n")}\nThe web did not start (${ended.signal ?? ended.code}, see above).`.trim(),
        );
      }
      if (Date.now() > deadline) {
        signalGroup(child, "SIGKILL");
        throw new PlatformError(`The web did not answer on ${this.url} within ${SECONDS_TO_START} seconds.`);
      }
      answers = await this.#answers();
      if (!answers) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    Deno.unrefTimer(setTimeout(() => {
      if (this.#child === child) this.#failures = 0;
    }, 10_000));
  }

  #again(status: Deno.CommandStatus) {
    if (this.#stopped) return;
    const wait = this.#failures === 0 ? 0 : Math.min(250 * 2 ** this.#failures, 10_000);
    this.#failures++;
    this.#options.onLog(`web: the process ended (${status.signal ?? status.code}), starting it again`);
    this.#timer = setTimeout(() => {
      if (this.#stopped) return;
      this.#spawn().catch((error) => {
        if (this.#stopped) return;
        this.#options.onLog(`web: ${error.message}`);
        this.#again({ success: false, code: 1, signal: null });
      });
    }, wait);
  }

  /** Whether something answers; a page need not exist, and none is rendered for the question. */
  async #answers(): Promise<boolean> {
    const request = fetch(`${this.url}/_next/static/none`, { signal: AbortSignal.timeout(2000) });
    return await request.then((response) => response.body?.cancel().then(() => true) ?? true, () => false);
  }
}

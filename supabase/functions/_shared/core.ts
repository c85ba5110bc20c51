/**
 * The Rust core of a function: loads its module on first use, hands requests to it, and replaces it where it breaks. Which
 * module that is says whoever imports this, so that a function carries no other's.
 */

/** Settings of the core; everything else of the environment stays outside. */
const SETTINGS = [
  "SUPABASE_URL",
  "SUPABASE_SECRET_KEYS",
  "SUPABASE_SECRET_KEY",
  "SUPABASE_SERVICE_ROLE_KEY",
  "OPENAI_API_KEY",
  "OPENAI_BASE_URL",
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_BASE_URL",
  "HUGGINGFACE_API_KEY",
  "HUGGINGFACE_BASE_URL",
  "COMPATIBLE_BASE_URL",
  "COMPATIBLE_API_KEY",
  "COMPATIBLE_MODEL",
  "SINTRA_UPSTREAM_TIMEOUT_MS",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_BASE_URL",
  "MERCADOPAGO_ACCESS_TOKEN",
  "MERCADOPAGO_WEBHOOK_SECRET",
  "MERCADOPAGO_BASE_URL",
  "SITE_URL",
  "SINTRA_IMPORT_ALLOWED_ORIGINS",
  "MAIL_FROM",
  "RESEND_API_KEY",
  "RESEND_BASE_URL",
  "RESEND_WEBHOOK_SECRET",
  "SENDGRID_API_KEY",
  "SENDGRID_BASE_URL",
  "SENDGRID_WEBHOOK_PUBLIC_KEY",
  "MAIL_CATCHER_URL",
];
/** The largest request body that is read; the core says the same of what it is given. */
const MAX_BODY_BYTES = 1_000_000;

/** What the core answers; one that never streams lacks what streaming needs. */
export interface Reply {
  readonly status: number;
  readonly headers: string[];
  readonly streams?: boolean;
  takeText(): string | undefined;
  next?(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  cancel?(): void;
}

/** What every function is told of a request. */
export interface Given {
  method: string;
  path: string;
  acceptLanguage: string;
  contentType: string;
}

/** A generated module, as far as this needs it. */
interface Generated {
  instantiate(): Promise<void>;
  replace(): void;
  refusalText(code: string, acceptLanguage: string): string;
  Functions: new (
    settings: string[],
    waitUntil: (work: Promise<unknown>) => void,
    log: (line: string) => void,
    onPanic: (reason: string) => void,
  ) => unknown;
}

/** The core in one module, with its functions `F`. */
export class Core<F> {
  #generated: Generated;
  /** Begun at once, so that the module compiles while the first request is read and its caller is verified. */
  #ready: Promise<void>;
  #functions: F | undefined;
  #broken = false;
  /** Streams that the present instance feeds, and calls that it has not answered yet. */
  #open = new Set<ReadableStreamDefaultController>();
  #unanswered = new Set<(reason: Error) => void>();

  constructor(generated: Generated) {
    this.#generated = generated;
    this.#ready = generated.instantiate();
    this.#ready.catch(() => {});
    // What breaks in a background task breaks outside of every call. It shall end the instance, not the process.
    addEventListener("error", (event) => {
      if (!(event.error instanceof WebAssembly.RuntimeError)) return;
      event.preventDefault();
      if (this.#functions) this.#replace(event.error.message);
    });
  }

  /** The JSON of a refusal in the caller's language. */
  async refusalText(code: string, acceptLanguage: string): Promise<string> {
    await this.#ready;
    return this.#generated.refusalText(code, acceptLanguage);
  }

  /** Has a function answer a request. */
  async answer(request: Request, call: (functions: F, given: Given) => Promise<Reply>): Promise<Response> {
    const { method, headers } = request;
    const given = {
      method,
      path: new URL(request.url).pathname,
      acceptLanguage: headers.get("accept-language") ?? "",
      contentType: headers.get("content-type") ?? "",
    };
    const functions = await this.#instance();
    return this.#respond(await this.#guarded(() => call(functions, given)));
  }

  async #instance(): Promise<F> {
    await this.#ready;
    if (this.#broken) {
      this.#generated.replace();
      this.#broken = false;
    }
    if (!this.#functions) {
      const settings = SETTINGS.flatMap((name) => {
        const value = Deno.env.get(name);
        return value === undefined ? [] : [name, value];
      });
      const replace = (reason: string) => this.#replace(reason);
      this.#functions = new this.#generated.Functions(settings, waitUntil, log, replace) as F;
    }
    return this.#functions;
  }

  /**
   * After a panic nothing in the instance can be trusted: its calls fail, its streams are broken off, and the next request
   * gets another instance.
   */
  #replace(reason: string): void {
    console.error(`the core panicked: ${reason}`);
    this.#functions = undefined;
    const error = new Error("the core panicked");
    for (const reject of this.#unanswered) reject(error);
    for (const controller of this.#open) controller.error(error);
    this.#unanswered.clear();
    this.#open.clear();
    // Replaced by the next request, not while it is still on the stack.
    this.#broken = true;
  }

  /** A call into the core, which fails where the core breaks while it runs: its own promise would wait for ever. */
  #guarded<T>(call: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#unanswered.add(reject);
      const settle = (then: () => void) => {
        this.#unanswered.delete(reject);
        then();
      };
      const failed = (error: unknown) => {
        // A trap that was no panic, such as memory that has run out.
        if (error instanceof WebAssembly.RuntimeError && this.#functions) this.#replace(error.message);
        settle(() => reject(error));
      };
      try {
        call().then((value) => settle(() => resolve(value)), failed);
      } catch (error) {
        failed(error);
      }
    });
  }

  #respond(reply: Reply): Response {
    const headers = new Headers();
    const fields = reply.headers;
    for (let at = 0; at < fields.length; at += 2) headers.append(fields[at], fields[at + 1]);
    return new Response(reply.streams ? this.#stream(reply) : reply.takeText(), { status: reply.status, headers });
  }

  #stream(reply: Reply): ReadableStream<Uint8Array> {
    const open = this.#open;
    let own: ReadableStreamDefaultController;
    return new ReadableStream({
      start(controller) {
        own = controller;
        open.add(own);
      },
      pull: async (controller) => {
        const frames = await this.#guarded(async () => await reply.next?.());
        if (!open.has(own)) return;
        if (frames) {
          controller.enqueue(frames);
        } else {
          open.delete(own);
          controller.close();
        }
      },
      cancel() {
        open.delete(own);
        reply.cancel?.();
      },
    });
  }
}

declare const EdgeRuntime: { waitUntil(work: Promise<unknown>): void } | undefined;

function waitUntil(work: Promise<unknown>): void {
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(work);
}

function log(line: string): void {
  console.warn(line);
}

/** The body, or undefined where it is larger than is read. */
export async function boundedBody(request: Request): Promise<Uint8Array | undefined> {
  if (!request.body) return new Uint8Array();
  const announced = Number(request.headers.get("content-length") ?? NaN);
  if (announced > MAX_BODY_BYTES) {
    await request.body.cancel();
    return undefined;
  }
  if (announced <= MAX_BODY_BYTES) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** The Rust core of the functions: loads it on first use, hands requests to it, and replaces it where it breaks. */
import * as generated from "./edge.generated.js";

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
];
/** The largest request body that is read; the core says the same of what it is given. */
const MAX_BODY_BYTES = 1_000_000;

/** What the core answers. */
interface Reply {
  readonly status: number;
  readonly headers: string[];
  readonly streams: boolean;
  takeText(): string | undefined;
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  cancel(): void;
}

interface Functions {
  chat(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body?: Uint8Array,
  ): Promise<Reply>;
  worker(method: string, path: string, acceptLanguage: string): Promise<Reply>;
  attachments(
    method: string,
    path: string,
    acceptLanguage: string,
    contentType: string,
    userId: string,
    body: Uint8Array | undefined,
    read: (path: string) => Promise<string>,
    remove: (path: string) => Promise<void>,
  ): Promise<Reply>;
}

/** Uploaded files, as far as the caller may reach them. */
export interface Uploads {
  /** What became of reading one; the core knows the shapes. */
  read(path: string): Promise<{ outcome: string } & Record<string, unknown>>;
  remove(path: string): Promise<void>;
}

/** Begun at once, so that the module compiles while the first request is read and its caller is verified. */
const ready = generated.instantiate();
ready.catch(() => {});
let functions: Functions | undefined;
let broken = false;
/** Streams that the present instance feeds, and calls that it has not answered yet. */
const open = new Set<ReadableStreamDefaultController>();
const unanswered = new Set<(reason: Error) => void>();

/** The provider's bytes in, the client's bytes out; on its own, for measuring. */
export class Transcoder {
  #inner: { push(bytes: Uint8Array): Uint8Array; finish(): Uint8Array; free(): void; readonly text: string };

  constructor(provider: string, messageId: string) {
    generated.instantiateNow();
    this.#inner = new generated.Transcoder(provider, messageId);
  }

  /** Takes bytes of the provider and gives the frames they complete. */
  push(bytes: Uint8Array): Uint8Array {
    return this.#inner.push(bytes);
  }

  /** Ends the stream and gives the last frames. */
  finish(): Uint8Array {
    return this.#inner.finish();
  }

  /** The answer so far. */
  get text(): string {
    return this.#inner.text;
  }

  /** Gives its memory back. */
  free(): void {
    this.#inner.free();
  }
}

/** About how many tokens a text is. */
export function estimateTokens(text: string): number {
  generated.instantiateNow();
  return generated.estimateTokens(text);
}

/** The JSON of a refusal in the caller's language. */
export async function refusalText(code: string, acceptLanguage: string): Promise<string> {
  await ready;
  return generated.refusalText(code, acceptLanguage);
}

/** Answers a request of a signed-in person to the function `chat`. */
export async function chat(request: Request, userId: string): Promise<Response> {
  const body = await boundedBody(request);
  const { method, headers } = request;
  const functions = await core();
  return respond(
    await guarded(() =>
      functions.chat(
        method,
        new URL(request.url).pathname,
        headers.get("accept-language") ?? "",
        headers.get("content-type") ?? "",
        userId,
        body,
      )
    ),
  );
}

/** Answers a request of a signed-in person to the function `attachments`. */
export async function attachments(request: Request, userId: string, uploads: Uploads): Promise<Response> {
  const body = await boundedBody(request);
  const { method, headers } = request;
  const functions = await core();
  return respond(
    await guarded(() =>
      functions.attachments(
        method,
        new URL(request.url).pathname,
        headers.get("accept-language") ?? "",
        headers.get("content-type") ?? "",
        userId,
        body,
        async (path) => JSON.stringify(await uploads.read(path)),
        (path) => uploads.remove(path),
      )
    ),
  );
}

/** Answers a request of the project to the function `worker`. */
export async function worker(request: Request): Promise<Response> {
  const functions = await core();
  return respond(
    await guarded(() =>
      functions.worker(request.method, new URL(request.url).pathname, request.headers.get("accept-language") ?? "")
    ),
  );
}

async function core(): Promise<Functions> {
  await ready;
  if (broken) {
    generated.replace();
    broken = false;
  }
  if (!functions) {
    const settings = SETTINGS.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [name, value];
    });
    functions = new generated.Functions(settings, waitUntil, log, replace) as Functions;
  }
  return functions;
}

/**
 * After a panic nothing in the instance can be trusted: its calls fail, its streams are broken off, and the next request
 * gets another instance.
 */
function replace(reason: string): void {
  console.error(`the core panicked: ${reason}`);
  functions = undefined;
  const error = new Error("the core panicked");
  for (const reject of unanswered) reject(error);
  for (const controller of open) controller.error(error);
  unanswered.clear();
  open.clear();
  // Replaced by the next request, not while it is still on the stack.
  broken = true;
}

// What breaks in a background task breaks outside of every call. It shall end the instance, not the process.
addEventListener("error", (event) => {
  if (!(event.error instanceof WebAssembly.RuntimeError)) return;
  event.preventDefault();
  if (functions) replace(event.error.message);
});

/** A call into the core, which fails where the core breaks while it runs: its own promise would wait for ever. */
function guarded<T>(call: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    unanswered.add(reject);
    const settle = (then: () => void) => {
      unanswered.delete(reject);
      then();
    };
    const failed = (error: unknown) => {
      // A trap that was no panic, such as memory that has run out.
      if (error instanceof WebAssembly.RuntimeError && functions) replace(error.message);
      settle(() => reject(error));
    };
    try {
      call().then((value) => settle(() => resolve(value)), failed);
    } catch (error) {
      failed(error);
    }
  });
}

declare const EdgeRuntime: { waitUntil(work: Promise<unknown>): void } | undefined;

function waitUntil(work: Promise<unknown>): void {
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(work);
}

function log(line: string): void {
  console.warn(line);
}

/** The body, or undefined where it is larger than is read. */
async function boundedBody(request: Request): Promise<Uint8Array | undefined> {
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

function respond(reply: Reply): Response {
  const headers = new Headers();
  const fields = reply.headers;
  for (let at = 0; at < fields.length; at += 2) headers.append(fields[at], fields[at + 1]);
  return new Response(reply.streams ? stream(reply) : reply.takeText(), { status: reply.status, headers });
}

function stream(reply: Reply): ReadableStream<Uint8Array> {
  let own: ReadableStreamDefaultController;
  return new ReadableStream({
    start(controller) {
      own = controller;
      open.add(own);
    },
    async pull(controller) {
      const frames = await guarded(() => reply.next());
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
      reply.cancel();
    },
  });
}

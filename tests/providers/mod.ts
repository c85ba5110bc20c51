/**
 * Model providers on the loopback interface: the vendors' wire formats, and scripts of what vendors do on good and on bad days.
 * That the formats are right is proved in providers_test.ts, where the vendors' own clients read them.
 */
import { anthropicWire } from "./anthropic_wire.ts";
import {
  type Behaviour,
  type Choose,
  deltasOf,
  type RecordedRequest,
  type Run,
  steps,
  type Wire,
} from "./behaviour.ts";
import { huggingFaceWire, openaiWire } from "./openai_wire.ts";

export type { Behaviour, Choose, RecordedRequest } from "./behaviour.ts";

const wires: Record<string, () => Wire> = {
  openai: openaiWire,
  anthropic: anthropicWire,
  huggingface: huggingFaceWire,
};

/** A running stand-in. */
export interface Provider {
  kind: "openai" | "anthropic" | "huggingface";
  /** The origin, without `/v1`. */
  url: string;
  /** All requests so far, refused ones included, oldest first. */
  requests: RecordedRequest[];
  /** Decides about the requests from now on. */
  setBehaviour(choose: Choose): void;
  /** Ends every open stream and stops listening. */
  close(): Promise<void>;
}

/** Starts a stand-in. `behaviours` are used up in turn, the last one stays; `setBehaviour` replaces them. */
export async function startProvider(
  options: { kind: Provider["kind"]; port?: number; behaviours?: Behaviour[] | Choose },
): Promise<Provider> {
  const wire = wires[options.kind]();
  const requests: RecordedRequest[] = [];
  const closing = new AbortController();
  let choose = chooser(options.behaviours);
  let count = 0;

  async function handle(request: Request): Promise<Response> {
    const began = performance.now();
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const recorded: RecordedRequest = {
      method: request.method,
      path: pathname,
      headers: Object.fromEntries(request.headers),
      body: parse(text),
      status: 200,
      sentDeltas: 0,
      cancelled: false,
    };
    requests.push(recorded);
    const refuse = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      recorded.status = status;
      return Response.json(body, { status, headers });
    };
    if (pathname !== wire.path || request.method !== "POST") return refuse(404, wire.errorBody(404));
    const refusal = wire.refuse(recorded);
    if (refusal) return refuse(refusal.status, refusal.body);
    const behaviour = choose(recorded);
    if (behaviour.contextTooLong) return refuse(400, wire.errorBody(400, "context_too_long"));
    if (behaviour.contentPolicy) return refuse(400, wire.errorBody(400, "content_policy"));
    if (behaviour.status) {
      const wait: Record<string, string> = behaviour.retryAfter === undefined
        ? {}
        : { "retry-after": String(behaviour.retryAfter) };
      return refuse(behaviour.status, wire.errorBody(behaviour.status), wait);
    }
    if (behaviour.hangBeforeHeaders) await hang(AbortSignal.any([request.signal, closing.signal]));
    const run = newRun(recorded.body, behaviour, text.length, ++count);
    return new Response(stream(wire, run, behaviour, recorded, began, closing.signal), {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" },
    });
  }

  const listening = Promise.withResolvers<void>();
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: options.port ?? 0,
    signal: closing.signal,
    onListen: () => listening.resolve(),
  }, handle);
  await listening.promise;
  return {
    kind: options.kind,
    url: `http://127.0.0.1:${server.addr.port}`,
    requests,
    setBehaviour: (next) => choose = next,
    async close() {
      closing.abort();
      await server.finished;
    },
  };
}

function chooser(behaviours: Behaviour[] | Choose = []): Choose {
  if (typeof behaviours === "function") return behaviours;
  const queue = [...behaviours];
  return () => (queue.length > 1 ? queue.shift() : queue[0]) ?? {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// deno-lint-ignore no-explicit-any
function newRun(request: any, behaviour: Behaviour, requestBytes: number, number: number): Run {
  const usage = behaviour.usage ?? {};
  return {
    id: `S1ntra${String(number).padStart(8, "0")}`,
    created: Math.floor(Date.now() / 1000),
    model: behaviour.model ?? request.model,
    request,
    usage: {
      input: usage.input ?? Math.ceil(requestBytes / 4),
      cached: usage.cached ?? 0,
      output: usage.output ?? deltasOf(behaviour).length,
    },
  };
}

/** The body of an answer. Deltas are due at fixed times after the request, so that delays do not add up. */
function stream(
  wire: Wire,
  run: Run,
  behaviour: Behaviour,
  recorded: RecordedRequest,
  began: number,
  closing: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const over = AbortSignal.any([left.signal, closing]);
  const script = steps(wire, run, behaviour);
  const pending: Uint8Array[] = [];
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!pending.length) {
        const next = script.next();
        if (next.done) return controller.close();
        const step = next.value;
        // A string, because the server prints what it is given, and this is nothing to investigate.
        if (step.do === "die") return controller.error("stand-in: connection reset, as scripted");
        if (step.do === "hang") {
          await hang(over);
          return left.signal.aborted ? undefined : controller.error("stand-in: closed");
        }
        if (step.delta) {
          await until(began + (behaviour.firstTokenMs ?? 0) + recorded.sentDeltas * (behaviour.gapMs ?? 0), over);
          recorded.sentDeltas++;
        }
        pending.push(...pieces(encoder.encode(step.frame), behaviour.dripBytes));
      } else if (behaviour.dripBytes) await until(performance.now() + Math.max(1, behaviour.gapMs ?? 0), over);
      if (over.aborted) return left.signal.aborted ? undefined : controller.error("stand-in: closed");
      controller.enqueue(pending.shift()!);
    },
    cancel() {
      recorded.cancelled = true;
      left.abort();
    },
  }, { highWaterMark: 0 });
}

function pieces(bytes: Uint8Array, size?: number): Uint8Array[] {
  if (!size) return [bytes];
  const cut = [];
  for (let at = 0; at < bytes.length; at += size) cut.push(bytes.slice(at, at + size));
  return cut;
}

function hang(over: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    over.aborted ? resolve() : over.addEventListener("abort", () => resolve(), { once: true })
  );
}

/** Waits until a time of `performance.now()`, or the end. */
function until(due: number, over: AbortSignal): Promise<void> {
  const wait = due - performance.now();
  if (wait <= 0 || over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      over.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, wait);
    over.addEventListener("abort", done, { once: true });
  });
}

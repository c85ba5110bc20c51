/** The vendors' own clients read the stand-ins: what they understand is the vendors' format. */
import Anthropic from "@anthropic-ai/sdk";
import { InferenceClient } from "@huggingface/inference";
import OpenAI from "openai";
import { type Behaviour, type Provider, startProvider } from "./mod.ts";

const text = '¡Hola! Los martes "2x1" en pastor 🌮,\n\nsegún María: ñ, ü, \\ y \u2028 fin.';
const usage = { input: 120, cached: 100, output: 34 };

function equal(actual: unknown, expected: unknown) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`got ${a?.slice(0, 500)}, expected ${b?.slice(0, 500)}`);
}

/** What a client made of an answer. */
interface Read {
  text: string;
  usage?: unknown;
  finish?: unknown;
  refusal?: string;
  error?: { status?: number; message: string; name: string; retryAfter?: string | null };
}

async function caught(read: Read, work: () => Promise<void>): Promise<Read> {
  try {
    await work();
  } catch (error) {
    // deno-lint-ignore no-explicit-any
    const { status, message, headers, constructor } = error as any;
    read.error = { status, message, name: constructor.name, retryAfter: headers?.get?.("retry-after") };
  }
  return read;
}

const clients: Record<Provider["kind"], (url: string, signal?: AbortSignal) => Promise<Read>> = {
  openai(url, signal) {
    const client = new OpenAI({ apiKey: "sk-test", baseURL: `${url}/v1`, maxRetries: 0 });
    const read: Read = { text: "" };
    return caught(read, async () => {
      const stream = await client.chat.completions.create({
        model: "gpt-4.1-mini",
        messages: [{ role: "system", content: "Eres Sofía." }, { role: "user", content: "Hola" }],
        max_completion_tokens: 100,
        stream: true,
        stream_options: { include_usage: true },
      }, { signal });
      for await (const chunk of stream) {
        read.text += chunk.choices[0]?.delta.content ?? "";
        if (chunk.choices[0]?.delta.refusal) read.refusal = (read.refusal ?? "") + chunk.choices[0].delta.refusal;
        read.finish = chunk.choices[0]?.finish_reason ?? read.finish;
        if (chunk.usage) {
          read.usage = {
            input: chunk.usage.prompt_tokens,
            cached: chunk.usage.prompt_tokens_details?.cached_tokens,
            output: chunk.usage.completion_tokens,
          };
        }
      }
    });
  },
  anthropic(url, signal) {
    const client = new Anthropic({ apiKey: "sk-ant-test", baseURL: url, maxRetries: 0 });
    const read: Read = { text: "" };
    return caught(read, async () => {
      const stream = client.messages.stream({
        model: "claude-sonnet-5-5",
        max_tokens: 100,
        system: [{ type: "text", text: "Eres Sofía.", cache_control: { type: "ephemeral" } }],
        messages: [{ role: "user", content: "Hola" }],
      }, { signal });
      stream.on("text", (delta) => read.text += delta);
      const message = await stream.finalMessage();
      const used = message.usage;
      const cached = used.cache_read_input_tokens ?? 0;
      read.usage = {
        input: used.input_tokens + (used.cache_creation_input_tokens ?? 0) + cached,
        cached,
        output: used.output_tokens,
      };
      read.finish = message.stop_reason;
    });
  },
  huggingface(url, signal) {
    const client = new InferenceClient("hf_test", { retry_on_error: false });
    const read: Read = { text: "" };
    return caught(read, async () => {
      const stream = client.endpoint(url).chatCompletionStream({
        model: "meta-llama/Llama-3.3-70B-Instruct",
        messages: [{ role: "user", content: "Hola" }],
        max_tokens: 100,
        stream_options: { include_usage: true },
      }, { signal });
      for await (const chunk of stream) {
        read.text += chunk.choices[0]?.delta.content ?? "";
        read.finish = chunk.choices[0]?.finish_reason ?? read.finish;
        if (chunk.usage) {
          const used = chunk.usage as typeof chunk.usage & { prompt_tokens_details?: { cached_tokens?: number } };
          read.usage = {
            input: used.prompt_tokens,
            cached: used.prompt_tokens_details?.cached_tokens,
            output: used.completion_tokens,
          };
        }
      }
    });
  },
};

const kinds = Object.keys(clients) as Provider["kind"][];

/** A test for each vendor's client against its stand-in. */
function each(name: string, behaviour: Behaviour, check: (read: Read, provider: Provider) => void) {
  for (const kind of kinds) {
    Deno.test(`${kind}: ${name}`, async () => {
      const provider = await startProvider({ kind, behaviours: [behaviour] });
      try {
        check(await clients[kind](provider.url), provider);
      } finally {
        await provider.close();
      }
    });
  }
}

each(
  "the answer, its usage and its end are read by the vendor's client",
  { text, usage },
  (read, { kind, requests }) => {
    equal([read.text, read.usage, read.finish], [text, usage, kind === "anthropic" ? "end_turn" : "stop"]);
    equal([requests.length, requests[0].status, requests[0].cancelled], [1, 200, false]);
  },
);

each(
  "bytes that drip in are the same answer",
  { text, usage, dripBytes: 7 },
  (read) => equal([read.text, read.usage], [text, usage]),
);

each("an answer at its limit says so", { text, finish: "length" }, (read, { kind }) => {
  equal([read.text, read.finish], [text, kind === "anthropic" ? "max_tokens" : "length"]);
});

each(
  "a huge answer arrives whole",
  { text: `${text} `.repeat(2000) },
  (read) => equal(read.text, `${text} `.repeat(2000)),
);

each("a refusal comes the vendor's way", { refusal: "No puedo." }, (read, { kind }) => {
  if (kind === "openai") equal([read.text, read.refusal, read.finish], ["", "No puedo.", "stop"]);
  else if (kind === "anthropic") equal([read.text, read.finish], ["", "refusal"]);
  else equal([read.text, read.finish], ["No puedo.", "stop"]);
});

/** The class of error that a client makes of a status; Hugging Face's has one for all. */
const named = (kind: string, name: string) => kind === "huggingface" ? "InferenceClientProviderApiError" : name;

each("too many requests", { status: 429, retryAfter: 2 }, (read, { kind }) => {
  equal(read.error?.name, named(kind, "RateLimitError"));
  if (kind !== "huggingface") equal(read.error?.retryAfter, "2");
});
each(
  "a failing server",
  { status: 500 },
  (read, { kind }) => equal(read.error?.name, named(kind, "InternalServerError")),
);
each("a wrong key", { status: 401 }, (read, { kind }) => equal(read.error?.name, named(kind, "AuthenticationError")));
each(
  "a prompt that is too long",
  { contextTooLong: true },
  (read, { kind }) => equal(read.error?.name, named(kind, "BadRequestError")),
);

for (
  const [how, broken] of [
    ["dies", { dieAfterDeltas: 3 }],
    ["sends broken JSON", { malformedAfterDeltas: 3 }],
    ["sends an error", { errorAfterDeltas: 3 }],
  ] as [string, Behaviour][]
) {
  each(
    `a stream that ${how} midway is an error after the first part`,
    { deltas: ["a", "b", "c", "d"], ...broken },
    (read) => {
      equal(read.text, "abc");
      if (!read.error) throw new Error("the client noticed nothing");
    },
  );
}
each("a stream that dies before its first token is an error", { dieBeforeFirstToken: true }, (read) => {
  equal(read.text, "");
  if (!read.error) throw new Error("the client noticed nothing");
});

for (const kind of kinds) {
  Deno.test(`${kind}: a stream that hangs can be left, and the stand-in notices`, async () => {
    for (
      const behaviour of [{ hangBeforeHeaders: true }, { hangBeforeFirstToken: true }, {
        hangAfterDeltas: 2,
        text: "uno dos tres",
      }]
    ) {
      const provider = await startProvider({ kind, behaviours: [behaviour] });
      const leaving = new AbortController();
      const read = clients[kind](provider.url, leaving.signal);
      const started = behaviour.hangAfterDeltas ?? 0;
      await eventually(() => provider.requests.length === 1 && provider.requests[0].sentDeltas === started);
      leaving.abort();
      await read;
      if (!behaviour.hangBeforeHeaders) await eventually(() => provider.requests[0].cancelled);
      await provider.close();
    }
  });

  Deno.test(`${kind}: deltas come at their times`, async () => {
    const provider = await startProvider({
      kind,
      behaviours: () => ({ text: "a b c d e", firstTokenMs: 60, gapMs: 30 }),
    });
    const began = performance.now();
    equal((await clients[kind](provider.url)).text, "a b c d e");
    const took = performance.now() - began;
    if (took < 60 + 4 * 30) throw new Error(`the answer was there after ${took} ms`);
    await provider.close();
  });

  Deno.test(`${kind}: what the vendor refuses is refused in its shape`, async () => {
    const provider = await startProvider({ kind });
    const path = kind === "anthropic" ? "/v1/messages" : "/v1/chat/completions";
    const key: Record<string, string> = kind === "anthropic"
      ? { "x-api-key": "k", "anthropic-version": "2023-06-01" }
      : { authorization: "Bearer k" };
    const good = { model: "m", max_tokens: 5, messages: [{ role: "user", content: "Hola" }] };
    const status = async (body: unknown, headers: Record<string, string> = key, at = path) => {
      const response = await fetch(provider.url + at, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
      const answer = await response.text();
      if (response.status !== 200 && !JSON.parse(answer).error) throw new Error(`not an error: ${answer}`);
      return response.status;
    };
    const wrong = kind === "huggingface" ? 422 : 400;
    equal(await status(good), 200);
    equal(await status(good, {}), 401);
    equal(await status(good, key, "/v1/nowhere"), 404);
    equal(await status({ ...good, model: undefined }), wrong);
    equal(await status({ ...good, messages: [] }), wrong);
    equal(await status({ ...good, max_tokens: 0 }), wrong);
    equal(await status({ ...good, surprise: 1 }), wrong);
    equal(await status({ ...good, messages: [{ role: "robot", content: "x" }] }), wrong);
    equal(await status("no object"), wrong);
    if (kind === "anthropic") {
      equal(await status({ ...good, max_tokens: undefined }), 400);
      equal(await status({ ...good, messages: [{ role: "assistant", content: "x" }] }), 400);
      equal(await status(good, { "x-api-key": "k" }), 400);
    }
    const strict = (schema: unknown) =>
      kind === "anthropic"
        ? { output_config: { format: { type: "json_schema", schema } } }
        : { response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } } };
    const closed = {
      type: "object",
      additionalProperties: false,
      required: ["a"],
      properties: { a: { type: "string" } },
    };
    equal(await status({ ...good, ...strict(closed) }), 200);
    equal(await status({ ...good, ...strict({ ...closed, required: [] }) }), wrong);
    equal(await status({ ...good, ...strict({ ...closed, additionalProperties: true }) }), wrong);
    equal(provider.requests.length, kind === "anthropic" ? 15 : 12);
    await provider.close();
  });
}

async function eventually(holds: () => boolean) {
  const limit = performance.now() + 5000;
  while (!holds()) {
    if (performance.now() > limit) throw new Error("the condition did not come about within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

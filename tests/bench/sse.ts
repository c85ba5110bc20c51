/** Upstream SSE bytes in, AI SDK stream bytes out: Rust in WebAssembly against eventsource-parser with JSON.parse and JSON.stringify. */
import { createParser } from "eventsource-parser";
import { Transcoder } from "../../supabase/functions/_shared/edge.ts";
import { interleave, median, type Row } from "./measure.ts";

const words = "La taquería vende más los martes cuando ofrece “2x1” en pastor, según María; ¿probamos? 🌮\n".split(" ");

/** About two megabytes of an OpenAI stream, as the provider sends it. */
function upstreamBytes(): Uint8Array {
  const frame = (delta: object, rest: object = {}) =>
    `data: ${
      JSON.stringify({
        id: "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG",
        object: "chat.completion.chunk",
        created: 1741570283,
        model: "gpt-5-mini-2025-08-07",
        service_tier: "default",
        system_fingerprint: "fp_44709d6fcb",
        choices: [{ index: 0, delta, logprobs: null, finish_reason: null }],
        usage: null,
        obfuscation: "a1B2c3",
        ...rest,
      })
    }\n\n`;
  let text = frame({ role: "assistant", content: "", refusal: null });
  for (let i = 0; i < 6000; i++) text += frame({ content: `${words[i % words.length]} ` });
  text += `data: ${
    JSON.stringify({
      id: "x",
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
    })
  }\n\n`;
  text += `data: ${
    JSON.stringify({
      id: "x",
      object: "chat.completion.chunk",
      choices: [],
      usage: { prompt_tokens: 50, completion_tokens: 6000, total_tokens: 6050 },
    })
  }\n\ndata: [DONE]\n\n`;
  return new TextEncoder().encode(text);
}

function inRust(bytes: Uint8Array, size: number): number {
  const transcoder = new Transcoder("openai", "00000000-0000-4000-8000-000000000001");
  let out = 0;
  for (let at = 0; at < bytes.length; at += size) out += transcoder.push(bytes.subarray(at, at + size)).length;
  out += transcoder.finish().length;
  transcoder.free();
  return out;
}

function inTypeScript(bytes: Uint8Array, size: number): number {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let pending: string[] = [];
  let started = false;
  const emit = (part: object) => pending.push(`data: ${JSON.stringify(part)}\n\n`);
  const parser = createParser({
    onEvent(event) {
      if (event.data === "[DONE]") return;
      const content = JSON.parse(event.data).choices?.[0]?.delta?.content;
      if (!content) return;
      if (!started) {
        started = true;
        emit({ type: "start", messageId: "00000000-0000-4000-8000-000000000001" });
        emit({ type: "text-start", id: "0" });
      }
      emit({ type: "text-delta", id: "0", delta: content });
    },
  });
  let out = 0;
  for (let at = 0; at < bytes.length; at += size) {
    parser.feed(decoder.decode(bytes.subarray(at, at + size), { stream: true }));
    if (pending.length) {
      out += encoder.encode(pending.join("")).length;
      pending = [];
    }
  }
  return out;
}

/** Microseconds a kilobyte at two chunk sizes. */
export async function sseRows(): Promise<Row[]> {
  const bytes = upstreamBytes();
  const rows: Row[] = [];
  for (const [size, goal] of [[4096, 1.5], [64, 1.0]] as const) {
    let sink = 0;
    const perKilobyte = (work: () => number) => () => {
      const began = performance.now();
      sink += work();
      return (performance.now() - began) * 1000 / (bytes.length / 1024);
    };
    const variants = {
      ours: perKilobyte(() => inRust(bytes, size)),
      reference: perKilobyte(() => inTypeScript(bytes, size)),
    };
    await interleave(4, variants);
    const samples = await interleave(15, variants);
    if (sink === 0) throw new Error("nothing was decoded");
    rows.push({
      what: `SSE in, AI SDK stream out, ${size} B chunks`,
      ours: median(samples.ours),
      reference: median(samples.reference),
      unit: "µs/KiB",
      goal: { kind: "at least", ratio: goal },
    });
  }
  return rows;
}

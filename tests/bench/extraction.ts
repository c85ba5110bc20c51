/** Extraction by rules: how fast it reads in WebAssembly beside the same code run natively, and what one message costs. */
import { interleave, median, type Row } from "./measure.ts";
import { type Program, programs } from "./program.ts";

const root = new URL("../../", import.meta.url);
const dialogues = new URL("tests/eval/dialogues/developed/", root);
/** Milliseconds of CPU that one message may cost. */
const BUDGET = 5;

/** What people wrote in the dialogues that the rules were developed against. */
async function messages(): Promise<Uint8Array[]> {
  const texts: string[] = [];
  for await (const { name } of Deno.readDir(dialogues)) {
    for (const line of (await Deno.readTextFile(new URL(name, dialogues))).split("\n").filter(Boolean)) {
      const { turns } = JSON.parse(line) as { turns: ["u" | "a", string][] };
      for (const [role, text] of turns) if (role === "u") texts.push(text);
    }
  }
  return texts.map((text) => new TextEncoder().encode(text));
}

/** Throughput, and the CPU of the slowest message. */
export async function extractionRows(): Promise<Row[]> {
  const texts = await messages();
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1_000_000;
  const variants = await programs({ crate: "insight", example: "throughput", exported: "read" });
  const found = (read: Program) => texts.reduce((sum, text) => sum + read(text), 0);
  if (found(variants.wasm) !== found(variants.native) || found(variants.wasm) === 0) {
    throw new Error("The two do not find the same.");
  }
  const perMegabyte = (read: Program) => () => {
    const began = performance.now();
    found(read);
    return (performance.now() - began) / megabytes;
  };
  const timed = { wasm: perMegabyte(variants.wasm), native: perMegabyte(variants.native) };
  await interleave(3, timed);
  const samples = await interleave(15, timed);
  const [wasm, native] = [median(samples.wasm), median(samples.native)];
  // The least of several: the others measure what else the machine did.
  const least = (text: Uint8Array) =>
    Math.min(...Array.from({ length: 5 }, () => {
      const began = performance.now();
      variants.wasm(text);
      return performance.now() - began;
    }));
  return [
    {
      what: "extraction by rules, WebAssembly against native",
      ours: wasm,
      reference: native,
      unit: "ms/MB",
      note: `${(1000 / wasm).toFixed(2)} against ${(1000 / native).toFixed(2)} MB/s`,
    },
    {
      what: `extraction by rules, the slowest of ${texts.length} messages`,
      ours: Math.max(...texts.map(least)),
      reference: BUDGET,
      unit: "ms",
      goal: { kind: "at most", ratio: 1 },
      note: "CPU in WebAssembly",
    },
  ];
}

// The exact counter beside js-tiktoken and gpt-tokenizer, in one run: the same messages, the same counts.
//
//   cargo run -p xtask -- wasm
//   npx deno run -A crates/tokens/tools/compare.ts

import { getEncoding } from "js-tiktoken";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { messages } from "../../metering/tools/corpus.ts";

const generated = new URL("../../../supabase/functions/_shared/tokens.generated.js", import.meta.url);
const counter = await import(generated.href);
const started = performance.now();
await counter.instantiate();
counter.count_tokens("calentar");
console.log(`start: ${(performance.now() - started).toFixed(0)} ms`);

// Ten parts of fresh messages, each counted once by each: a counter that remembers what it has counted gains only what it
// would gain in use.
const javascript = getEncoding("o200k_base");
const parts: string[][] = Array.from({ length: 10 }, () => []);
const generator = messages("held-out", 5);
for (let index = 0; index < 5_000; index++) parts[index % 10]!.push(generator.next().value.text);
const times = parts.map((texts) => [
  milliseconds(() => texts.forEach((text) => counter.count_tokens(text))),
  milliseconds(() => texts.forEach((text) => javascript.encode(text).length)),
  milliseconds(() => texts.forEach((text) => countTokens(text))),
]);
const [ours, slow, fast] = [0, 1, 2].map((column) => median(times.map((row) => row[column]!))) as [number, number, number];
console.log(`500 messages: ${ours.toFixed(2)} ms; js-tiktoken ${slow.toFixed(1)} ms: ${(slow / ours).toFixed(1)}x; gpt-tokenizer ${fast.toFixed(1)} ms: ${(fast / ours).toFixed(1)}x`);
for (const text of parts.flat()) {
  if (counter.count_tokens(text) !== countTokens(text)) throw new Error(`counted ${counter.count_tokens(text)}: ${text}`);
}

for (const unit of ["a", "abcdefghijklmnopqrstuvwxyz", "é", "😀", " ", ".", "\n", "漢"]) {
  const time = (characters: number) => {
    const text = unit.repeat(characters / unit.length);
    return least(() => counter.count_tokens(text), 7);
  };
  const [one, four] = [time(250_000), time(1_000_000)];
  console.log(`${JSON.stringify(unit)}: ${one.toFixed(1)} ms, four times as much ${four.toFixed(1)} ms: ${(four / one).toFixed(2)}x`);
}

function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The least of several runs: what the work itself takes. */
function least(run: () => void, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => milliseconds(run)));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

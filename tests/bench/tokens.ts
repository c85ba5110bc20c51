/** The token estimate against exact counts, and the exact counter against the two counters written in JavaScript. */
import { countTokens as gptTokenizer } from "gpt-tokenizer/encoding/o200k_base";
import { Tiktoken } from "js-tiktoken/lite";
import o200k from "js-tiktoken/ranks/o200k_base";
import { messages } from "../../crates/metering/tools/corpus.ts";
import { estimateTokens } from "../../supabase/functions/_shared/edge.ts";
import { median, type Row } from "./measure.ts";

const heldOut = new URL("../../crates/metering/tests/data/held-out.jsonl", import.meta.url);
const exactModule = new URL("../../supabase/functions/_shared/tokens.generated.js", import.meta.url);

/** Error of the estimate in percent, on messages that its vocabulary was not chosen with. */
function estimateRows(messages: { text: string; tokens: number }[]): Row[] {
  const errors = messages.map(({ text, tokens }) => 100 * Math.abs(estimateTokens(text) - tokens) / tokens);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const note = `${messages.length} held-out messages`;
  return [
    {
      what: "token estimate, mean error",
      ours: mean,
      reference: 2,
      unit: "%",
      goal: { kind: "at most", ratio: 1 },
      note,
    },
    {
      what: "token estimate, worst message",
      ours: Math.max(...errors),
      reference: 10,
      unit: "%",
      goal: { kind: "at most", ratio: 1 },
      note,
    },
  ];
}

/** Messages that nobody has counted before: a counter that remembers what it has counted gains only what it would in use. */
function freshMessages(parts: number, each: number): string[][] {
  const generator = messages("held-out", 5);
  return Array.from({ length: parts }, () => Array.from({ length: each }, () => generator.next().value!.text));
}

const milliseconds = (work: () => void) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** How the time for a hostile run grows from a quarter of a megabyte to a megabyte; the least of several runs each. */
function hostileRow(unit: string, count: (text: string) => number): Row {
  const least = (length: number) => {
    const text = unit.repeat(length / unit.length);
    return Math.min(...Array.from({ length: 7 }, () => milliseconds(() => count(text))));
  };
  return {
    what: `exact count of a run of ${JSON.stringify(unit)}, 1 MB against 250 KB`,
    ours: least(1_000_000),
    reference: least(250_000),
    unit: "ms",
    goal: { kind: "at most", ratio: 4.4 },
  };
}

/** All rows about tokens. */
export async function tokenRows(): Promise<Row[]> {
  const heldOutMessages: { text: string; tokens: number }[] = (await Deno.readTextFile(heldOut)).trim().split("\n")
    .map((line) => JSON.parse(line));
  const exact = await import(exactModule.href);
  await exact.instantiate();
  const tiktoken = new Tiktoken(o200k);
  const wrong = heldOutMessages.filter(({ text, tokens }) => exact.count_tokens(text) !== tokens).length;
  if (wrong) throw new Error(`${wrong} exact counts differ`);

  const times = freshMessages(10, 500).map((texts) => ({
    ours: milliseconds(() => texts.forEach((text) => exact.count_tokens(text))),
    js: milliseconds(() => texts.forEach((text) => tiktoken.encode(text, [], []))),
    gpt: milliseconds(() => texts.forEach((text) => gptTokenizer(text))),
  }));
  const ours = median(times.map((t) => t.ours));
  return [
    ...estimateRows(heldOutMessages),
    {
      what: "exact count of 500 messages against js-tiktoken",
      ours,
      reference: median(times.map((t) => t.js)),
      unit: "ms",
      goal: { kind: "at least", ratio: 30 },
    },
    {
      what: "exact count of 500 messages against gpt-tokenizer",
      ours,
      reference: median(times.map((t) => t.gpt)),
      unit: "ms",
      goal: { kind: "at least", ratio: 4 },
    },
    ...["a", "😀", "漢"].map((unit) => hostileRow(unit, exact.count_tokens)),
  ];
}

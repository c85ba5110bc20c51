/** The dialogues of the evaluation, and what the Cerebro learns from them. */
import { join } from "node:path";
import { ROOT } from "../../local/paths.ts";

/** One line of a file of dialogues, as far as it is asked here; the rest is the business of the extraction's own evaluation. */
export interface Dialogue {
  id: string;
  language: string;
  corrections: { type: string; subject: string; to: string | null }[];
  questions: { ask: string; type: string; subject: string }[];
}

/** Something that was learned, with the sentence and the tags that the database would get. */
export interface Fact {
  key: string;
  value: unknown;
  content: string;
  tags: string[];
  category: string;
  kind: string;
  confidence: number;
  language: string;
  /** False where a later turn ended or replaced it. */
  is_current: boolean;
}

/** A half of the evaluation set: `developed` was worked against, `held_out` is only reported. */
export type Half = "developed" | "held_out";

/** Where the dialogues of a half are. */
export const folder = (half: Half) => join(ROOT, "tests", "eval", "dialogues", half);

/** All dialogues of a half. */
export async function dialogues(half: Half): Promise<Dialogue[]> {
  const found: Dialogue[] = [];
  const names = [...Deno.readDirSync(folder(half))].map((entry) => entry.name).filter((name) =>
    name.endsWith(".jsonl")
  );
  for (const name of names.sort()) {
    const lines = (await Deno.readTextFile(join(folder(half), name))).split("\n").filter((line) => line.trim());
    found.push(...lines.map((line) => JSON.parse(line) as Dialogue));
  }
  return found;
}

/** What an example of crate `insight` prints of a half. */
async function example(name: "evaluate" | "facts", half: Half, ...options: string[]): Promise<string> {
  const result = await new Deno.Command("cargo", {
    args: ["run", "--release", "-q", "-p", "insight", "--example", name, "--", ...options, folder(half)],
    cwd: ROOT,
    stderr: "inherit",
  }).output();
  if (!result.success) throw new Error(`the example ${name} of crate insight could not be run over ${half}`);
  return new TextDecoder().decode(result.stdout);
}

/** The figures of the extraction by rules, all shares. */
export interface Extraction {
  precision: number;
  recall: number;
  f1: number;
  corrections: number;
  merges: number;
  non_facts_respected: number;
  counts: { dialogues: number; hit: number; missed: number; extra: number };
}

/** How well the rules read a half. */
export async function extraction(half: Half): Promise<Extraction> {
  return JSON.parse(await example("evaluate", half, "--json"));
}

/** What is remembered of each dialogue of a half after its last turn, by the dialogue's id. */
export async function facts(half: Half): Promise<Map<string, Fact[]>> {
  const lines = (await example("facts", half)).split("\n").filter((line) => line.trim());
  return new Map(lines.map((line) => {
    const { id, facts } = JSON.parse(line) as { id: string; facts: Fact[] };
    return [id, facts];
  }));
}

const HOLDING = new Set(
  "a al as ao con com da das de del do dos e el em en la las lo los me mi mis na no nos o os para por que se sin su sus the un una y of"
    .split(" "),
);

/** The words of a subject: no case, no accents, in the singular, without those that only hold it together. */
function words(subject: string): string[] {
  const folded = subject.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const telling = folded.filter((word) => !HOLDING.has(word));
  return (telling.length ? telling : folded).map((word) => word.length > 3 ? word.replace(/e?s$/, "") : word);
}

/** Whether a key is of this type and subject: one has all words of the other, or they share at least half. */
export function isAbout(key: string, type: string, subject: string): boolean {
  const [ofType, ofSubject = ""] = key.split(/:(.*)/s);
  if (ofType !== type) return false;
  const one = new Set(words(ofSubject));
  const other = new Set(words(subject));
  const shared = [...one].filter((word) => other.has(word)).length;
  if (one.size === 0 || other.size === 0) return one.size === other.size;
  return shared === Math.min(one.size, other.size) || 2 * shared >= Math.max(one.size, other.size);
}

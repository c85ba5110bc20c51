/**
 * `npm run eval`: how well the Cerebro learns from the dialogues in `dialogues/`, by rules alone, and how well what it has learned is
 * found again. Both halves: one was worked against, the held-out one is reported as it is, in figures only.
 *
 * The words `developed` and `held_out` choose a half. The exit code says whether everything could be run, not whether it is good.
 */
import postgres from "postgres";
import { migrate } from "../../local/migrate.ts";
import { startCluster } from "../../local/postgres/cluster.ts";
import { databaseUrl, superuserUrl } from "../../local/postgres/server.ts";
import { ensureRust } from "../../local/wasm.ts";
import { scratchDirectory } from "../scratch.ts";
import { dialogues, type Extraction, extraction, facts, type Half } from "./facts.ts";
import { type Method, METHODS, plantTenants, type Retrieval, retrieval } from "./retrieval.ts";

const PORT = 25841;
const HALVES: Half[] = ["developed", "held_out"];

/** The ways of finding, as they are printed. */
const NAMES: Record<Method, string> = {
  ours: "current_insights",
  simple: "(a) to_tsvector('simple')",
  english: "(b) to_tsvector('english')",
  newest: "(c) newest first",
};

const share = (value: number) => (100 * value).toFixed(1) + " %";

function line(what: string, value: string, goal?: { text: string; reached: boolean }): void {
  console.log(
    `  ${what.padEnd(52)} ${value.padStart(9)}${goal ? `   goal ${goal.text} ${goal.reached ? "✓" : "✗"}` : ""}`,
  );
}

function printExtraction(found: Extraction): void {
  const { counts } = found;
  console.log(`  learning, by rules: ${counts.dialogues} dialogues, ${counts.hit + counts.missed} facts`);
  line("precision", share(found.precision));
  line("recall", share(found.recall));
  line("F1", share(found.f1), { text: ">= 85 %", reached: found.f1 >= 0.85 });
  line("corrections handled", share(found.corrections), { text: ">= 90 %", reached: found.corrections >= 0.9 });
  line("merged into one", share(found.merges));
  line("non-facts left alone", share(found.non_facts_respected));
}

function printRetrieval(found: Retrieval): void {
  const { ours, simple } = found.scores;
  console.log(
    `  finding: ${found.questions} questions to people with ${
      Math.round(found.insightsEach)
    } insights each, between 10,000 others`,
  );
  for (const method of METHODS) {
    const { recall, reciprocal } = found.scores[method];
    const goal = method === "ours" ? { text: ">= 95 %", reached: recall >= 0.95 } : undefined;
    line(`recall@5, ${NAMES[method]}`, share(recall), goal);
    line(`MRR, ${NAMES[method]}`, reciprocal.toFixed(3));
  }
  const times = ours.recall / Math.max(simple.recall, 1e-9);
  line("recall@5 against (a)", times.toFixed(2) + "x", { text: ">= 1.3x", reached: times >= 1.3 });
  line("questions whose fact was not learned, left out", `${found.unlearned} of ${found.unlearned + found.questions}`);
  line(
    "corrected facts of which today's value alone is found",
    share(found.correctlyCurrent / Math.max(found.corrections, 1)),
  );
  line("insights of other people that were found", String(found.leaks), { text: "0", reached: found.leaks === 0 });
}

await ensureRust();
const chosen = HALVES.filter((half) => Deno.args.length === 0 || Deno.args.includes(half));
const stateDir = await scratchDirectory("eval");
const server = await startCluster({ stateDir, port: PORT, fast: true });
let failed = false;
try {
  await migrate({ databaseUrl: databaseUrl(PORT) });
  // Who plants ten thousand people does without what sign-up would make for each.
  const sql = postgres(superuserUrl(PORT), { max: 1, onnotice: () => {} });
  const learned = new Map(await Promise.all(chosen.map(async (half) => [half, await facts(half)] as const)));
  const all = [...learned.values()].flatMap((half) => [...half.values()].flat());
  if (all.length > 0) await plantTenants(sql, all);
  await sql`analyze`;
  for (const half of chosen) {
    const lines = await dialogues(half);
    console.log(half);
    if (lines.length === 0) {
      console.log("  there are no dialogues");
      failed = true;
      continue;
    }
    printExtraction(await extraction(half));
    printRetrieval(await retrieval(sql, half, lines, learned.get(half)!));
  }
  await sql.end();
} finally {
  await server.stop();
  await Deno.remove(stateDir, { recursive: true }).catch(() => {});
}
Deno.exit(failed ? 1 : 0);

/** `npm run bench`: the project's figures, each a ratio of two measurements of one run. Words given choose groups by name. */
import { buildWasm, ensureRust } from "../../local/wasm.ts";
import { billingRows } from "./billing.ts";
import { cerebroRows } from "./cerebro.ts";
import { chatRows } from "./chat.ts";
import { quotaRows, rlsRows } from "./database.ts";
import { extractionRows } from "./extraction.ts";
import { functionRows } from "./function.ts";
import { ingestRows } from "./ingest.ts";
import { invoiceRows } from "./invoice.ts";
import { print, reached, type Row } from "./measure.ts";
import { type Bench, startBench } from "./setting.ts";
import { sseRows } from "./sse.ts";
import { tokenRows } from "./tokens.ts";
import { webRows } from "./web.ts";

const groups: Record<string, (bench: Bench) => Promise<Row[]>> = {
  sse: () => sseRows(),
  tokens: () => tokenRows(),
  extraction: () => extractionRows(),
  invoice: () => invoiceRows(),
  cerebro: cerebroRows,
  chat: chatRows,
  function: functionRows,
  quota: quotaRows,
  ingest: ingestRows,
  billing: billingRows,
  rls: rlsRows,
  web: webRows,
};

await ensureRust();
await buildWasm();
const chosen = Object.keys(groups).filter((name) => Deno.args.length === 0 || Deno.args.includes(name));
const bench = chosen.some((name) => !["sse", "tokens", "extraction", "invoice"].includes(name))
  ? await startBench({ web: chosen.includes("web") })
  : undefined;
const rows: Row[] = [];
try {
  for (const name of chosen) {
    console.log(name);
    for (const row of await groups[name](bench!)) print(row), rows.push(row);
  }
} finally {
  await bench?.stop();
}
const missed = rows.filter((row) => !reached(row));
console.log(
  `\n${rows.filter((r) => r.goal).length - missed.length} of ${rows.filter((r) => r.goal).length} goals reached${
    missed.length ? `; not: ${missed.map((r) => r.what).join("; ")}` : ""
  }`,
);

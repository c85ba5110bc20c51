/** What the chat function weighs: its bundle, its cold start, its memory with fifty streams open. */
import { jwks } from "../../local/keys.ts";
import { interleave, median, type Row } from "./measure.ts";
import { answerText, type Bench } from "./setting.ts";

const root = new URL("../../", import.meta.url);

/** Milliseconds from the start of a fresh Deno process to the first answer of the function in it. */
async function coldStart(module: string, path: string, bench: Bench): Promise<number> {
  const began = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      "--no-check",
      "--quiet",
      new URL("./cold.ts", import.meta.url).pathname,
      module,
      path,
      JSON.stringify({ ...bench.headers, "content-type": "application/json" }),
    ],
    env: {
      SUPABASE_URL: bench.platform.apiUrl,
      SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: bench.platform.keys.publishableKey }),
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: bench.platform.keys.secretKey }),
      SUPABASE_JWKS: JSON.stringify(jwks(bench.platform.keys)),
    },
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await reader.read();
  const elapsed = performance.now() - began;
  if (!value?.length) throw new Error(`${module} did not answer`);
  await reader.cancel();
  await child.status;
  return elapsed;
}

/** Bundle, cold start and memory. */
export async function functionRows(bench: Bench): Promise<Row[]> {
  const chat = new URL("supabase/functions/chat/index.ts", root).pathname;
  const empty = new URL("./empty_function.ts", import.meta.url).pathname;
  const variants = { ours: () => coldStart(chat, "/chat", bench), reference: () => coldStart(empty, "/", bench) };
  await interleave(2, variants);
  const samples = await interleave(15, variants);
  const rows: Row[] = [
    {
      what: "cold start against an empty function",
      ours: median(samples.ours),
      reference: median(samples.reference),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.5 },
    },
  ];
  rows.push({
    what: "code of ours that is uploaded with a function",
    ours: await codeBytes(chat) / 2 ** 20,
    reference: 4,
    unit: "MiB",
    goal: { kind: "at most", ratio: 1 },
  });

  bench.provider.setBehaviour(() => ({ text: answerText.repeat(4), firstTokenMs: 200, gapMs: 40 }));
  const streams = Array.from({ length: 50 }, async () => {
    const { headers, conversation } = bench.next();
    const response = await fetch(`${bench.platform.apiUrl}/functions/v1/chat`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        id: conversation,
        assistantId: "sofia",
        messages: [{ id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: "Hola" }] }],
      }),
    });
    return await response.text();
  });
  let peak = 0;
  let open = true;
  const watching = (async () => {
    while (open) {
      peak = Math.max(peak, await residentMegabytes(bench.platform.functionsPid!));
      await new Promise((done) => setTimeout(done, 100));
    }
  })();
  await Promise.all(streams);
  open = false;
  await watching;
  rows.push({
    what: "memory of the functions process, 50 streams open",
    ours: peak,
    reference: 150,
    unit: "MB",
    goal: { kind: "at most", ratio: 1 },
  });
  return rows;
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Bytes of a function's file and of all files of ours that it imports, as they are uploaded with it. */
async function codeBytes(entry: string): Promise<number> {
  const waiting = [new URL(`file://${entry}`)];
  const seen = new Set<string>();
  let bytes = 0;
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file.href)) continue;
    seen.add(file.href);
    const code = await Deno.readTextFile(file);
    bytes += new TextEncoder().encode(code).length;
    for (const [, path] of code.matchAll(/^(?:import|export)\b[^"';]*["'](\.[^"']+)["']/gm)) {
      waiting.push(new URL(path, file));
    }
  }
  return bytes;
}

/** The chat function against a bare Deno passthrough to the same upstream plus one REST select. */
import { median, percentile, type Row } from "./measure.ts";
import { answerText, type Asker, type Bench, DELTAS } from "./setting.ts";

/** What one streamed turn looked like to the client. Milliseconds. */
export interface Turn {
  total: number;
  first: number;
  gaps: number[];
  deltas: number;
}

async function stream(url: string, init: RequestInit, isDelta: (frame: string) => boolean): Promise<Turn> {
  const began = performance.now();
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  const decoder = new TextDecoder();
  let rest = "", first = 0, last = 0, deltas = 0;
  const gaps: number[] = [];
  for await (const chunk of response.body!) {
    const now = performance.now();
    rest += decoder.decode(chunk, { stream: true });
    const frames = rest.split("\n\n");
    rest = frames.pop()!;
    for (const frame of frames) {
      if (!isDelta(frame)) continue;
      deltas++;
      if (!first) first = now - began;
      else gaps.push(now - last);
      last = now;
    }
  }
  return { total: performance.now() - began, first, gaps, deltas };
}

/** A turn as a client of the function sees it, of the next customer where nobody is named. */
export const oursOnce = (bench: Bench, { headers, conversation }: Asker = bench.next()) => {
  return stream(`${bench.platform.apiUrl}/functions/v1/chat`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({
      id: conversation,
      assistantId: "sofia",
      messages: [{
        id: crypto.randomUUID(),
        role: "user",
        parts: [{ type: "text", text: "¿Cómo lleno mi taquería los martes?" }],
      }],
    }),
  }, (frame) => frame.includes('"text-delta"'));
};

const bareOnce = (bench: Bench) =>
  stream(
    bench.passthroughUrl,
    { method: "POST", headers: bench.next().headers, body: "{}" },
    (frame) => /"content":"[^"]/.test(frame),
  );

async function series(
  once: (bench: Bench) => Promise<Turn>,
  bench: Bench,
  turns: number,
  atOnce: number,
): Promise<{ turns: Turn[]; elapsed: number }> {
  const done: Turn[] = [];
  let left = turns;
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left-- > 0) done.push(await once(bench));
  }));
  return { turns: done, elapsed: performance.now() - began };
}

/** With an upstream of 200 ms to the first token, then 64 deltas 20 ms apart; then with an instant one. */
export async function chatRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  bench.provider.setBehaviour(() => ({ text: answerText, firstTokenMs: 200, gapMs: 20 }));
  await series(oursOnce, bench, 8, 4);
  await series(bareOnce, bench, 8, 4);
  const ours: Turn[] = [], bare: Turn[] = [];
  for (let round = 0; round < 5; round++) {
    bare.push(...(await series(bareOnce, bench, 16, 4)).turns);
    ours.push(...(await series(oursOnce, bench, 16, 4)).turns);
  }
  const lost = ours.reduce((sum, turn) => sum + Math.abs(DELTAS - turn.deltas), 0);
  const of = (turns: Turn[], pick: (turn: Turn) => number) => turns.map(pick);
  rows.push(
    {
      what: "chat turn, p50",
      ours: median(of(ours, (t) => t.total)),
      reference: median(of(bare, (t) => t.total)),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.05 },
    },
    {
      what: "chat turn, p99",
      ours: percentile(of(ours, (t) => t.total), 0.99),
      reference: percentile(of(bare, (t) => t.total), 0.99),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.10 },
    },
    {
      what: "chat turn, first token p50",
      ours: median(of(ours, (t) => t.first)),
      reference: median(of(bare, (t) => t.first)),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.05 },
    },
    {
      what: "chat turn, gap between frames p99",
      ours: percentile(ours.flatMap((t) => t.gaps), 0.99),
      reference: percentile(bare.flatMap((t) => t.gaps), 0.99),
      unit: "ms",
      goal: { kind: "at most", ratio: 1.05 },
      note: `frames lost: ${lost} of ${ours.length * DELTAS}`,
    },
  );

  bench.provider.setBehaviour(() => ({ text: answerText }));
  await series(oursOnce, bench, 40, 4);
  await series(bareOnce, bench, 40, 4);
  const instantOurs: Turn[] = [], instantBare: Turn[] = [];
  for (let round = 0; round < 6; round++) {
    instantBare.push(...(await series(bareOnce, bench, 25, 1)).turns);
    instantOurs.push(...(await series(oursOnce, bench, 25, 1)).turns);
  }
  rows.push({
    what: "instant upstream, first token p50",
    ours: median(of(instantOurs, (t) => t.first)),
    reference: median(of(instantBare, (t) => t.first)),
    unit: "ms",
    goal: { kind: "at most", ratio: 1.5 },
  });
  const costs = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 5; round++) {
    costs.bare.push((await series(bareOnce, bench, 200, 50)).elapsed / 200);
    costs.ours.push((await series(oursOnce, bench, 200, 50)).elapsed / 200);
  }
  rows.push({
    what: "instant upstream, 50 turns at once, cost of a turn",
    ours: median(costs.ours),
    reference: median(costs.bare),
    unit: "ms",
    goal: { kind: "at most", ratio: 1.5 },
  });
  return rows;
}

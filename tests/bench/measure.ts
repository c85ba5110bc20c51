/** Arithmetic and output that all benchmarks share. */

/** One line of the result: two measurements of one run, and the goal for their ratio. */
export interface Row {
  what: string;
  ours: number;
  reference: number;
  unit: string;
  /** `at most`: ours / reference must not exceed it; `at least`: reference / ours must reach it. */
  goal?: { kind: "at most" | "at least"; ratio: number };
  note?: string;
}

/** The value below which a share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** The median. */
export const median = (samples: number[]) => percentile(samples, 0.5);

/** The figure that the goal speaks of. */
export function ratio(row: Row): number {
  return row.goal?.kind === "at least" ? row.reference / row.ours : row.ours / row.reference;
}

/** Whether the goal is reached; rows without one only inform. */
export function reached(row: Row): boolean {
  if (!row.goal) return true;
  return row.goal.kind === "at most" ? ratio(row) <= row.goal.ratio : ratio(row) >= row.goal.ratio;
}

const shown = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);

/** One printed line. */
export function print(row: Row): void {
  const goal = row.goal
    ? `goal ${row.goal.kind === "at most" ? "<=" : ">="} ${row.goal.ratio}x ${reached(row) ? "✓" : "✗"}`
    : "";
  console.log(
    `  ${row.what.padEnd(52)} ${ratio(row).toFixed(2).padStart(7)}x  (${shown(row.ours)} against ${
      shown(row.reference)
    } ${row.unit}) ${goal}${row.note ? `  ${row.note}` : ""}`,
  );
}

/** Runs the variants in turn, `rounds` times, so that a drift of the machine meets all of them alike. */
export async function interleave<K extends string>(
  rounds: number,
  variants: Record<K, () => Promise<number> | number>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(variants) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 ? names.toReversed() : names) samples[name].push(await variants[name]());
  }
  return samples;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

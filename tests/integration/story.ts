/** One sentence of a story: a test whose servers and sockets outlive it. */
export function it(sentence: string, body: () => Promise<void>): void {
  Deno.test({ name: sentence, fn: body, sanitizeOps: false, sanitizeResources: false });
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, inner) =>
      inner && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a < b ? -1 : 1))
        : inner,
  );
}

/** Fails with both values when they differ. */
export function equal<T>(actual: T, expected: T, what = "value"): void {
  const [a, b] = [canonical(actual), canonical(expected)];
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}

/** Fails unless it holds. */
export function holds(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

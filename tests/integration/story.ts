/** One sentence of a story: a test whose servers and sockets outlive it. */
export function it(sentence: string, body: () => Promise<void>): void {
  Deno.test({ name: sentence, fn: body, sanitizeOps: false, sanitizeResources: false });
}

/** Fails with both values when they differ. */
export function equal<T>(actual: T, expected: T, what = "value"): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}

/** Fails unless it holds. */
export function holds(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

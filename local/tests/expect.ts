/** Fails unless both are the same as JSON. */
export function assertEquals(actual: unknown, expected: unknown, what = "value"): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

/** Fails unless the text matches. */
export function assertMatch(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`expected ${pattern}, got: ${text}`);
}

/** Fails unless it is true. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Waits until a condition gives something, and fails after a while. */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  what: string | (() => string),
  seconds = 15,
): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + seconds * 1000;;) {
    const value = await condition();
    if (value) return value as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${typeof what === "string" ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

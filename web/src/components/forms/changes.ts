/** Whether two values of a form say the same; objects and arrays by what they hold. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  // A column that was never filled and one that was emptied look alike.
  if ((a ?? "") === "" && (b ?? "") === "") return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Array.isArray(a) === Array.isArray(b) && [...keys].every((key) => isSame(left[key], right[key]));
}

/** Of what was edited, only what differs from what is saved: a form sends this, so that it overwrites nobody else's fields. */
export function changesOf<Values extends object>(saved: Values, edits: Partial<Values>): Partial<Values> {
  const changed = Object.entries(edits).filter(([key, value]) => !isSame(value, saved[key as keyof Values]));
  return Object.fromEntries(changed) as Partial<Values>;
}

/** The edits that are left once these have been saved: what was typed meanwhile stays. */
export function editsAfter<Values extends object>(edits: Partial<Values>, sent: Partial<Values>): Partial<Values> {
  const left = Object.entries(edits).filter(([key, value]) => !(key in sent) || !isSame(value, sent[key as keyof Values]));
  return Object.fromEntries(left) as Partial<Values>;
}

/** Text as it is saved: without white space around it, and nothing at all where there is none. */
export function tidied<Values extends object>(changes: Partial<Values>): Partial<Values> {
  const tidy = (value: unknown): unknown => {
    if (typeof value === "string") return value.trim() || null;
    if (Array.isArray(value)) return [...new Set(value.map(tidy))].filter((item) => item !== null);
    return value;
  };
  return Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, tidy(value)])) as Partial<Values>;
}

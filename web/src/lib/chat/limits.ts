/** Longest question, in characters; the function refuses longer ones. */
export const MAX_MESSAGE = 24_000;
/** From here on the composer says how much room is left. */
export const NEARLY_TOO_LONG = 22_000;

/** Length as the function counts it: characters, not halves of them. */
export function lengthOf(text: string): number {
  // Counting is for texts that are near the limit only.
  return text.length <= NEARLY_TOO_LONG ? text.length : [...text].length;
}

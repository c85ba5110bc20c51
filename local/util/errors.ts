/**
 * A failure that a person can act on. Its message is one sentence that says what is wrong and what to do; commands
 * print it without a stack trace.
 */
export class PlatformError extends Error {
  override name = "PlatformError";
}

/** Whether the error, or what caused it, says that a disk is full. */
export function isDiskFull(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${String(error.cause ?? "")}` : String(error);
  return /ENOSPC|No space left on device|could not extend file|os error 28/i.test(text);
}

/** The sentence for a person: a PlatformError's own, a translated well-known one, or the plain message. */
export function sentence(error: unknown, stateDir?: string): string {
  if (isDiskFull(error)) {
    return `The disk is full${stateDir ? ` (state is kept in ${stateDir})` : ""}: free some space and start again.`;
  }
  if (error instanceof Error) return error.message;
  return String(error);
}

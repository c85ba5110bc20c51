/** A failure with a stable code, for which `messages/<locale>/errors.json` may have a text. */
export interface Failure {
  /** `invalid_credentials`, `plan_limit_assistants`, `quota_exhausted`, …; `offline` and `unknown` are the web's own. */
  code: string;
  /** What the server said of it, for people where it comes from our own functions. */
  message?: string;
  /** Object of the server, e.g. `{limit: 3}`. */
  details?: Record<string, unknown>;
}

interface Known {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  details?: unknown;
  hint?: unknown;
  error?: unknown;
}

/** SQLSTATE of the refusals that our database raises on purpose; their message is the code, their detail JSON. */
const REFUSAL = "23514";

/**
 * Reads any error that the web meets (Supabase Auth, PostgREST, Storage, our functions, the network) as one shape.
 * Codes are lower-case words with underscores; anything else is `unknown`.
 */
export function failureOf(error: unknown): Failure {
  if (typeof error === "string") {
    try {
      return failureOf(JSON.parse(error));
    } catch {
      return { code: "unknown", message: error };
    }
  }
  if (typeof error !== "object" || error === null) return { code: "unknown" };
  const known = error as Known;
  const message = typeof known.message === "string" ? known.message : undefined;

  if (typeof known.error === "object" && known.error !== null) return ofOurs(known.error);
  if (known.code === REFUSAL && message && isOurCode(message)) {
    return { code: message, message: text(known.hint), details: parse(known.details) };
  }
  if (typeof known.code === "string" && isCode(known.code)) {
    // Auth speaks English, to developers.
    const forPeople = typeof known.name === "string" && known.name.startsWith("Auth") ? undefined : message;
    return { code: known.code, message: forPeople, details: parse(known.details) };
  }
  if (isNetwork(known, message)) return { code: "offline", message };
  if (message?.startsWith("{")) return failureOf(message);
  return { code: "unknown", message };
}

/** What our functions answer: their codes are theirs, of one word too. */
function ofOurs(error: Known): Failure {
  const { code, message } = error;
  if (typeof code !== "string" || !isOurCode(code)) return failureOf(error);
  return { code, message: text(message), details: parse(error.details) };
}

function isOurCode(value: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(value);
}

function isCode(value: string): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(value);
}

function isNetwork(error: Known, message: string | undefined): boolean {
  return error.name === "AuthRetryableFetchError" || /failed to fetch|networkerror|load failed|network request failed|fetch failed/i.test(message ?? "");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}

function parse(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  if (typeof value !== "string") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null ? parsed as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

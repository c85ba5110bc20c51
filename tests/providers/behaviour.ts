/** What a provider's stand-in does with a request that the vendor would have accepted. */
export interface Behaviour {
  /** The answer. Each word, with the white space after it, is one delta. */
  text?: string;
  /** The deltas themselves, instead of `text`. */
  deltas?: string[];
  /** The model that the answer names; by default the one that was asked for. */
  model?: string;
  /** Milliseconds from the request to the first delta. */
  firstTokenMs?: number;
  /** Milliseconds from one delta to the next. */
  gapMs?: number;
  /** Writes the body in pieces of so many bytes, `gapMs` (at least 1) apart, wherever they cut it. */
  dripBytes?: number;
  /** Tokens that are reported; by default a count of what was really said. `cached` is a part of `input`. */
  usage?: { input?: number; cached?: number; output?: number };
  /** Why the answer ends, in OpenAI's words. */
  finish?: "stop" | "length" | "content_filter";
  /** The model declines; a text is what it says about it, where the format has a place for that. */
  refusal?: boolean | string;
  /** Answers with this status and the vendor's error body instead of a stream. */
  status?: number;
  /** Seconds of the `retry-after` header that goes with `status`. */
  retryAfter?: number;
  /** The vendor's error for a prompt that is too long. */
  contextTooLong?: boolean;
  /** The vendor's error for a prompt that its policy forbids. */
  contentPolicy?: boolean;
  /** Never even answers with headers. */
  hangBeforeHeaders?: boolean;
  /** Opens the stream and says nothing more. */
  hangBeforeFirstToken?: boolean;
  /** Opens the stream and resets the connection. */
  dieBeforeFirstToken?: boolean;
  /** Opens the stream and sends the vendor's error in it. */
  errorInStream?: boolean;
  /** The same four, after so many deltas. */
  hangAfterDeltas?: number;
  dieAfterDeltas?: number;
  errorAfterDeltas?: number;
  malformedAfterDeltas?: number;
  /** Ends the body without its last events, after so many deltas. */
  truncateAfterDeltas?: number;
}

/** A request as the stand-in received it. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** The JSON of the body; `null` where it was none. */
  // deno-lint-ignore no-explicit-any
  body: any;
  /** The status that was answered with. */
  status: number;
  /** Deltas that were written so far. */
  sentDeltas: number;
  /** The client closed the connection before the end. */
  cancelled: boolean;
}

/** Chooses what to do with a request. */
export type Choose = (request: RecordedRequest) => Behaviour;

/** The deltas of a behaviour. */
export function deltasOf(behaviour: Behaviour): string[] {
  return behaviour.deltas ?? (behaviour.text ?? "Hola.").match(/^\s+|\S+\s*/g) ?? [];
}

/** A step of the stream: bytes to write, or something that happens to the connection. */
export type Step =
  | { do: "write"; frame: string; delta?: boolean }
  | { do: "hang" }
  | { do: "die" };

/** A vendor's wire format. */
export interface Wire {
  path: string;
  /** What the vendor would refuse the request for. */
  refuse(request: RecordedRequest): Refusal | undefined;
  /** The vendor's error body. */
  errorBody(status: number, code?: ErrorCode): unknown;
  /** The frames before the first delta. */
  opening(run: Run): string[];
  delta(run: Run, text: string): string;
  refusal(run: Run, text: string): string[];
  /** The frames after the last delta. */
  closing(run: Run, finish: string): string[];
  errorFrame(): string;
  malformedFrame(): string;
}

/** Errors that are told by more than a status. */
export type ErrorCode = "context_too_long" | "content_policy";

/** A refused request. */
export interface Refusal {
  status: number;
  body: unknown;
}

/** One answer in the making. */
export interface Run {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
  // deno-lint-ignore no-explicit-any
  request: any;
  usage: { input: number; cached: number; output: number };
}

/** The script of an answer. */
export function* steps(wire: Wire, run: Run, behaviour: Behaviour): Generator<Step> {
  for (const frame of wire.opening(run)) yield { do: "write", frame };
  if (behaviour.hangBeforeFirstToken) yield { do: "hang" };
  if (behaviour.dieBeforeFirstToken) yield { do: "die" };
  const failure = (after: number): Step[] => {
    if (behaviour.hangAfterDeltas === after) return [{ do: "hang" }];
    if (behaviour.dieAfterDeltas === after) return [{ do: "die" }];
    if (behaviour.malformedAfterDeltas === after) return [{ do: "write", frame: wire.malformedFrame() }];
    if (behaviour.errorAfterDeltas === after || (behaviour.errorInStream && after === 0)) {
      return [{ do: "write", frame: wire.errorFrame() }];
    }
    return [];
  };
  if (behaviour.refusal) {
    const words = typeof behaviour.refusal === "string" ? behaviour.refusal : "No puedo ayudar con eso.";
    for (const frame of wire.refusal(run, words)) yield { do: "write", frame, delta: true };
    return;
  }
  let sent = 0;
  for (const text of deltasOf(behaviour)) {
    const failing = failure(sent);
    if (failing.length) {
      yield* failing;
      return;
    }
    if (behaviour.truncateAfterDeltas === sent) return;
    yield { do: "write", frame: wire.delta(run, text), delta: true };
    sent++;
  }
  const failing = failure(sent);
  if (failing.length) {
    yield* failing;
    return;
  }
  if (behaviour.truncateAfterDeltas === sent) return;
  for (const frame of wire.closing(run, behaviour.finish ?? "stop")) yield { do: "write", frame };
}

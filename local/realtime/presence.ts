/** Who is present on a topic: the state that Phoenix Presence keeps, and the differences it announces. */

export interface Meta extends Record<string, unknown> {
  /** Names this version of this presence. */
  phx_ref: string;
  /** The version that it replaces. */
  phx_ref_prev?: string;
}

export type PresenceState = Record<string, { metas: Meta[] }>;
export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

let lastRef = 0;

/** The presences of one topic, one for each member (a channel of a socket) that tracks itself. */
export class Presence<Member> {
  #entries = new Map<Member, { key: string; meta: Meta }>();

  get empty(): boolean {
    return this.#entries.size === 0;
  }

  state(): PresenceState {
    const state: PresenceState = Object.create(null);
    for (const { key, meta } of this.#entries.values()) (state[key] ??= { metas: [] }).metas.push(meta);
    return state;
  }

  /** Adds a member or replaces what it announced before. */
  track(member: Member, key: string, payload: Record<string, unknown>): PresenceDiff {
    const previous = this.#entries.get(member);
    const meta: Meta = {
      ...payload,
      phx_ref: `r${++lastRef}`,
      ...(previous ? { phx_ref_prev: previous.meta.phx_ref } : {}),
    };
    this.#entries.set(member, { key, meta });
    return { joins: only(key, meta), leaves: previous ? only(previous.key, previous.meta) : {} };
  }

  /** Removes a member; null when it was not tracked. */
  untrack(member: Member): PresenceDiff | null {
    const previous = this.#entries.get(member);
    if (!previous) return null;
    this.#entries.delete(member);
    return { joins: {}, leaves: only(previous.key, previous.meta) };
  }
}

function only(key: string, meta: Meta): PresenceState {
  // No prototype, because a client chooses the key.
  const state: PresenceState = Object.create(null);
  state[key] = { metas: [meta] };
  return state;
}

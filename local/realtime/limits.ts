/** What one client may ask of the server. A limit that is reached is always told to the client. */
export interface Limits {
  /** Channels that one socket may hold open. */
  channelsPerSocket: number;
  /** Largest broadcast or presence payload, and HTTP request body for one message, in bytes. */
  payloadBytes: number;
  /** A WebSocket message above this closes the socket before it is read any further, in bytes. */
  frameBytes: number;
  /** Messages per second that one socket may send in the long run, heartbeats aside. */
  messagesPerSecond: number;
  /** Messages that may arrive at once. */
  messageBurst: number;
  /** Bytes that may wait for a client that reads slowly. Above this it is disconnected. */
  outgoingBytes: number;
  /** A socket that says nothing for this long (the client's heartbeat is 25 s) is closed, in milliseconds. */
  silenceMs: number;
  /** A record whose JSON is larger than this is sent without its large values, in bytes. */
  recordBytes: number;
  /** `postgres_changes` entries on one channel. */
  subscriptionsPerChannel: number;
}

export const DEFAULT_LIMITS: Limits = {
  channelsPerSocket: 100,
  payloadBytes: 256 * 1024,
  frameBytes: 1024 * 1024,
  messagesPerSecond: 100,
  messageBurst: 300,
  outgoingBytes: 8 * 1024 * 1024,
  silenceMs: 75_000,
  recordBytes: 1024 * 1024,
  subscriptionsPerChannel: 100,
};

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export class RateLimit {
  #tokens: number;
  #at: number;

  constructor(private readonly perSecond: number, private readonly burst: number, now: number = Date.now()) {
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes one; false when there is none left. */
  take(now: number = Date.now()): boolean {
    const elapsed = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(this.burst, this.#tokens + elapsed * this.perSecond);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** One WebSocket: reads its messages in order a topic, keeps its limits, writes with a bounded buffer. */
import { Channel, type Connection } from "./channel.ts";
import type { Context } from "./context.ts";
import { checkJoin, JoinError, readJoin } from "./join.ts";
import { RateLimit } from "./limits.ts";
import { decode, encode, type Frame, ProtocolError, type Vsn } from "./protocol.ts";
import { type Identity, TokenError } from "./tokens.ts";

const TOPIC_PREFIX = "realtime:";
/** WebSocket close codes (RFC 6455, 7.4.1, and the registry's 1013 "try again later"). */
const CLOSE = { protocol: 1002, policy: 1008, tooLarge: 1009, slow: 1013, goingAway: 1001 } as const;
/** Topics with work under way, channels included. */
const PENDING_TOPICS = 200;

export class RealtimeSocket implements Connection {
  #channels = new Map<string, Channel>();
  /** The work on each topic, one message after the other. */
  #work = new Map<string, Promise<void>>();
  #rate: RateLimit;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #gone = false;

  constructor(
    private readonly context: Context,
    private readonly socket: WebSocket,
    readonly vsn: Vsn,
    private readonly identity: Identity,
    private readonly onGone: (socket: RealtimeSocket) => void,
  ) {
    const { messagesPerSecond, messageBurst } = context.limits;
    this.#rate = new RateLimit(messagesPerSecond, messageBurst);
    socket.binaryType = "arraybuffer";
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = () => this.#drop();
    socket.onerror = () => this.#drop();
    this.#heard();
  }

  get congested(): boolean {
    return !this.#gone && this.socket.bufferedAmount > this.context.limits.outgoingBytes / 4;
  }

  get channels(): Iterable<Channel> {
    return [...this.#channels.values()];
  }

  disconnect(code: number = CLOSE.goingAway, reason = "the server is stopping"): void {
    try {
      this.socket.close(code, reason);
    } catch {
      // It was closing already.
    }
    this.#drop();
  }

  send(frame: Frame): void {
    this.sendEncoded(encode(this.vsn, frame));
  }

  sendEncoded(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.#gone || this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount + data.length > this.context.limits.outgoingBytes) {
      console.warn("realtime: a client reads too slowly and was disconnected");
      return this.disconnect(CLOSE.slow, "the client reads too slowly");
    }
    this.socket.send(data);
  }

  closed(channel: Channel): void {
    if (this.#channels.get(channel.topic) === channel) this.#channels.delete(channel.topic);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    const { silenceMs } = this.context.limits;
    this.#silence = setTimeout(() => this.disconnect(CLOSE.policy, "no heartbeat"), silenceMs);
  }

  #drop(): void {
    if (this.#gone) return;
    this.#gone = true;
    clearTimeout(this.#silence);
    for (const channel of this.channels) channel.drop();
    this.onGone(this);
  }

  #receive(data: unknown): void {
    if (this.#gone || (typeof data !== "string" && !(data instanceof ArrayBuffer))) return;
    const size = typeof data === "string" ? data.length : data.byteLength;
    const { frameBytes, payloadBytes } = this.context.limits;
    if (size > frameBytes) return this.disconnect(CLOSE.tooLarge, `a message is at most ${frameBytes} bytes`);
    let frame: Frame;
    try {
      frame = decode(this.vsn, data);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return this.disconnect(CLOSE.protocol, error.message);
    }
    this.#heard();
    if (frame.topic === "phoenix") {
      if (frame.event === "heartbeat") this.#reply(frame, "ok", {});
      return;
    }
    if (!this.#rate.take()) return this.#tooMany(frame);
    const bytes = typeof data === "string" ? new TextEncoder().encode(data).length : size;
    if (bytes > payloadBytes) {
      const reason = `PayloadTooLarge: A message is at most ${payloadBytes} bytes`;
      this.#channels.get(frame.topic)?.system("error", reason);
      return this.#reply(frame, "error", { reason });
    }
    this.#enqueue(frame);
  }

  #tooMany(frame: Frame): void {
    const { messagesPerSecond } = this.context.limits;
    const reason = `ClientMessageRateLimitReached: More than ${messagesPerSecond} messages per second`;
    this.#reply(frame, "error", { reason });
    this.#channels.get(frame.topic)?.fail(reason);
  }

  #enqueue(frame: Frame): void {
    const { topic } = frame;
    const before = this.#work.get(topic);
    if (!before && this.#work.size >= PENDING_TOPICS) {
      return this.#reply(frame, "error", { reason: "ChannelRateLimitReached: Too many channels" });
    }
    const work = (before ?? Promise.resolve()).then(() => this.#dispatch(frame)).catch((error) => {
      console.error("realtime: a message could not be handled:", error);
      this.#reply(frame, "error", { reason: "InternalError: The message could not be handled" });
    }).finally(() => {
      if (this.#work.get(topic) === work) this.#work.delete(topic);
    });
    this.#work.set(topic, work);
  }

  async #dispatch(frame: Frame): Promise<void> {
    if (this.#gone) return;
    if (frame.event === "phx_join") return await this.#join(frame);
    const channel = this.#channels.get(frame.topic);
    const isCurrent = channel && (frame.joinRef === null || frame.joinRef === channel.joinRef);
    if (isCurrent) return await channel.handle(frame);
    if (frame.event === "phx_leave") return this.#reply(frame, "ok", {});
    this.#reply(frame, "error", { reason: "unmatched topic" });
  }

  async #join(frame: Frame): Promise<void> {
    const { topic, ref } = frame;
    if (!topic.startsWith(TOPIC_PREFIX) || topic.length === TOPIC_PREFIX.length) {
      return this.#reply(frame, "error", { reason: "unmatched topic" });
    }
    this.#channels.get(topic)?.close();
    if (this.#channels.size >= this.context.limits.channelsPerSocket) {
      return this.#reply(frame, "error", { reason: "ChannelRateLimitReached: Too many channels" });
    }
    const subTopic = topic.slice(TOPIC_PREFIX.length);
    const request = readJoin(frame.payload);
    try {
      const joined = await checkJoin(this.context, subTopic, request, this.identity);
      if (this.#gone) return;
      if (this.#channels.size >= this.context.limits.channelsPerSocket) {
        throw new JoinError("ChannelRateLimitReached: Too many channels");
      }
      const channel = new Channel(this.context, this, topic, subTopic, frame.joinRef ?? ref, request, joined);
      this.#channels.set(topic, channel);
      channel.start(ref);
    } catch (error) {
      if (!(error instanceof JoinError || error instanceof TokenError)) throw error;
      this.#reply(frame, "error", { reason: error.message });
    }
  }

  #reply(frame: Frame, status: "ok" | "error", response: Record<string, unknown>): void {
    if (frame.ref === null) return;
    const { joinRef, ref, topic } = frame;
    this.send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  }
}

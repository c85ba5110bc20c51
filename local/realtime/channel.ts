/** One topic on one socket, from its join to its end. */
import type { ChannelPermissions } from "./authorization.ts";
import type { Context } from "./context.ts";
import type { ChangeData } from "./feed.ts";
import type { Encoded, Member } from "./hub.ts";
import { type Joined, JoinError, type JoinRequest, permissionsFor } from "./join.ts";
import type { PresenceDiff } from "./presence.ts";
import { type Broadcast, encodeBroadcast, type Frame, type Vsn } from "./protocol.ts";
import type { Subscription } from "./subscriptions.ts";
import { expiredError, type Identity, TokenError } from "./tokens.ts";

/** The socket as a channel sees it. */
export interface Connection {
  readonly vsn: Vsn;
  readonly congested: boolean;
  send(frame: Frame): void;
  sendEncoded(data: string | Uint8Array<ArrayBuffer>): void;
  /** The channel has ended. */
  closed(channel: Channel): void;
}

const MAXIMUM_TIMER_MS = 2 ** 31 - 1;

export class Channel implements Member {
  #open = false;
  #identity: Identity;
  #permissions: ChannelPermissions;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  readonly isPrivate: boolean;
  readonly subscriptions: readonly Subscription[];

  constructor(
    private readonly context: Context,
    private readonly connection: Connection,
    readonly topic: string,
    readonly subTopic: string,
    readonly joinRef: string | null,
    private readonly request: JoinRequest,
    private readonly joined: Joined,
  ) {
    this.isPrivate = request.isPrivate;
    this.subscriptions = joined.subscriptions;
    this.#identity = joined.identity;
    this.#permissions = joined.permissions;
  }

  get open(): boolean {
    return this.#open;
  }

  get congested(): boolean {
    return this.connection.congested;
  }

  get identity(): Identity {
    return this.#identity;
  }

  /** Starts to receive, then answers the join: what is committed after the answer is never missed. */
  start(ref: string | null): void {
    const { subscriptions, subscriptionError } = this.joined;
    this.#open = true;
    this.context.hub.join(this);
    const asked = subscriptionError
      ? this.request.changes.map((requested, at) => ({ id: -1 - at, requested }))
      : subscriptions;
    const answer = asked.map(({ id, requested }) => ({ ...(requested as Record<string, unknown>), id }));
    this.reply(ref, "ok", { postgres_changes: answer });
    if (this.#receivesPresence()) this.#push("presence_state", this.context.hub.presence(this));
    if (subscriptionError) this.system("error", subscriptionError, "postgres_changes");
    else if (subscriptions.length > 0) this.system("ok", "Subscribed to PostgreSQL", "postgres_changes");
    if (this.request.replicationReady) this.system("ok", "Replication connection established");
    this.#watchExpiry();
    for (const broadcast of this.joined.replayed) this.broadcast(broadcast, new Map());
  }

  async handle(frame: Frame): Promise<void> {
    switch (frame.event) {
      case "phx_leave":
        this.reply(frame.ref, "ok", {});
        return this.close();
      case "access_token":
        return await this.#renew((frame.payload as { access_token?: unknown }).access_token);
      case "broadcast":
        return this.#send(frame);
      case "presence":
        return this.#present(frame);
      default:
        this.reply(frame.ref, "error", { reason: `UnknownEvent: ${frame.event}` });
    }
  }

  #send(frame: Frame): void {
    const { event, payload, persist } = frame.payload as { event?: unknown; payload?: unknown; persist?: unknown };
    if (typeof event !== "string") {
      return this.reply(frame.ref, "error", { reason: "InvalidBroadcast: event is missing" });
    }
    if (!this.#permissions.broadcast.write) {
      return this.reply(frame.ref, "error", { reason: this.#unauthorized("write to") });
    }
    if (persist) {
      const error = "PersistUnavailable: Messages are stored with realtime.send(), not from a client";
      return this.reply(frame.ref, "error", { reason: error, error });
    }
    const content = payload instanceof Uint8Array ? { bytes: payload } : { json: payload ?? {} };
    this.context.hub.broadcast(this.subTopic, this.isPrivate, { event, content }, this.request.self ? undefined : this);
    if (this.request.ack) this.reply(frame.ref, "ok", {});
  }

  #present(frame: Frame): void {
    const { event, payload } = frame.payload as { event?: unknown; payload?: unknown };
    const action = typeof event === "string" ? event.toLowerCase() : "";
    if (!this.#permissions.presence.write) {
      return this.reply(frame.ref, "error", { reason: this.#unauthorized("write to") });
    }
    if (action === "track") {
      const meta = typeof payload === "object" && payload !== null ? payload as Record<string, unknown> : {};
      this.context.hub.track(this, this.request.presenceKey, meta);
    } else if (action === "untrack") this.context.hub.untrack(this);
    else return this.reply(frame.ref, "error", { reason: `InvalidPresence: unknown event \`${action}\`` });
    this.reply(frame.ref, "ok", {});
  }

  /** Takes a new token: the same user's fresh one, another user's, or the API key after signing out. */
  async #renew(token: unknown): Promise<void> {
    if (typeof token !== "string" || token === "") return;
    try {
      const identity = await this.context.tokens.identify(token);
      if (identity.key !== this.#identity.key) {
        const permissions = await permissionsFor(this.context, identity, this.subTopic, this.isPrivate);
        if (!this.#open) return;
        this.#permissions = permissions;
        this.#identity = identity;
        if (!this.#permissions.presence.write) this.context.hub.untrack(this);
      }
      this.#watchExpiry();
    } catch (error) {
      if (!(error instanceof TokenError || error instanceof JoinError)) throw error;
      this.fail(error.message);
    }
  }

  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    const { expiresAt } = this.#identity;
    if (expiresAt === null || !this.#open) return;
    this.#expiry = setTimeout(() => {
      if (!this.#expired()) this.#watchExpiry();
    }, Math.min(MAXIMUM_TIMER_MS, Math.max(0, expiresAt - Date.now())));
  }

  /** Ends the channel when its token has run out. */
  #expired(): boolean {
    const { expiresAt } = this.#identity;
    const now = Date.now();
    if (expiresAt === null || now < expiresAt) return false;
    this.fail(expiredError(expiresAt, now).message);
    return true;
  }

  changed(ids: number[], data: ChangeData): void {
    if (this.#open && !this.#expired()) this.#push("postgres_changes", { ids, data });
  }

  broadcast(broadcast: Broadcast, encoded: Encoded): void {
    if (!this.#open || !this.#permissions.broadcast.read || this.#expired()) return;
    const { vsn } = this.connection;
    let data = encoded.get(vsn);
    if (data === undefined) encoded.set(vsn, data = encodeBroadcast(vsn, this.topic, broadcast));
    if (data !== null) this.connection.sendEncoded(data);
  }

  presenceChanged(diff: PresenceDiff): void {
    if (this.#open && this.#receivesPresence() && !this.#expired()) this.#push("presence_diff", diff);
  }

  #receivesPresence(): boolean {
    return this.request.presenceEnabled && this.#permissions.presence.read;
  }

  #unauthorized(action: string): string {
    return `Unauthorized: You do not have permissions to ${action} this Channel topic: ${this.subTopic}`;
  }

  #push(event: string, payload: unknown): void {
    this.connection.send({ joinRef: this.joinRef, ref: null, topic: this.topic, event, payload });
  }

  reply(ref: string | null, status: "ok" | "error", response: Record<string, unknown>): void {
    if (ref === null) return;
    const payload = { status, response };
    this.connection.send({ joinRef: this.joinRef, ref, topic: this.topic, event: "phx_reply", payload });
  }

  system(status: "ok" | "error", message: string, extension = "system"): void {
    this.#push("system", { channel: this.subTopic, extension, message, status });
  }

  /** Tells why, then closes: the client does not subscribe again by itself. */
  fail(message: string): void {
    if (!this.#open) return;
    this.#end();
    this.system("error", message);
    this.#announceEnd("phx_close");
  }

  /** Ends the channel with an error after which the client subscribes again by itself. */
  interrupt(message: string): void {
    if (!this.#open) return;
    this.#end();
    this.system("error", message, "postgres_changes");
    this.#announceEnd("phx_error");
  }

  close(): void {
    if (!this.#open) return;
    this.#end();
    this.#announceEnd("phx_close");
  }

  /** Ends the channel without a word, because the socket is gone. */
  drop(): void {
    if (this.#open) this.#end();
  }

  #end(): void {
    this.#open = false;
    clearTimeout(this.#expiry);
    this.context.hub.leave(this);
    this.connection.closed(this);
  }

  #announceEnd(event: "phx_close" | "phx_error"): void {
    this.connection.send({ joinRef: this.joinRef, ref: this.joinRef, topic: this.topic, event, payload: {} });
  }
}

/** The channels that are open, by topic. A private channel never meets a public one of the same name. */
import type { Broadcast } from "./protocol.ts";
import { Presence, type PresenceDiff, type PresenceState } from "./presence.ts";
import type { Subscriber } from "./feed.ts";
import { concerns } from "./subscriptions.ts";

/** A channel as the hub sees it. */
export interface Member extends Subscriber {
  readonly subTopic: string;
  readonly isPrivate: boolean;
  broadcast(broadcast: Broadcast, encoded: Encoded): void;
  presenceChanged(diff: PresenceDiff): void;
}

/** Encodings of one broadcast, kept so that each version is encoded once for all members. */
export type Encoded = Map<string, string | Uint8Array<ArrayBuffer> | null>;

interface Room {
  members: Set<Member>;
  presence: Presence<Member>;
}

function roomKey(subTopic: string, isPrivate: boolean): string {
  return `${isPrivate ? "private" : "public"} ${subTopic}`;
}

export class Hub {
  #rooms = new Map<string, Room>();
  #subscribers = new Set<Member>();

  join(member: Member): void {
    const key = roomKey(member.subTopic, member.isPrivate);
    let room = this.#rooms.get(key);
    if (!room) this.#rooms.set(key, room = { members: new Set(), presence: new Presence() });
    room.members.add(member);
    if (member.subscriptions.length > 0) this.#subscribers.add(member);
  }

  leave(member: Member): void {
    const key = roomKey(member.subTopic, member.isPrivate);
    const room = this.#rooms.get(key);
    this.#subscribers.delete(member);
    if (!room?.members.delete(member)) return;
    this.untrack(member);
    if (room.members.size === 0 && room.presence.empty) this.#rooms.delete(key);
  }

  /** Channels with `postgres_changes` subscriptions. */
  subscribers(): Member[] {
    return [...this.#subscribers];
  }

  /** Whether any channel asks for changes of this table. */
  wants(schema: string, table: string): boolean {
    for (const member of this.#subscribers) {
      if (member.subscriptions.some((subscription) => concerns(subscription, schema, table))) return true;
    }
    return false;
  }

  broadcast(subTopic: string, isPrivate: boolean, broadcast: Broadcast, except?: Member): void {
    const encoded: Encoded = new Map();
    for (const member of this.#rooms.get(roomKey(subTopic, isPrivate))?.members ?? []) {
      if (member !== except) member.broadcast(broadcast, encoded);
    }
  }

  presence(member: Member): PresenceState {
    return this.#rooms.get(roomKey(member.subTopic, member.isPrivate))?.presence.state() ?? {};
  }

  track(member: Member, key: string, payload: Record<string, unknown>): void {
    const room = this.#rooms.get(roomKey(member.subTopic, member.isPrivate));
    if (room?.members.has(member)) announce(room, room.presence.track(member, key, payload));
  }

  untrack(member: Member): void {
    const room = this.#rooms.get(roomKey(member.subTopic, member.isPrivate));
    const diff = room?.presence.untrack(member);
    if (room && diff) announce(room, diff);
  }
}

function announce(room: Room, diff: PresenceDiff): void {
  for (const member of room.members) member.presenceChanged(diff);
}

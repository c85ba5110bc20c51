/**
 * The Phoenix wire format in both versions that realtime-js speaks: 1.0.0, an object a message, and 2.0.0, an array a
 * message plus two binary kinds for broadcasts (3 from the client, 4 from the server).
 */

export type Vsn = "1.0.0" | "2.0.0";

export interface Frame {
  /** The `ref` of the join that the message belongs to. */
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

/** The content of a broadcast: JSON, or bytes that are passed on untouched. */
export type BroadcastContent = { json: unknown } | { bytes: Uint8Array };

export interface Broadcast {
  event: string;
  content: BroadcastContent;
  /** Facts about the message itself, such as that it is replayed. */
  meta?: Record<string, unknown>;
}

/** A message that is not Phoenix. */
export class ProtocolError extends Error {
  override name = "ProtocolError";
}

const KIND_BROADCAST_PUSH = 3;
const KIND_BROADCAST = 4;
const ENCODING_JSON = 1;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function parseVsn(text: string | null): Vsn | null {
  if (text === null || text === "1.0.0") return "1.0.0";
  return text === "2.0.0" ? "2.0.0" : null;
}

function asRef(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new ProtocolError("a ref is text");
}

function frame(joinRef: unknown, ref: unknown, topic: unknown, event: unknown, payload: unknown): Frame {
  if (typeof topic !== "string" || typeof event !== "string") throw new ProtocolError("topic and event are text");
  return { joinRef: asRef(joinRef), ref: asRef(ref), topic, event, payload: payload ?? {} };
}

/** Reads one message of a client. Throws {@link ProtocolError}. */
export function decode(vsn: Vsn, data: string | ArrayBuffer): Frame {
  if (typeof data !== "string") {
    if (vsn === "1.0.0") throw new ProtocolError("binary messages need protocol 2.0.0");
    return decodeBroadcastPush(new Uint8Array(data));
  }
  const message = parseJson(data);
  if (vsn === "2.0.0") {
    if (!Array.isArray(message) || message.length !== 5) throw new ProtocolError("a message is an array of five");
    return frame(message[0], message[1], message[2], message[3], message[4]);
  }
  if (typeof message !== "object" || message === null) throw new ProtocolError("a message is an object");
  const fields = message as Record<string, unknown>;
  return frame(fields.join_ref, fields.ref, fields.topic, fields.event, fields.payload);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProtocolError("not JSON");
  }
}

function decodeBroadcastPush(bytes: Uint8Array<ArrayBuffer>): Frame {
  if (bytes.length < 7 || bytes[0] !== KIND_BROADCAST_PUSH) throw new ProtocolError("unknown binary message");
  const sizes = bytes.subarray(1, 6);
  let offset = 7;
  const fields = Array.from(sizes, (size) => {
    if (offset + size > bytes.length) throw new ProtocolError("truncated binary message");
    return decoder.decode(bytes.subarray(offset, offset += size));
  });
  const [joinRef, ref, topic, event, metadata] = fields;
  const body = bytes.slice(offset);
  const extra = metadata === "" ? {} : parseJson(metadata);
  const payload = bytes[6] === ENCODING_JSON ? parseJson(decoder.decode(body)) : body;
  return frame(joinRef || null, ref || null, topic, "broadcast", {
    ...(extra as Record<string, unknown>),
    type: "broadcast",
    event,
    payload,
  });
}

/** Writes one message to a client. */
export function encode(vsn: Vsn, message: Frame): string {
  const { joinRef, ref, topic, event, payload } = message;
  return vsn === "2.0.0"
    ? JSON.stringify([joinRef, ref, topic, event, payload])
    : JSON.stringify({ join_ref: joinRef, ref, topic, event, payload });
}

/**
 * Writes a broadcast to a client: binary for version 2.0.0 as long as its names fit in their length bytes, text
 * otherwise. Null where the version cannot carry it: bytes for version 1.0.0.
 */
export function encodeBroadcast(
  vsn: Vsn,
  topic: string,
  broadcast: Broadcast,
): string | Uint8Array<ArrayBuffer> | null {
  const { event, content, meta } = broadcast;
  if (vsn === "2.0.0") {
    const names = [topic, event, meta ? JSON.stringify(meta) : ""].map((name) => encoder.encode(name));
    if (names.every((name) => name.length <= 255)) {
      const body = "bytes" in content ? content.bytes : encoder.encode(JSON.stringify(content.json));
      const encoding = "bytes" in content ? 0 : ENCODING_JSON;
      const header = [KIND_BROADCAST, ...names.map((name) => name.length), encoding];
      return concatenate([Uint8Array.from(header), ...names, body]);
    }
  }
  if ("bytes" in content) return null;
  const payload = { type: "broadcast", event, payload: content.json, ...(meta ? { meta } : {}) };
  return encode(vsn, { joinRef: null, ref: null, topic, event: "broadcast", payload });
}

function concatenate(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

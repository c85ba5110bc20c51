/**
 * Broadcasting over HTTP, for senders without a socket:
 * `POST /api/broadcast` with `{ messages: [{ topic, event, payload, private }] }`, and
 * `POST /api/broadcast/<topic>/events/<event>[?private=true]` with the payload alone. Both answer 202.
 */
import { authorize } from "./authorization.ts";
import type { Context } from "./context.ts";
import type { Broadcast } from "./protocol.ts";
import { type Identity, TokenError } from "./tokens.ts";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, apikey, content-type, x-client-info",
  "access-control-allow-methods": "POST, OPTIONS",
};
/** Messages of one request. */
const MESSAGES = 100;

interface Outgoing {
  topic: string;
  isPrivate: boolean;
  broadcast: Broadcast;
}

/** A refused request. realtime-js shows `message` to its caller. */
class Refusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

function answer(status: number, message?: string): Response {
  const body = message === undefined ? null : JSON.stringify({ message });
  return new Response(body, { status, headers: { ...CORS, ...(body ? { "content-type": "application/json" } : {}) } });
}

/** Handles a request whose path behind `/api/broadcast` is `rest`. */
export async function handleBroadcast(context: Context, request: Request, rest: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: CORS });
  if (request.method !== "POST") return answer(405, "Method not allowed");
  try {
    const identity = await identify(context, request);
    const messages = rest === "" || rest === "/"
      ? await readBatch(context, request)
      : await readSingle(context, request, rest);
    const privateTopics = new Set(messages.filter((message) => message.isPrivate).map((message) => message.topic));
    for (const topic of privateTopics) {
      const permissions = await authorize(context.sql, identity, topic);
      if (!permissions.broadcast.write) {
        throw new Refusal(403, `You do not have permissions to write to this Channel topic: ${topic}`);
      }
    }
    for (const { topic, isPrivate, broadcast } of messages) context.hub.broadcast(topic, isPrivate, broadcast);
    return answer(202);
  } catch (error) {
    if (error instanceof Refusal) return answer(error.status, error.message);
    if (error instanceof TokenError) return answer(401, error.message);
    throw error;
  }
}

async function identify(context: Context, request: Request): Promise<Identity> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const byKey = context.tokens.fromApiKey(request.headers.get("apikey") ?? bearer ?? null);
  if (!byKey) throw new Refusal(401, "The API key is missing or wrong");
  return bearer ? await context.tokens.identify(bearer) : byKey;
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > limit) throw new Refusal(413, `The payload is larger than ${limit} bytes`);
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(404, "Not found");
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(422, "The body is not JSON");
  }
}

async function readBatch(context: Context, request: Request): Promise<Outgoing[]> {
  const { payloadBytes, frameBytes } = context.limits;
  const body = parseJson(await readBody(request, frameBytes)) as { messages?: unknown } | null;
  const messages = body?.messages;
  if (!Array.isArray(messages)) throw new Refusal(422, "`messages` is not a list");
  if (messages.length > MESSAGES) throw new Refusal(422, `More than ${MESSAGES} messages`);
  return messages.map((message) => {
    const { topic, event, payload, private: isPrivate } = (message ?? {}) as Record<string, unknown>;
    if (typeof topic !== "string" || topic === "" || typeof event !== "string" || event === "") {
      throw new Refusal(422, "A message needs `topic` and `event`");
    }
    if (payload === undefined || payload === null) throw new Refusal(422, "A message needs `payload`");
    if (new TextEncoder().encode(JSON.stringify(payload)).length > payloadBytes) {
      throw new Refusal(413, `The payload is larger than ${payloadBytes} bytes`);
    }
    return { topic, isPrivate: isPrivate === true, broadcast: { event, content: { json: payload } } };
  });
}

async function readSingle(context: Context, request: Request, rest: string): Promise<Outgoing[]> {
  const match = /^\/([^/]+)\/events\/([^/]+)\/?$/.exec(rest);
  if (!match) throw new Refusal(404, "Not found");
  const query = new URL(request.url).searchParams;
  if ([...query.keys()].some((name) => name.startsWith("persist"))) {
    throw new Refusal(422, "Messages are stored with realtime.send(), not over HTTP");
  }
  const [topic, event] = match.slice(1).map(decodeSegment);
  const body = await readBody(request, context.limits.payloadBytes);
  const isBinary = request.headers.get("content-type")?.startsWith("application/octet-stream") ?? false;
  const content = isBinary ? { bytes: body } : { json: parseJson(body) };
  return [{ topic, isPrivate: query.get("private") === "true", broadcast: { event, content } }];
}

import { DefaultChatTransport } from "ai";
import type { Client } from "@/lib/supabase/browser";
import type { PublicConfig } from "@/lib/supabase/config";
import { accessToken } from "./token";
import type { ChatMessage } from "./types";

/** What a call to the chat may say beside its messages. */
export interface SendOptions {
  /** Message that is edited or answered again; null for none, whatever the client's library thinks. */
  target?: string | null;
}

interface Connection {
  client: Client;
  config: PublicConfig;
  /** Language in which refusals are worded. */
  locale: string;
}

/** Headers of every call to our functions. */
async function headersOf({ client, config, locale }: Connection): Promise<Record<string, string>> {
  return { apikey: config.publishableKey, authorization: `Bearer ${await accessToken(client)}`, "accept-language": locale };
}

/** The way to the function that answers. Only the last message is sent: history comes from the database. */
export function chatTransport(connection: Connection & { assistantId: string }): DefaultChatTransport<ChatMessage> {
  return new DefaultChatTransport<ChatMessage>({
    api: `${connection.config.supabaseUrl}/functions/v1/chat`,
    credentials: "omit",
    headers: () => headersOf(connection),
    prepareSendMessagesRequest: ({ id, messages, trigger, messageId, body, headers }) => {
      const { target = messageId } = (body ?? {}) as SendOptions;
      const last = messages.at(-1);
      return {
        headers,
        body: {
          id,
          assistantId: connection.assistantId,
          trigger,
          messageId: target ?? undefined,
          messages: last?.role === "user" ? [{ id: last.id, role: last.role, parts: last.parts }] : [],
        },
      };
    },
    fetch: (input, init) => withFreshToken(connection, input, init),
  });
}

/** A token may have been revoked or have run out on the way: one more try with a new one. */
async function withFreshToken(connection: Connection, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status !== 401) return response;
  const { data, error } = await connection.client.auth.refreshSession();
  if (error || !data.session) return response;
  const headers = new Headers(init?.headers);
  headers.set("authorization", `Bearer ${data.session.access_token}`);
  return await fetch(input, { ...init, headers });
}

/** Ends the answer that is being written. Says which one it was, null where none was. */
export async function stopTurn(connection: Connection, conversationId: string): Promise<string | null> {
  const response = await withFreshToken(connection, `${connection.config.supabaseUrl}/functions/v1/chat/${conversationId}/stop`, {
    method: "POST",
    headers: await headersOf(connection),
    credentials: "omit",
  });
  if (!response.ok) throw new Error(await response.text());
  const { messageId } = await response.json() as { messageId: string | null };
  return messageId;
}

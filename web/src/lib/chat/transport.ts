import { DefaultChatTransport, type UIMessageChunk } from "ai";
import { callFunction, type Connection, headersOf, withFreshToken } from "@/lib/functions";
import { readChunks } from "./chunks";
import type { ChatMessage } from "./types";

/** What a call to the chat may say beside its messages. */
export interface SendOptions {
  /** Message that is edited or answered again; null for none, whatever the client's library thinks. */
  target?: string | null;
}

class ChatTransport extends DefaultChatTransport<ChatMessage> {
  protected override processResponseStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<UIMessageChunk> {
    return readChunks(stream);
  }
}

/**
 * The way to the function that answers. Only the last message is sent: history comes from the database. `prepare` is done
 * before the first one; where it fails, nothing is sent.
 */
export function chatTransport(connection: Connection & { assistantId: string; prepare?: () => Promise<void> }): DefaultChatTransport<ChatMessage> {
  let isPrepared = false;
  const prepare = async () => {
    if (!isPrepared) await connection.prepare?.();
    isPrepared = true;
  };
  return new ChatTransport({
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
    fetch: async (input, init) => {
      await prepare();
      return await withFreshToken(connection, input, init);
    },
  });
}

/** Ends the answer that is being written. Says which one it was, null where none was. */
export async function stopTurn(connection: Connection, conversationId: string): Promise<string | null> {
  const { messageId } = await callFunction(connection, "POST", `chat/${conversationId}/stop`) as { messageId: string | null };
  return messageId;
}

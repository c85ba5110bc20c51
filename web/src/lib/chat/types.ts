import type { UIMessage } from "ai";
import type { StoredMessage } from "@/lib/data/messages";

/** What the function says about a turn once it has ended. */
export interface TurnMetadata {
  conversationId: string;
  userMessageId: string;
  model: string | null;
  provider: string | null;
  usage: { inputTokens: number; cachedInputTokens: number; outputTokens: number };
  costUsd: string;
  quota: { plan: string | null; used: number; limit: number | null; remaining: number | null; renewsAt: string | null } | null;
  finishReason: string | null;
  truncatedHistory?: boolean;
  /** The model read a part of a file only. */
  truncatedAttachments?: boolean;
}

/** A file beside a question. */
export interface MessageFile {
  id: string;
  name: string;
  mimeType: string;
  size: number;
  /** Where it lies in the bucket of attachments. */
  path: string;
}

/** What the web knows of a message beside its parts. */
export interface MessageMetadata extends Partial<TurnMetadata> {
  /** The message as the database has it; missing until it has been read from there. */
  row?: StoredMessage;
  /** Its files, also before the database has been read. */
  files?: MessageFile[];
  /** It was put in the place of another question and has not been read from the database yet. */
  isEdit?: boolean;
}

/** A message of the screen: the AI SDK's, with our metadata. */
export type ChatMessage = UIMessage<MessageMetadata>;

/** The text of a message. */
export function textOf(message: Pick<ChatMessage, "parts">): string {
  let text = "";
  for (const part of message.parts) if (part.type === "text") text += part.text;
  return text;
}

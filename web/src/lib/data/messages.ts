import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

const attachment = z.object({
  id: z.string(),
  filename: z.string(),
  original_name: z.string(),
  mime_type: z.string(),
  file_size: z.number(),
  storage_bucket: z.string(),
  storage_path: z.string(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const message = z.object({
  id: z.string(),
  client_message_id: z.string().nullable(),
  role: z.enum(["user", "assistant", "system"]),
  content: z.string(),
  status: z.string().nullable(),
  error_details: z.string().nullable(),
  finish_reason: z.string().nullable(),
  created_at: z.string().nullable(),
  model_used: z.string().nullable(),
  provider: z.string().nullable(),
  input_tokens: z.number().nullable(),
  cached_input_tokens: z.number().nullable(),
  output_tokens: z.number().nullable(),
  cost: z.number().nullable(),
  processing_time: z.number().nullable(),
  user_rating: z.number().nullable(),
  is_helpful: z.boolean().nullable(),
  reply_to_message_id: z.string().nullable(),
  sibling_ids: z.array(z.string()).nullable().transform((ids) => ids ?? []),
  attachments: z.array(attachment),
});

const page = z.object({
  messages: z.array(message),
  has_more: z.boolean(),
  streaming_message_id: z.string().nullable(),
});

/** A file that came with a question. */
export type StoredAttachment = z.infer<typeof attachment>;

/** A message as the database has it, with its other versions and its files. */
export type StoredMessage = z.infer<typeof message>;

/** A piece of the branch that a conversation shows, oldest first. */
export type MessagePage = z.infer<typeof page>;

/** Messages that are fetched at once, going up. */
export const PAGE_SIZE = 50;

/**
 * The newest messages of a conversation, or those before another message.
 * Null where the conversation does not exist or is not the person's.
 */
export async function fetchMessages(
  client: Client,
  conversationId: string,
  { before, limit = PAGE_SIZE }: { before?: string; limit?: number } = {},
): Promise<MessagePage | null> {
  const { data, error } = await client.rpc("conversation_messages", {
    p_conversation_id: conversationId,
    p_limit: limit,
    ...(before ? { p_before: before } : {}),
  });
  if (error) throw error;
  return data === null ? null : page.parse(data);
}

/** Goes on from another version of a question or an answer. */
export async function switchBranch(client: Client, conversationId: string, messageId: string): Promise<void> {
  const { error } = await client.rpc("switch_branch", { p_conversation_id: conversationId, p_message_id: messageId });
  if (error) throw error;
}

/** What a person thinks of an answer. */
export type Rating = Partial<Pick<StoredMessage, "is_helpful" | "user_rating">>;

/** Stores what the person thinks of an answer; null takes it back. */
export async function rateMessage(client: Client, messageId: string, rating: Rating): Promise<void> {
  const { error } = await client.from("messages").update(rating).eq("id", messageId).select("id").single();
  if (error) throw error;
}

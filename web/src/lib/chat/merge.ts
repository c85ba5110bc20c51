import type { MessagePage, StoredMessage } from "@/lib/data/messages";
import { type ChatMessage, textOf } from "./types";

/** A stored message as the screen shows it. A question keeps the id that this or another tab gave it. */
export function fromRow(row: StoredMessage): ChatMessage {
  return {
    id: row.client_message_id ?? row.id,
    role: row.role,
    parts: [{ type: "text", text: row.content }],
    metadata: {
      row,
      files: row.attachments.map((file) => ({
        id: file.id,
        name: file.original_name,
        mimeType: file.mime_type,
        size: file.file_size,
        path: file.storage_path,
      })),
    },
  };
}

/** Messages of a page; what the system says is not shown. */
export function fromPage(page: Pick<MessagePage, "messages">): ChatMessage[] {
  return page.messages.filter((row) => row.role !== "system").map(fromRow);
}

/** Whether a message of the screen is this row. */
function isRow(message: ChatMessage, row: StoredMessage): boolean {
  return message.id === row.id || message.id === row.client_message_id || message.metadata?.row?.id === row.id;
}

/** What the screen shows after a page was read. */
export interface Merged {
  messages: ChatMessage[];
  /** The page is on another branch than what was shown: nothing older on the screen belongs to it. */
  replaced: boolean;
}

/**
 * Puts the newest page of the database in the place of what the screen shows from there on.
 *
 * What has not changed stays the same object, so that nothing is drawn again. A question at the end that the database does
 * not have, because it could not be sent, stays at the end.
 */
export function mergeTail(shown: ChatMessage[], page: MessagePage): Merged {
  const rows = page.messages.filter((row) => row.role !== "system");
  const last = shown.at(-1);
  const kept = last && isUnsent(last) && !rows.some((row) => isRow(last, row)) ? [last] : [];
  const first = rows[0];
  const at = first ? shown.findIndex((message) => isRow(message, first)) : 0;
  const tail = rows.map((row) => {
    const known = shown.find((message) => isRow(message, row));
    if (!known) return fromRow(row);
    // The database is told now and then what the stream says at once.
    if (row.status === "sending" && textOf(known).length >= row.content.length) return known;
    const before = known.metadata?.row;
    return before && JSON.stringify(before) === JSON.stringify(row) ? known : { ...fromRow(row), id: known.id };
  });
  const messages = [...shown.slice(0, Math.max(at, 0)), ...tail, ...kept];
  const same = messages.length === shown.length && messages.every((message, index) => message === shown[index]);
  return { messages: same ? shown : messages, replaced: at < 0 };
}

/** A new question that the database is not known to have. */
export function isUnsent(message: ChatMessage): boolean {
  return message.role === "user" && !message.metadata?.row && !message.metadata?.isEdit;
}

import type { ChatMessage } from "@/lib/chat/types";

/** What a chunk of messages is called by for one of them. */
export function chunkName(message: Pick<ChatMessage, "id" | "metadata">): string {
  return nameOf(message.metadata?.row?.id ?? message.id);
}

function nameOf(id: string): string {
  return id.slice(-12);
}

/** The message in the page; null where it is not drawn. */
export function drawnMessage(scroller: Element, id: string): HTMLElement | null {
  return scroller.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
}

/** Has a message drawn that is too far away to be, and returns it; null where the conversation does not have it. */
export async function findMessage(scroller: Element, id: string): Promise<HTMLElement | null> {
  for (let frames = 0; frames < 120; frames++) {
    const message = drawnMessage(scroller, id);
    if (message) return message;
    scroller.querySelector(`[data-chunk~="${CSS.escape(nameOf(id))}"]`)?.scrollIntoView({ block: "center" });
    await new Promise(requestAnimationFrame);
  }
  return null;
}

/** An answer that was delivered longer ago was changed for another reason, e.g. rated. */
const FRESH_MS = 20_000;

/** Whether a change of a message is an answer that has just arrived. */
export function isNews(message: { role: string; status: string | null; delivered_at: string | null }, now: Date): boolean {
  if (message.role !== "assistant" || message.status !== "delivered" || !message.delivered_at) return false;
  return Math.abs(now.getTime() - Date.parse(message.delivered_at)) < FRESH_MS;
}

/** Whether a person wants answers announced on the screen; so it is until they say otherwise. */
export function wantsNotices(preferences: unknown): boolean {
  return typeof preferences !== "object" || preferences === null || !("in_app" in preferences) || preferences.in_app !== false;
}

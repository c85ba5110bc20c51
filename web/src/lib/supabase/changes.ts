import type { RealtimePostgresChangesPayload } from "@supabase/supabase-js";
import type { Client } from "./browser";

/** Rows whose changes are followed, and what is done with each. */
export interface Followed<Row extends Record<string, unknown> = Record<string, unknown>> {
  event?: "*" | "INSERT" | "UPDATE" | "DELETE";
  table: string;
  /** Such as `user_id=eq.…`. */
  filter: string;
  onChange: (change: RealtimePostgresChangesPayload<Row>) => void;
}

/**
 * Follows changes of rows until the returned function is called.
 *
 * `onReady` is called each time when, from then on, every change is heard: after the first subscription and after each loss of
 * the connection. What was read before may be out of date.
 */
export function followChanges(client: Client, topic: string, followed: readonly Followed[], onReady?: () => void): () => void {
  let left = false;
  const channel = client.channel(topic);
  for (const { event = "*", table, filter, onChange } of followed) {
    // One overload for each event; they take the same.
    channel.on("postgres_changes", { event: event as "*", schema: "public", table, filter }, onChange);
  }
  // Not the channel's own "SUBSCRIBED": hosted, the database joins it a moment later.
  channel.on("system", {}, ({ extension, status }) => {
    if (extension === "postgres_changes" && status === "ok" && !left) onReady?.();
  });
  // With the person's token from the beginning, or nothing of theirs is heard.
  void client.realtime.setAuth().then(() => {
    if (!left) channel.subscribe();
  });
  return () => {
    left = true;
    void client.removeChannel(channel);
  };
}

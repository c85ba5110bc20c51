"use client";
import { useFormatter, useNow } from "next-intl";

/** How long ago something was, kept up to date. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const date = new Date(at);
  // The server's clock is a little ahead of some.
  return <time dateTime={at} suppressHydrationWarning>{format.relativeTime(date > now ? now : date, now)}</time>;
}

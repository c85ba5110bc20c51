"use client";
import { useSyncExternalStore } from "react";

function subscribe(notify: () => void): () => void {
  addEventListener("hashchange", notify);
  return () => removeEventListener("hashchange", notify);
}

/** What the address points at in the page, behind a prefix: of `#saber-7` and `saber-`, `7`. */
export function useHashTarget(prefix: string): string | undefined {
  const hash = useSyncExternalStore(subscribe, () => location.hash, () => "");
  return hash.startsWith(`#${prefix}`) ? hash.slice(prefix.length + 1) : undefined;
}

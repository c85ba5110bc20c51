"use client";
import { useState } from "react";

/**
 * Whether the person came from another page of ours without a new document. A page that the browser itself was asked for
 * may have been asked for by anybody: a link in a mail, another site.
 */
export function useWasNavigatedHere(): boolean {
  const [wasNavigated] = useState(() => {
    if (typeof window === "undefined") return false;
    const [loaded] = performance.getEntriesByType("navigation");
    return loaded !== undefined && new URL(loaded.name).pathname !== window.location.pathname;
  });
  return wasNavigated;
}

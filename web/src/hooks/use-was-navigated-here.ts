"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";

/**
 * Whether the person came from another page of ours without a new document. A page that the browser itself was asked for
 * may have been asked for by anybody: a link in a mail, another site.
 */
export function useWasNavigatedHere(): boolean {
  // The address bar still shows the page before while this one is first rendered.
  const pathname = usePathname();
  const [wasNavigated] = useState(() => {
    if (typeof window === "undefined") return false;
    const [loaded] = performance.getEntriesByType("navigation");
    return loaded !== undefined && new URL(loaded.name).pathname !== pathname;
  });
  return wasNavigated;
}

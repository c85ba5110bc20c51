"use client";
import { setNonce } from "get-nonce";
import type { ReactNode } from "react";
import { BackendContext } from "@/lib/supabase/backend";
import type { PublicConfig } from "@/lib/supabase/config";

/** Whether the nonce is known: the first one is the document's, whatever later answers of the server carry. */
let hasNonce = false;

/** Hands the browser what only the server knows: the public settings, and the nonce that style elements need. */
export function BrowserProviders({ config, nonce, children }: { config: PublicConfig; nonce?: string; children: ReactNode }) {
  // Dialogs and menus lock the page's scrolling with a style element of their own.
  if (nonce && !hasNonce && typeof document !== "undefined") {
    hasNonce = true;
    setNonce(nonce);
  }
  return <BackendContext value={config}>{children}</BackendContext>;
}

"use client";
import { setNonce } from "get-nonce";
import type { ReactNode } from "react";
import { BackendContext } from "@/lib/supabase/backend";
import type { PublicConfig } from "@/lib/supabase/config";

/** Hands the browser what only the server knows: the public settings, and the nonce that style elements need. */
export function BrowserProviders({ config, nonce, children }: { config: PublicConfig; nonce?: string; children: ReactNode }) {
  // Dialogs and menus lock the page's scrolling with a style element of their own.
  if (nonce && typeof document !== "undefined") setNonce(nonce);
  return <BackendContext value={config}>{children}</BackendContext>;
}

"use client";
import type { ReactNode } from "react";
import { keepNonce } from "@/lib/nonce";
import { BackendContext } from "@/lib/supabase/backend";
import type { PublicConfig } from "@/lib/supabase/config";

/** Hands the browser what only the server knows: the public settings, and the nonce that style elements need. */
export function BrowserProviders({ config, nonce, children }: { config: PublicConfig; nonce?: string; children: ReactNode }) {
  // Before any dialog or menu, which lock the page's scrolling with a style element of their own.
  keepNonce(nonce);
  return <BackendContext value={config}>{children}</BackendContext>;
}

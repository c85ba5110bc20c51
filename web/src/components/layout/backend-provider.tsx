"use client";
import type { ReactNode } from "react";
import { BackendContext } from "@/lib/supabase/browser";
import type { PublicConfig } from "@/lib/supabase/config";

/** Hands the public settings of the server to the browser's client. */
export function BackendProvider({ config, children }: { config: PublicConfig; children: ReactNode }) {
  return <BackendContext value={config}>{children}</BackendContext>;
}

"use client";
import { createBrowserClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import { createContext, useContext } from "react";
import type { Database } from "@database";
import type { PublicConfig } from "./config";

/** The product's typed client. */
export type Client = SupabaseClient<Database>;

let client: Client | undefined;

/** The browser's only client: it owns the session, its refresh and the realtime socket. */
export function browserClient({ supabaseUrl, publishableKey }: PublicConfig): Client {
  return client ??= createBrowserClient<Database>(supabaseUrl, publishableKey);
}

export const BackendContext = createContext<PublicConfig | null>(null);

/** Address and publishable key, for the calls that are not supabase-js's. */
export function useBackend(): PublicConfig {
  const config = useContext(BackendContext);
  if (!config) throw new Error("useBackend needs <BackendProvider> above it.");
  return config;
}

/** The signed-in person's client. */
export function useSupabase(): Client {
  return browserClient(useBackend());
}

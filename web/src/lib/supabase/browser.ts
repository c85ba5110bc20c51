"use client";
import { createBrowserClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "@database";
import { useBackend } from "./backend";
import type { PublicConfig } from "./config";
import { cookieOptions } from "./cookies";

export { useBackend } from "./backend";

/** The product's typed client. */
export type Client = SupabaseClient<Database>;

let client: Client | undefined;

/** The browser's only client: it owns the session, its refresh and the realtime socket. */
export function browserClient({ supabaseUrl, publishableKey }: PublicConfig): Client {
  return client ??= createBrowserClient<Database>(supabaseUrl, publishableKey, { cookieOptions: cookieOptions(supabaseUrl) });
}

/** The signed-in person's client. */
export function useSupabase(): Client {
  return browserClient(useBackend());
}

import "server-only";
import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Database } from "@database";
import { readPublicConfig } from "./config";
import { cookieOptions } from "./cookies";

/** The client of one request, with the session of its cookies; Row Level Security decides what it sees. */
export const createClient = cache(async () => {
  const { supabaseUrl, publishableKey } = readPublicConfig();
  const store = await cookies();
  return createServerClient<Database>(supabaseUrl, publishableKey, {
    cookieOptions: cookieOptions(supabaseUrl),
    cookies: {
      getAll: () => store.getAll(),
      setAll: (all) => {
        try {
          for (const { name, value, options } of all) store.set(name, value, options);
        } catch {
          // A server component cannot write cookies; the proxy has refreshed the session before it.
        }
      },
    },
  });
});

/** Who is asking: id and address from the verified token, or null for a visitor. */
export const currentUser = cache(async (): Promise<{ id: string; email: string | null } | null> => {
  const supabase = await createClient();
  const { data } = await supabase.auth.getClaims();
  if (!data) return null;
  return { id: data.claims.sub, email: data.claims.email ?? null };
});

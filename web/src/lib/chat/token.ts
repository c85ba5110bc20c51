import type { Session } from "@supabase/supabase-js";
import type { Client } from "@/lib/supabase/browser";

const held = new WeakMap<Client, { session: Session | null }>();

/** Starts to follow the session of this client, so that {@link accessToken} finds it in memory. */
export function followSession(client: Client): { session: Session | null } {
  const known = held.get(client);
  if (known) return known;
  const holder: { session: Session | null } = { session: null };
  held.set(client, holder);
  client.auth.onAuthStateChange((_event, session) => {
    holder.session = session;
  });
  return holder;
}

/** A token that is good for some more seconds: from memory at once, else from the session, which is refreshed if need be. */
export function accessToken(client: Client): string | Promise<string> {
  const { session } = followSession(client);
  if (session && (session.expires_at ?? 0) * 1000 - Date.now() > 15_000) return session.access_token;
  return client.auth.getSession().then(({ data }) => data.session?.access_token ?? "");
}

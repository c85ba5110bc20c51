import { createClient, type SupabaseClient, type User } from "@supabase/supabase-js";
import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";
import type { PublicConfig } from "@/lib/supabase/config";

/** Where the auth user stands among the queries. */
export const userKey = ["auth-user"] as const;

/** The auth user, asked of the server: addresses that wait for confirmation, when they last signed in. */
export async function fetchUser(client: Client): Promise<User> {
  const { data, error } = await client.auth.getUser();
  if (error) throw error;
  return data.user;
}

/** Whether the person signs in with a password, or with another provider only. */
export function hasPassword(user: User): boolean {
  const providers: unknown = user.app_metadata["providers"];
  return !Array.isArray(providers) || providers.length === 0 || providers.includes("email");
}

let beside: { url: string; client: SupabaseClient } | undefined;

/** A client that keeps no session: what happens in it does not touch the person's. */
function clientBeside({ supabaseUrl: url, publishableKey }: PublicConfig): SupabaseClient {
  if (beside?.url !== url) {
    const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false, storageKey: "sintra-verify" };
    beside = { url, client: createClient(url, publishableKey, { auth }) };
  }
  return beside.client;
}

/**
 * Makes sure that the password is the person's, by signing in beside the session of this browser, which goes on.
 *
 * @throws the error of Auth, `invalid_credentials` for a wrong password.
 */
export async function verifyPassword(config: PublicConfig, email: string, password: string): Promise<void> {
  const { auth } = clientBeside(config);
  const { error } = await auth.signInWithPassword({ email, password });
  if (error) throw error;
  await auth.signOut({ scope: "local" });
}

/** Sets a new password. */
export async function changePassword(client: Client, password: string): Promise<void> {
  const { error } = await client.auth.updateUser({ password });
  if (error) throw error;
}

/** Asks for another address; it counts once the links sent to both have been opened. */
export async function changeEmail(client: Client, email: string, returnTo: string): Promise<User> {
  const { data, error } = await client.auth.updateUser({ email }, { emailRedirectTo: returnTo });
  if (error) throw error;
  return data.user;
}

/** Ends the sessions of all other devices, or of this one too. */
export async function signOut(client: Client, scope: "others" | "global" | "local"): Promise<void> {
  const { error } = await client.auth.signOut({ scope });
  if (error) throw error;
}

const PICTURES = "avatars";

/** Stores a picture of the person and returns its public address. */
export async function uploadAvatar(client: Client, userId: string, picture: Blob): Promise<string> {
  const extension = picture.type.split("/")[1] ?? "webp";
  // A new name each time: the address of the old one is in caches.
  const path = `${userId}/${crypto.randomUUID()}.${extension}`;
  const { error } = await client.storage.from(PICTURES).upload(path, picture, { contentType: picture.type, cacheControl: "31536000" });
  if (error) throw error;
  return client.storage.from(PICTURES).getPublicUrl(path).data.publicUrl;
}

/** Removes the person's stored pictures but the one at this address. */
export async function clearAvatars(client: Client, userId: string, keep: string | null): Promise<void> {
  const bucket = client.storage.from(PICTURES);
  const { data, error } = await bucket.list(userId, { limit: 100 });
  if (error) throw error;
  const old = data.map(({ name }) => `${userId}/${name}`).filter((path) => !keep?.endsWith(`/${path}`));
  if (old.length > 0) await bucket.remove(old);
}

const exported = z.looseObject({
  exported_at: z.string(),
  tables: z.record(z.string(), z.unknown()),
  files: z.array(z.object({ bucket: z.string(), path: z.string(), size: z.number().nullish() })).default([]),
});

/** Everything that is kept about the person, and the list of their files. */
export type ExportedData = z.infer<typeof exported>;

/** Asks for everything that is kept about the person. */
export async function exportMyData(client: Client): Promise<ExportedData> {
  const { data, error } = await client.rpc("export_my_data");
  if (error) throw error;
  return exported.parse(data);
}

/** The content of a stored file, through a signed address. */
export async function openFile(client: Client, bucket: string, path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { data, error } = await client.storage.from(bucket).createSignedUrl(path, 300);
  if (error) throw error;
  const answer = await fetch(data.signedUrl);
  if (!answer.ok || !answer.body) throw new Error(`${bucket}/${path}: ${answer.status}`);
  return answer.body;
}

/** Deletes the account at once and for good. The address must be the account's. */
export async function deleteMyAccount(client: Client, email: string): Promise<void> {
  const { error } = await client.rpc("delete_my_account", { p_email_confirmation: email });
  if (error) throw error;
}

/** Leaves nothing of the person in this browser: session, drafts, choices. */
export async function forgetThisBrowser(client: Client): Promise<void> {
  await client.auth.signOut({ scope: "local" });
  localStorage.clear();
  sessionStorage.clear();
}

import { accessToken } from "@/lib/chat/token";
import type { Client } from "@/lib/supabase/browser";
import type { PublicConfig } from "@/lib/supabase/config";

/** What a call to our functions needs. */
export interface Connection {
  client: Client;
  config: PublicConfig;
  /** Language in which refusals are worded. */
  locale: string;
}

/** Headers of every call to our functions. */
export async function headersOf({ client, config, locale }: Connection): Promise<Record<string, string>> {
  return { apikey: config.publishableKey, authorization: `Bearer ${await accessToken(client)}`, "accept-language": locale };
}

/** A token may have been revoked or have run out on the way: one more try with a new one. */
export async function withFreshToken(connection: Connection, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status !== 401) return response;
  const { data, error } = await connection.client.auth.refreshSession();
  if (error || !data.session) return response;
  const headers = new Headers(init?.headers);
  headers.set("authorization", `Bearer ${data.session.access_token}`);
  return await fetch(input, { ...init, headers });
}

/**
 * Calls one of our functions, with a body of JSON where there is one, and reads the JSON that it answers.
 *
 * @param path the function and what follows it, e.g. `cerebro/insights`.
 * @throws an error whose message is the function's refusal, for `failureOf`.
 */
export async function callFunction(connection: Connection, method: "GET" | "POST" | "PUT" | "PATCH", path: string, body?: unknown): Promise<unknown> {
  const response = await withFreshToken(connection, `${connection.config.supabaseUrl}/functions/v1/${path}`, {
    method,
    headers: { ...await headersOf(connection), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    credentials: "omit",
  });
  if (!response.ok) throw new Error(await response.text());
  return await response.json();
}

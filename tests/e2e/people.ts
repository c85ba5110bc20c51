/** People of the stories, made through the API as the web would make them. */
import { createServerClient } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import type { BrowserContext } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { API_URL, DATABASE_URL, STATE_DIRECTORY, WEB_URL } from "./addresses.ts";

export const PASSWORD = "una-clave-larga-2026";

/** The database as its owner: for what time or an operator would do, never for what a person does. */
export const sql = postgres(DATABASE_URL, { max: 2, onnotice: () => {} });

/** A signed-up person. */
export interface Person {
  id: string;
  email: string;
  name: string;
  /** Their own client, under Row Level Security. */
  client: SupabaseClient;
  /** Signs a browser in as this person. */
  enter(context: BrowserContext): Promise<void>;
}

/** The publishable key of the platform that the stories visit. */
export function publishableKey(): string {
  return JSON.parse(readFileSync(join(STATE_DIRECTORY, "keys.json"), "utf8")).publishableKey;
}

let count = 0;

/** An address that nobody has. */
export function newEmail(name: string): string {
  const word = name.normalize("NFD").replace(/[^a-z]/gi, "").toLowerCase();
  return `${word}.${++count}.${crypto.randomUUID().slice(0, 8)}@example.com`;
}

/** Signs a person up. Their onboarding is over unless told otherwise. */
export async function signUp(
  name: string,
  options: { plan?: "starter" | "professional" | "enterprise"; onboarded?: boolean } = {},
): Promise<Person> {
  const email = newEmail(name);
  const jar = new Map<string, string>();
  // The two packages' types for one client are copies that TypeScript tells apart.
  // deno-lint-ignore no-explicit-any
  const client = createServerClient<any>(API_URL, publishableKey(), {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (all) => all.forEach(({ name, value }) => value ? jar.set(name, value) : jar.delete(name)),
    },
  }) as unknown as SupabaseClient;
  const { data, error } = await client.auth.signUp({
    email,
    password: PASSWORD,
    options: { data: { full_name: name } },
  });
  if (error || !data.user || !data.session) throw new Error(`sign-up failed: ${error?.message}`);
  const { id } = data.user;
  if (options.plan) {
    await sql`update public.user_subscriptions set plan_id = ${options.plan}, status = 'active', trial_end_date = null,
      current_period_start = current_date, current_period_end = current_date + interval '1 month' where user_id = ${id}`;
  }
  if (options.onboarded !== false) {
    await sql`update public.profiles set onboarding_step = 7, onboarding_completed = true where id = ${id}`;
  }
  return {
    id,
    email,
    name,
    client,
    enter: (context) =>
      context.addCookies([...jar].map(([name, value]) => ({ name, value, url: WEB_URL, sameSite: "Lax" as const }))),
  };
}

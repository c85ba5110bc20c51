import { z } from "zod";

/** What the browser may know of the backend: its address and the publishable key. Neither is a secret. */
export interface PublicConfig {
  /** Base address of the Supabase project, without a slash at the end. */
  supabaseUrl: string;
  /** Publishable key (`sb_publishable_…`, or the older `anon` token). */
  publishableKey: string;
}

const schema = z.object({
  supabaseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  publishableKey: z.string().min(1).refine((key) => !isSecret(key), "is a secret key"),
});

/** Whether a key opens everything: `sb_secret_…`, or the older token whose role is `service_role`. */
function isSecret(key: string): boolean {
  if (key.startsWith("sb_secret_")) return true;
  try {
    const claims: unknown = JSON.parse(atob((key.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/")));
    return typeof claims === "object" && claims !== null && "role" in claims && claims.role === "service_role";
  } catch {
    return false;
  }
}

/**
 * Reads the public settings when they are asked for, not when the web is built: one build serves every project.
 *
 * @throws Error that names the missing or wrong variable.
 */
export function readPublicConfig(environment: Record<string, string | undefined> = process.env): PublicConfig {
  // Not `process.env.NEXT_PUBLIC_…`: that would be replaced by its value while building.
  const result = schema.safeParse({
    supabaseUrl: environment["NEXT_PUBLIC_SUPABASE_URL"],
    publishableKey: environment["NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY"] ?? environment["NEXT_PUBLIC_SUPABASE_ANON_KEY"],
  });
  if (result.success) return result.data;
  const names: Record<string, string> = {
    supabaseUrl: "NEXT_PUBLIC_SUPABASE_URL",
    publishableKey: "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
  };
  const wrong = result.error.issues.map((issue) => names[String(issue.path[0])]).join(" and ");
  throw new Error(`${wrong} must be set: the address of the Supabase project and its publishable key (see web/.env.example).`);
}

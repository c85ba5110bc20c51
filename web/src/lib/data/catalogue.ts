import "server-only";
import { createClient } from "@supabase/supabase-js";
import { unstable_cache } from "next/cache";
import { z } from "zod";
import type { Database } from "@database";
import { readPublicConfig } from "@/lib/supabase/config";
import { PLAN_IDS } from "./plan";

const planSchema = z.object({
  id: z.string(),
  name: z.string(),
  rank: z.number(),
  monthly_price_usd: z.coerce.number(),
  yearly_price_usd: z.coerce.number(),
  max_assistants: z.number().nullable(),
  max_monthly_messages: z.number().nullable(),
  max_storage_gb: z.number().nullable(),
  premium_models_included: z.boolean().nullable().transform(Boolean),
  support_level: z.enum(["email", "priority", "dedicated"]).nullable().catch(null),
  is_popular: z.boolean().nullable().transform(Boolean),
});

const assistantSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  description: z.string(),
  avatar: z.string(),
  color: z.string(),
  required_plan: z.enum(PLAN_IDS).nullable().transform((plan) => plan ?? "trial"),
  suggested_questions: z.array(z.string()).nullable().transform((questions) => questions ?? []),
});

const countrySchema = z.object({ code: z.string(), name: z.string(), timezone: z.string(), language: z.string() });
const uploadSchema = z.record(z.string(), z.object({ max_file_mb: z.number(), max_files_per_message: z.number() }));

/** A plan as visitors see it; a limit of null means without limit. */
export type Plan = z.infer<typeof planSchema> & { max_file_mb: number | null; max_files_per_message: number | null };

/** An assistant as visitors see it. */
export type CatalogueAssistant = z.infer<typeof assistantSchema>;

/** A country offered at sign-up. */
export type Country = z.infer<typeof countrySchema>;

/** Everything that is on offer, and what the operator lets the public know. */
export interface Catalogue {
  plans: Plan[];
  assistants: CatalogueAssistant[];
  countries: Country[];
  /** Length of the trial, or null where the operator does not say. */
  trialDays: number | null;
  supportEmail: string | null;
}

async function fetchCatalogue(supabaseUrl: string, publishableKey: string): Promise<Catalogue> {
  // Nobody's session: what is kept for a minute is the same for everybody.
  const visitor = createClient<Database>(supabaseUrl, publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const [plans, assistants, settings] = await Promise.all([
    visitor.from("subscription_plans").select(Object.keys(planSchema.shape).join(",")).order("rank"),
    visitor.from("assistants_catalog").select(Object.keys(assistantSchema.shape).join(",")).order("sort_order"),
    visitor.from("system_config").select("key, value").in("key", ["countries", "trial_days", "upload_limits", "support"]),
  ]);
  const error = plans.error ?? assistants.error ?? settings.error;
  if (error) throw new Error(`The catalogue cannot be read: ${error.message}`);
  const setting = (key: string): unknown => settings.data?.find((row) => row.key === key)?.value;
  const uploads = uploadSchema.catch({}).parse(setting("upload_limits"));
  return {
    plans: z.array(planSchema).parse(plans.data).map((plan) => ({
      ...plan,
      max_file_mb: uploads[plan.id]?.max_file_mb ?? null,
      max_files_per_message: uploads[plan.id]?.max_files_per_message ?? null,
    })),
    assistants: z.array(assistantSchema).parse(assistants.data),
    countries: z.array(countrySchema).catch([]).parse(setting("countries")),
    trialDays: z.number().int().positive().nullable().catch(null).parse(setting("trial_days")),
    supportEmail: z.object({ email: z.email() }).transform(({ email }) => email).nullable().catch(null).parse(setting("support")),
  };
}

const cachedCatalogue = unstable_cache(fetchCatalogue, ["catalogue"], { revalidate: 60 });

/** What is on offer, at most a minute old; null while the backend does not answer, so that a page still says the rest. */
export async function getCatalogue(): Promise<Catalogue | null> {
  const { supabaseUrl, publishableKey } = readPublicConfig();
  try {
    return await cachedCatalogue(supabaseUrl, publishableKey);
  } catch (error) {
    console.error(error);
    return null;
  }
}

import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";

/** Plans from the smallest to the largest; same ids as `subscription_plan_enum`. */
export const PLAN_IDS = ["trial", "starter", "professional", "enterprise"] as const;

export type PlanId = (typeof PLAN_IDS)[number];

/** Where the plan and its use are kept in the browser. */
export const planKey = ["plan"] as const;

const schema = z.object({
  subscription_id: z.string().nullable(),
  may_change: z.boolean(),
  plan_id: z.enum(PLAN_IDS).nullable(),
  plan_name: z.string().nullable(),
  status: z.string().nullable(),
  trial_end_date: z.string().nullable(),
  period_start: z.string().nullable(),
  renews_at: z.string().nullable(),
  messages_used: z.number(),
  messages_limit: z.number().nullable(),
  messages_remaining: z.number().nullable(),
  extra_messages_left: z.number(),
  tokens_used: z.number(),
  active_assistants: z.number(),
  max_assistants: z.number().nullable(),
  storage_used_bytes: z.number(),
  storage_limit_bytes: z.number().nullable(),
  max_file_mb: z.number().nullable(),
  max_files_per_message: z.number().nullable(),
  can_chat: z.boolean(),
  reason: z.enum(["quota_exhausted", "subscription_inactive", "account_inactive"]).nullable(),
  intended_plan_id: z.string().nullable(),
  intended_billing_cycle: z.enum(["monthly", "yearly"]).nullable(),
});

/** The plan that counts for the signed-in person, and what is left of it. */
export type MyPlan = z.infer<typeof schema>;

/** Reads the plan that counts for the signed-in person; null where the account is gone. */
export async function fetchMyPlan(client: Client): Promise<MyPlan | null> {
  const { data, error } = await client.rpc("my_plan");
  if (error) throw error;
  return data === null ? null : schema.parse(data);
}

/** Whether what a plan includes covers what something requires. Without a plan, only what everybody has. */
export function planIncludes(planId: PlanId | null, required: PlanId): boolean {
  return PLAN_IDS.indexOf(planId ?? "trial") >= PLAN_IDS.indexOf(required);
}

/** How close a use is to its limit: a warning from 80 %, full from 100 %. */
export type UsageLevel = "ok" | "warning" | "full";

/** See {@link UsageLevel}; a limit of null is none. */
export function usageLevel(used: number, limit: number | null): UsageLevel {
  if (limit === null) return "ok";
  if (used >= limit) return "full";
  return used >= limit * 0.8 ? "warning" : "ok";
}

/** Days of the trial that are left, today included; null for plans that are no trial. */
export function trialDaysLeft(plan: Pick<MyPlan, "status" | "trial_end_date">, now: Date): number | null {
  if (plan.status !== "trial" || !plan.trial_end_date) return null;
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const days = Math.round((Date.parse(plan.trial_end_date) - today) / 86_400_000) + 1;
  return Math.max(0, days);
}

import { z } from "zod";
import type { Database } from "@database";
import type { Client } from "@/lib/supabase/browser";
import type { PlanId } from "./plan";

type Enums = Database["public"]["Enums"];
type Update = Database["public"]["Tables"]["profiles"]["Update"];

/** Answer to step 1. */
export interface PlanAnswers {
  plan_id: PlanId;
  billing_cycle: Enums["billing_cycle_enum"];
}

/** Answers to step 2; empty text is no answer. */
export interface CompanyAnswers {
  company_name: string;
  company_industry: string;
  company_size: Enums["company_size_enum"] | null;
  company_website: string;
  company_description: string;
  country: string | null;
}

/** Answers to step 3. */
export interface GoalsAnswers {
  primary_goals: string[];
  goals_timeline: string;
  priority_focus: Enums["focus_area_enum"];
}

/** Answer to step 4. */
export interface AssistantsAnswers {
  assistant_ids: string[];
}

/** Answers to step 6. */
export interface ConfigurationAnswers {
  timezone: string;
  language: string;
  working_hours: { start: string; end: string };
  communication_style: Enums["communication_style_enum"];
  notification_preferences: Record<string, unknown>;
}

/** Answers by step. Step 5 asks nothing: it wants a first message. */
export interface Answers {
  1: PlanAnswers;
  2: CompanyAnswers;
  3: GoalsAnswers;
  4: AssistantsAnswers;
  5: Record<string, never>;
  6: ConfigurationAnswers;
}

export type AnsweredStep = keyof Answers;

/** How far a person is, and what they have answered. */
export interface OnboardingState {
  /** 1 to 7; 7 is done. */
  step: number;
  fullName: string | null;
  company: CompanyAnswers;
  goals: GoalsAnswers;
  configuration: ConfigurationAnswers;
  /** Whether they have written to an assistant. */
  hasSpoken: boolean;
}

const hours = z.object({ start: z.string(), end: z.string() }).catch({ start: "09:00", end: "18:00" });
const preferences = z.record(z.string(), z.unknown()).catch({});

/** Reads how far a person is with onboarding, and what they have answered so far. */
export async function fetchOnboarding(client: Client, userId: string): Promise<OnboardingState> {
  const [profile, messages] = await Promise.all([
    client
      .from("profiles")
      .select(
        "onboarding_step, onboarding_completed, full_name, company_name, company_industry, company_size, company_website, company_description, country, primary_goals, goals_timeline, priority_focus, timezone, language, working_hours, communication_style, notification_preferences",
      )
      .eq("id", userId)
      .single(),
    client.from("messages").select("id").eq("user_id", userId).eq("role", "user").limit(1),
  ]);
  const error = profile.error ?? messages.error;
  if (error) throw error;
  const row = profile.data!;
  return {
    step: row.onboarding_completed ? 7 : Math.min(row.onboarding_step ?? 1, 6),
    fullName: row.full_name,
    company: {
      company_name: row.company_name ?? "",
      company_industry: row.company_industry ?? "",
      company_size: row.company_size,
      company_website: row.company_website ?? "",
      company_description: row.company_description ?? "",
      country: row.country,
    },
    goals: {
      primary_goals: row.primary_goals ?? [],
      goals_timeline: row.goals_timeline ?? "6-months",
      priority_focus: row.priority_focus ?? "marketing",
    },
    configuration: {
      timezone: row.timezone ?? "America/Mexico_City",
      language: row.language ?? "es",
      working_hours: hours.parse(row.working_hours),
      communication_style: row.communication_style ?? "friendly",
      notification_preferences: preferences.parse(row.notification_preferences),
    },
    hasSpoken: (messages.data ?? []).length > 0,
  };
}

/** How far a person is after a step. */
const progress = z.object({ step: z.number(), completed: z.boolean() });

/**
 * Saves the answers to a step and, where it is the one the person is at, moves on.
 *
 * @throws the database's refusal: `onboarding_step_skipped`, `onboarding_answer_invalid` with `{field}`,
 * `onboarding_no_conversation`, or one about the plan.
 */
export async function completeOnboardingStep<Step extends AnsweredStep>(client: Client, step: Step, answers: Answers[Step]) {
  const { data, error } = await client.rpc("complete_onboarding_step", { p_step: step, p_answers: { ...answers } as never });
  if (error) throw error;
  return progress.parse(data);
}

/** Saves what has been typed into a step so far, without moving on. Steps 1, 4 and 5 have nothing to save before they are done. */
export async function saveUnfinishedStep(client: Client, userId: string, step: number, answers: Partial<Answers[2 | 3 | 6]>): Promise<void> {
  if (step !== 2 && step !== 3 && step !== 6) return;
  const change = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, typeof value === "string" ? value.trim() || null : value]),
  ) as Update;
  if (Object.keys(change).length === 0) return;
  const { error } = await client.from("profiles").update(change).eq("id", userId);
  if (error) throw error;
}

const wanted = z.object({
  intended_plan_id: z.string().optional().catch(undefined),
  intended_billing_cycle: z.string().optional().catch(undefined),
}).catch({});

/** The plan whose button somebody came from when they signed up, if any. */
export async function fetchWantedPlan(client: Client): Promise<{ plan?: string; cycle?: string }> {
  const { data } = await client.auth.getClaims();
  const metadata = wanted.parse(data?.claims.user_metadata ?? {});
  return { plan: metadata.intended_plan_id, cycle: metadata.intended_billing_cycle };
}

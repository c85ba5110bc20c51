import type { Json } from "@database";
import { z } from "zod";
import type { Client } from "@/lib/supabase/browser";
import { PLAN_IDS, type PlanId, planIncludes } from "./plan";

/** Where the team is kept in the browser. */
export const teamKey = ["team"] as const;

/** What a person asked of how an assistant writes, by name in Spanish: the prompt hands it to the model as it stands. */
export type CustomSettings = Record<string, unknown>;

/** The settings that can be chosen, and their values; each may be left open. */
export const SETTINGS = {
  extension: ["breve", "detallada"],
  trato: ["tú", "usted", "vos"],
  emojis: ["sin emojis", "con emojis"],
} as const;

export type SettingName = keyof typeof SETTINGS;

/** Characters that the database takes. */
export const PERSONALISATION_LIMITS = { customName: 80, customPrompt: 4000 } as const;

/** An assistant of the catalogue, with what the signed-in person made of it. */
export interface TeamMember {
  id: string;
  /** Name in the catalogue. */
  catalogueName: string;
  /** What the person calls it. */
  name: string;
  role: string;
  description: string;
  avatar: string;
  color: string;
  specialties: string[];
  greeting: string | null;
  suggestedQuestions: string[];
  requiredPlan: PlanId;
  /** Switched on now. */
  active: boolean;
  /** No longer offered; kept by those who have it. */
  retired: boolean;
  /** Row of `user_assistants`; null for one never switched on. */
  userAssistantId: string | null;
  customPrompt: string;
  customName: string;
  customSettings: CustomSettings;
  /** Average of 1 to 5 and how many ratings it is made of; null without any. */
  satisfaction: { average: number; ratings: number } | null;
  answers: number;
  lastConversationId: string | null;
  lastTitle: string | null;
  lastMessageAt: string | null;
  conversations: number;
  answersLast7Days: number;
}

/** Whether a member works, could work, or needs a larger plan. */
export type MemberState = "active" | "available" | "locked";

/** See {@link MemberState}. Whoever is switched on goes on working after a downgrade, as the database has it. */
export function memberState(member: Pick<TeamMember, "active" | "requiredPlan">, planId: PlanId | null): MemberState {
  if (member.active) return "active";
  return planIncludes(planId, member.requiredPlan) ? "available" : "locked";
}

const settingsSchema = z.record(z.string(), z.unknown()).catch({});

/** Reads every assistant on offer or once had, in the catalogue's order. */
export async function fetchTeam(client: Client): Promise<TeamMember[]> {
  const [catalogue, own, activity] = await Promise.all([
    client
      .from("assistants_catalog")
      .select("id, name, role, description, avatar, color, specialties, greeting, suggested_questions, required_plan, is_active")
      .order("sort_order"),
    client
      .from("user_assistants")
      .select("id, assistant_id, custom_name, custom_prompt, custom_settings, is_active, user_satisfaction, rating_count, total_interactions"),
    client.rpc("team_activity"),
  ]);
  const error = catalogue.error ?? own.error ?? activity.error;
  if (error) throw error;
  const mine = new Map((own.data ?? []).map((row) => [row.assistant_id, row]));
  const did = new Map((activity.data ?? []).map((row) => [row.assistant_id, row]));
  return (catalogue.data ?? []).map((assistant) => {
    const row = mine.get(assistant.id);
    const latest = did.get(assistant.id);
    const ratings = row?.rating_count ?? 0;
    return {
      id: assistant.id,
      catalogueName: assistant.name,
      name: row?.custom_name || assistant.name,
      role: assistant.role,
      description: assistant.description,
      avatar: assistant.avatar,
      color: assistant.color,
      specialties: assistant.specialties ?? [],
      greeting: assistant.greeting,
      suggestedQuestions: assistant.suggested_questions ?? [],
      requiredPlan: PLAN_IDS.find((id) => id === assistant.required_plan) ?? "starter",
      active: row?.is_active ?? false,
      retired: assistant.is_active === false,
      userAssistantId: row?.id ?? null,
      customName: row?.custom_name ?? "",
      customPrompt: row?.custom_prompt ?? "",
      customSettings: settingsSchema.parse(row?.custom_settings ?? {}),
      satisfaction: row && ratings > 0 ? { average: Number(row.user_satisfaction), ratings } : null,
      answers: row?.total_interactions ?? 0,
      // Generated types do not know that a function's columns may be null.
      lastConversationId: latest?.last_conversation_id ?? null,
      lastTitle: latest?.last_title ?? null,
      lastMessageAt: latest?.last_message_at ?? null,
      conversations: latest?.conversations ?? 0,
      answersLast7Days: latest?.answers_last_7_days ?? 0,
    };
  }).filter((member) => !member.retired || member.userAssistantId !== null);
}

/**
 * Switches an assistant on or off.
 *
 * @throws the database's refusal: `plan_limit_assistants`, `plan_required`, `subscription_inactive`, `assistant_not_found`.
 */
export async function setAssistantActive(client: Client, userId: string, assistantId: string, active: boolean): Promise<void> {
  await saveUserAssistant(client, userId, assistantId, { is_active: active });
}

/** Switches one off to make room, and the other on. Where the second is refused, the first works again. */
export async function swapAssistants(client: Client, userId: string, off: string, on: string): Promise<void> {
  await setAssistantActive(client, userId, off, false);
  try {
    await setAssistantActive(client, userId, on, true);
  } catch (refusal) {
    await setAssistantActive(client, userId, off, true);
    throw refusal;
  }
}

/** What a person may change of an assistant. */
export interface Personalisation {
  customName: string;
  customPrompt: string;
  customSettings: CustomSettings;
}

/** Saves what has changed in what a person wants of an assistant; one never switched on stays off. */
export async function savePersonalisation(
  client: Client,
  userId: string,
  assistantId: string,
  { customName, customPrompt, customSettings }: Partial<Personalisation>,
): Promise<void> {
  await saveUserAssistant(client, userId, assistantId, {
    ...(customName === undefined ? {} : { custom_name: customName.trim() || null }),
    ...(customPrompt === undefined ? {} : { custom_prompt: customPrompt.trim() || null }),
    ...(customSettings === undefined ? {} : { custom_settings: customSettings as Json }),
  });
}

interface Change {
  is_active?: boolean;
  custom_name?: string | null;
  custom_prompt?: string | null;
  custom_settings?: Json;
}

/** Not an upsert: a client may not write the columns that say whose row it is. */
async function saveUserAssistant(client: Client, userId: string, assistantId: string, change: Change): Promise<void> {
  const update = () => client.from("user_assistants").update(change).eq("user_id", userId).eq("assistant_id", assistantId).select("id");
  const { data, error } = await update();
  if (error) throw error;
  if (data.length > 0) return;
  const inserted = await client.from("user_assistants").insert({ is_active: false, ...change, user_id: userId, assistant_id: assistantId });
  // Another tab was faster.
  const again = inserted.error?.code === "23505" ? await update() : inserted;
  if (again.error) throw again.error;
}

/** Where it is kept in the browser whose answers are announced. */
export const notificationsKey = ["assistant-notifications"] as const;

/** Reads, by assistant, whether answers are announced on the screen; who is not there is announced. */
export async function fetchNotifications(client: Client): Promise<Record<string, boolean>> {
  const { data, error } = await client
    .from("assistant_configurations")
    .select("notification_enabled, user_assistants!inner(assistant_id)");
  if (error) throw error;
  return Object.fromEntries(
    data.flatMap((row) => row.user_assistants.assistant_id ? [[row.user_assistants.assistant_id, row.notification_enabled !== false]] : []),
  );
}

/** Says whether this assistant's answers are announced on the screen. */
export async function setNotification(client: Client, userAssistantId: string, enabled: boolean): Promise<void> {
  const { data, error } = await client
    .from("assistant_configurations")
    .update({ notification_enabled: enabled })
    .eq("user_assistant_id", userAssistantId)
    .select("id");
  if (error) throw error;
  if (data.length > 0) return;
  const inserted = await client
    .from("assistant_configurations")
    .insert({ user_assistant_id: userAssistantId, notification_enabled: enabled });
  if (inserted.error) throw inserted.error;
}

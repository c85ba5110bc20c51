import type { Database, Json } from "@database";
import type { Client } from "@/lib/supabase/browser";

type Row = Database["public"]["Tables"]["profiles"]["Row"];

/** A person and their business, as they describe it. */
export type Profile = Omit<Row, "is_active">;

/** What the person may write of it. */
export type ProfileChanges = Partial<Pick<Profile, EditableField>>;

/** Names of the columns that the person may write. */
export type EditableField =
  | "full_name" | "avatar_url" | "phone" | "timezone" | "language" | "theme" | "communication_style" | "working_hours"
  | "notification_preferences" | "company_name" | "company_industry" | "company_size" | "company_growth_stage"
  | "company_revenue_range" | "company_website" | "company_description" | "country" | "primary_goals" | "secondary_goals"
  | "goals_timeline" | "priority_focus";

/** Where the signed-in person's profile stands among the queries. */
export const profileKey = ["profile"] as const;

/** Characters that the database takes; its checks are in the migration of size limits. */
export const PROFILE_LIMITS: Partial<Record<EditableField, number>> = {
  full_name: 200,
  phone: 40,
  company_name: 200,
  company_industry: 200,
  company_revenue_range: 100,
  company_website: 2048,
  company_description: 4000,
  goals_timeline: 100,
};

/** How many goals are kept, and how long each may be. */
export const GOAL_LIMITS = { primary: 5, secondary: 10, characters: 200 } as const;

/** The profile of the person with this id, which is the caller's own. */
export async function fetchProfile(client: Client, userId: string): Promise<Profile> {
  const { data, error } = await client.from("profiles").select("*").eq("id", userId).single();
  if (error) throw error;
  return data;
}

/** Writes these columns and no others, and returns the profile as it is then. */
export async function updateProfile(client: Client, userId: string, changes: ProfileChanges): Promise<Profile> {
  const { data, error } = await client.from("profiles").update(changes).eq("id", userId).select("*").single();
  if (error) throw error;
  return data;
}

/** What is written about by mail, each of them wanted or not. */
export interface MailPreferences {
  /** The trial ends, the messages of the period run out. */
  plan: boolean;
  /** What the team did in the week. */
  weekly: boolean;
  /** New assistants and features. */
  news: boolean;
}

const MAIL_DEFAULTS: MailPreferences = { plan: true, weekly: true, news: false };

/** The choices in `notification_preferences`, whatever else it holds. */
export function mailPreferences(preferences: Json): MailPreferences {
  const email = asObject(asObject(preferences)["email"]);
  const choice = (name: keyof MailPreferences) => typeof email[name] === "boolean" ? email[name] : MAIL_DEFAULTS[name];
  return { plan: choice("plan"), weekly: choice("weekly"), news: choice("news") };
}

/** `notification_preferences` with one choice changed; the rest stays as it is. */
export function withMailPreference(preferences: Json, name: keyof MailPreferences, wanted: boolean): Json {
  const all = asObject(preferences);
  return { ...all, email: { ...asObject(all["email"]), [name]: wanted } };
}

/** `notification_preferences` with notices on the screen wanted or not; the rest stays as it is. */
export function withScreenNotices(preferences: Json, wanted: boolean): Json {
  return { ...asObject(preferences), in_app: wanted };
}

/** Changes the preferences as the server has them now, so that what another tab chose is kept. */
export async function changePreferences(client: Client, userId: string, change: (now: Json) => Json): Promise<Profile> {
  const { notification_preferences } = await fetchProfile(client, userId);
  return await updateProfile(client, userId, { notification_preferences: change(notification_preferences) });
}

/** Hours of work, `HH:MM`. The end may come before the start: a bar works past midnight. */
export interface Hours {
  start: string;
  end: string;
}

/** The hours in `working_hours`; undefined where it holds none. */
export function hoursFrom(value: Json): Hours | undefined {
  const { start, end } = asObject(value);
  return isClock(start) && isClock(end) ? { start, end } : undefined;
}

function isClock(value: unknown): value is string {
  return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function asObject(value: Json | undefined): Record<string, Json | undefined> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

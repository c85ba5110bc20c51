import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { LOCALE_COOKIE, localeFor } from "@/i18n/locales";
import type { Client } from "@/lib/supabase/browser";
import { THEME_COOKIE, themeFrom } from "@/lib/theme";

const profileSchema = z.object({
  language: z.string().nullable(),
  theme: z.string().nullable(),
  onboarding_completed: z.boolean().nullable(),
});

/** A year: these cookies hold how somebody likes to read, and nothing about them. */
const PREFERENCE = { path: "/", maxAge: 31_536_000, sameSite: "lax" } as const;

/**
 * What follows every sign-in: the language and theme of the profile become this browser's, and the person goes where
 * they were going, or to the onboarding until it is completed, or home.
 */
export async function arrive(supabase: Client, userId: string, wanted: string | undefined): Promise<string> {
  const { data } = await supabase.from("profiles").select("language, theme, onboarding_completed").eq("id", userId).maybeSingle();
  const profile = profileSchema.nullable().catch(null).parse(data);
  if (profile) {
    const store = await cookies();
    const locale = localeFor(profile.language);
    if (locale) store.set(LOCALE_COOKIE, locale, PREFERENCE);
    store.set(THEME_COOKIE, themeFrom(profile.theme), PREFERENCE);
  }
  return wanted ?? (profile && !profile.onboarding_completed ? "/bienvenida" : "/dashboard");
}

/** Keeps the language that a visitor chose. */
export async function keepLocale(value: unknown): Promise<void> {
  const locale = localeFor(typeof value === "string" ? value : undefined);
  if (locale) (await cookies()).set(LOCALE_COOKIE, locale, PREFERENCE);
}

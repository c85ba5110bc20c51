import "server-only";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { type Locale, type NumberTag, numberTag } from "@/i18n/locales";
import { createClient, currentUser } from "./server";

/** What every page needs of whoever has signed in, asked for once a request; null for a visitor. */
export const currentPerson = cache(async () => {
  const user = await currentUser();
  if (!user) return null;
  const supabase = await createClient();
  const { data } = await supabase.from("profiles").select("full_name, email, avatar_url, country").eq("id", user.id).maybeSingle();
  return data;
});

/** The tag by which numbers are written for the visitor; in the browser it is `useNumberTag`. */
export async function getNumberTag(): Promise<NumberTag> {
  const [locale, person] = await Promise.all([getLocale(), currentPerson()]);
  return numberTag(locale as Locale, person?.country ?? null);
}

import "server-only";
import { cache } from "react";
import { knownZone } from "@/lib/chat/days";
import { fetchTeam } from "@/lib/data/assistants";
import { createClient } from "@/lib/supabase/server";

/** The team, read once for the frame and the page in it. */
export const readTeam = cache(async () => fetchTeam(await createClient()));

/** The person's time zone, or the product's where the profile has one that nobody knows. */
export const readTimeZone = cache(async (userId: string): Promise<string> => {
  const client = await createClient();
  const { data } = await client.from("profiles").select("timezone").eq("id", userId).maybeSingle();
  return knownZone(data?.timezone);
});

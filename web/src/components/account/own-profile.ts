import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { fetchProfile, type Profile } from "@/lib/data/profiles";
import { createClient, currentUser } from "@/lib/supabase/server";

/** The signed-in person's profile, read once for a request. */
export const ownProfile = cache(async (): Promise<Profile> => {
  const user = await currentUser();
  if (!user) redirect("/ingresar");
  return await fetchProfile(await createClient(), user.id);
});

import "server-only";
import { z } from "zod";
import { createClient } from "@/lib/supabase/server";

const previewSchema = z.object({
  organization_name: z.string(),
  role: z.enum(["owner", "admin", "member", "guest"]),
  invited_by_name: z.string().nullable(),
  email_hint: z.string(),
  expires_at: z.string(),
  state: z.enum(["open", "expired", "accepted", "revoked"]),
});

/** What a link invites to, as its holder may see it. */
export type InvitationPreview = z.infer<typeof previewSchema>;

/** Reads what a link invites to; null for one that is unknown or was renewed since. */
export async function previewInvitation(token: string): Promise<InvitationPreview | null> {
  const supabase = await createClient();
  const { data, error } = await supabase.rpc("invitation_preview", { p_token: token });
  if (error) throw error;
  return previewSchema.nullable().parse(data);
}

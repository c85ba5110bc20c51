"use server";
import type { Route } from "next";
import { redirect } from "next/navigation";
import { failureOf } from "@/lib/errors";
import { createClient } from "@/lib/supabase/server";

/** What became of an answer to an invitation, where the person stays on its page. */
export interface InvitationAnswer {
  outcome: "none" | "declined" | "mismatch" | "failed";
  /** A key of `errors` where it failed. */
  code?: string;
  /** For a mismatch: whether the person's own address is confirmed. */
  confirmed?: boolean;
}

/** Joins the organization, or says no to it: `answer` names the button that was pressed. */
export async function answerInvitation(_: InvitationAnswer, form: FormData): Promise<InvitationAnswer> {
  const token = form.get("token");
  if (typeof token !== "string") return { outcome: "failed", code: "invitation_not_found" };
  const supabase = await createClient();
  const accepted = form.get("answer") !== "decline";
  const { error } = await supabase.rpc(accepted ? "accept_invitation" : "decline_invitation", { p_token: token });
  if (error) {
    const { code, details } = failureOf(error);
    if (code === "invitation_email_mismatch") return { outcome: "mismatch", confirmed: details?.["confirmed"] !== false };
    if (!(accepted && code === "already_member")) return { outcome: "failed", code };
  }
  if (!accepted) return { outcome: "declined" };
  redirect("/dashboard/cuenta/organizacion" as Route);
}

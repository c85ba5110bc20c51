"use client";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFailureText } from "@/hooks/use-failure-text";
import { savePersonalisation, teamKey, type TeamMember } from "@/lib/data/assistants";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** Makes an assistant as it was at first; shown where there is something to undo. */
export function ResetAssistant({ member, userId, onReset }: { member: TeamMember; userId: string; onReset: () => void }) {
  const t = useTranslations("assistants.personal");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const touched = member.customName || member.customPrompt || Object.keys(member.customSettings).length > 0;
  if (!touched) return null;
  const reset = async () => {
    try {
      await savePersonalisation(client, userId, member.id, { customName: "", customPrompt: "", customSettings: {} });
      await queries.invalidateQueries({ queryKey: teamKey });
      onReset();
      toast.success(t("resetDone", { name: member.catalogueName }));
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost" size="sm" className="min-h-10 text-muted-foreground"><RotateCcw aria-hidden />{t("reset")}</Button>}
      title={t("resetTitle", { name: member.name })}
      description={t("resetBody")}
      action={t("reset")}
      onConfirm={reset}
    />
  );
}

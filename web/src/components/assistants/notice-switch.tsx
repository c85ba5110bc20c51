"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { useFailureText } from "@/hooks/use-failure-text";
import { notificationsKey, setNotification } from "@/lib/data/assistants";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** Whether an assistant's answers are announced; saved at once, taken back where that fails. */
export function NoticeSwitch({ userAssistantId, notices }: { userAssistantId: string; notices: boolean }) {
  const t = useTranslations("assistants.personal");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [on, setOn] = useState(notices);
  const change = async (next: boolean) => {
    setOn(next);
    try {
      await setNotification(client, userAssistantId, next);
      await queries.invalidateQueries({ queryKey: notificationsKey });
    } catch (error) {
      setOn(!next);
      toast.error(failureText(error));
    }
  };
  return (
    <label htmlFor="avisar" className="flex items-center justify-between gap-4 border-t border-border pt-5">
      <span>
        <span className="block text-sm font-semibold">{t("notices")}</span>
        <span className="block text-sm text-muted-foreground">{t("noticesHint")}</span>
      </span>
      <Switch id="avisar" checked={on} onCheckedChange={(next) => void change(next)} />
    </label>
  );
}

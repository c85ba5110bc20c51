"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { useFailureText } from "@/hooks/use-failure-text";
import { endPlan, setLeaving, standingKey, type Subscription } from "@/lib/data/subscriptions";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";

/** Leaving a plan at the end of its period, in one step and a question, and taking that back, or ending it today, in one more. */
export function PlanLeaving({ subscription, lastDay }: { subscription: Subscription; lastDay: string }) {
  const t = useTranslations("account.plan.leaving");
  const failureText = useFailureText();
  const { day } = useBillingFormat();
  const client = useSupabase();
  const queries = useQueryClient();
  const [isPending, setPending] = useState(false);
  const date = day(lastDay);

  async function change(leaves: boolean) {
    setPending(true);
    try {
      await setLeaving(client, subscription.id, leaves);
      await queries.invalidateQueries({ queryKey: standingKey });
      toast.success(leaves ? t("left", { date }) : t("resumed"));
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    } finally {
      setPending(false);
    }
  }
  async function end() {
    try {
      await endPlan(client, subscription.id);
      await queries.invalidateQueries({ queryKey: standingKey });
      toast.success(t("ended"));
    } catch (error) {
      toast.error(failureText(error));
      throw error;
    }
  }
  return (
    <div className="mt-4">
      {subscription.cancel_at_period_end
        ? (
          <div className="flex flex-wrap gap-2">
            <Button disabled={isPending} onClick={() => change(false).catch(() => {})}>{t("resume")}</Button>
            <ConfirmDialog
              trigger={<Button variant="outline" disabled={isPending}>{t("end")}</Button>}
              title={t("endAsk")}
              description={t("endBody", { date })}
              action={t("end")}
              onConfirm={end}
            />
          </div>
        )
        : (
          <ConfirmDialog
            trigger={<Button variant="outline">{t("leave")}</Button>}
            title={t("ask")}
            description={t("body", { date })}
            action={t("leave")}
            onConfirm={() => change(true)}
          />
        )}
    </div>
  );
}

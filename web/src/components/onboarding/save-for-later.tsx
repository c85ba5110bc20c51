"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useFailureText } from "@/hooks/use-failure-text";
import { saveUnfinishedStep } from "@/lib/data/onboarding";
import { useSupabase } from "@/lib/supabase/browser";
import { useOnboardingDrafts } from "@/store/onboarding-drafts";
import { toast } from "@/store/toasts";

/** Leaves the welcome; what has been typed goes along, to any device where the database can hold it. */
export function SaveForLater({ userId, step }: { userId: string; step: number }) {
  const t = useTranslations("onboarding");
  const client = useSupabase();
  const router = useRouter();
  const failureText = useFailureText();
  const [pending, start] = useTransition();
  const leave = () =>
    start(async () => {
      const { userId: owner, steps } = useOnboardingDrafts.getState();
      try {
        if (owner === userId && steps[step]) await saveUnfinishedStep(client, userId, step, steps[step]);
        toast.success(t("laterSaved"));
        router.push("/dashboard");
      } catch (error) {
        toast.error(failureText(error));
      }
    });
  return (
    <Button variant="ghost" size="sm" className="-mr-3 min-h-10 text-muted-foreground" pending={pending} onClick={leave}>
      {t("later")}
    </Button>
  );
}

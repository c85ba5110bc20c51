"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { AssistantToggle } from "@/hooks/use-assistant-toggle";
import type { TeamMember } from "@/lib/data/assistants";
import type { MyPlan } from "@/lib/data/plan";
import { SwapDialog } from "./swap-dialog";

/** What switching somebody on or off may have to ask first. */
export function ToggleDialogs({ toggle, team, plan }: { toggle: AssistantToggle; team: readonly TeamMember[]; plan: MyPlan | null | undefined }) {
  const t = useTranslations("assistants");
  const plans = useTranslations("common.plans");
  const { waiting, leaving, isPending } = toggle;
  return (
    <>
      <SwapDialog
        waiting={waiting}
        team={team}
        planId={plan?.plan_id ?? null}
        limit={plan?.max_assistants ?? 1}
        pending={isPending}
        onSwap={(instead) => void toggle.swap(instead)}
        onClose={toggle.cancel}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={(open) => !open && toggle.cancel()}
        title={t("leave.title", { name: leaving?.name ?? "" })}
        description={t("leave.description", { name: leaving?.name ?? "", plan: plans(leaving?.requiredPlan ?? "starter") })}
        action={t("deactivate")}
        onConfirm={toggle.leave}
      />
    </>
  );
}

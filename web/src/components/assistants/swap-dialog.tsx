"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RadioGroup } from "radix-ui";
import { useState } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { RelativeTime } from "@/components/dashboard/relative-time";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import type { TeamMember } from "@/lib/data/assistants";
import { type PlanId, planIncludes } from "@/lib/data/plan";

/** Asks who makes room where the plan has no more places. */
export function SwapDialog({ waiting, team, planId, limit, pending, onSwap, onClose }: {
  waiting: TeamMember | undefined;
  team: readonly TeamMember[];
  planId: PlanId | null;
  limit: number;
  pending: boolean;
  onSwap: (instead: TeamMember) => void;
  onClose: () => void;
}) {
  return (
    <Dialog open={waiting !== undefined} onOpenChange={(open) => !open && !pending && onClose()}>
      {waiting && <SwapForm waiting={waiting} team={team} planId={planId} limit={limit} pending={pending} onSwap={onSwap} />}
    </Dialog>
  );
}

function SwapForm({ waiting, team, planId, limit, pending, onSwap }: {
  waiting: TeamMember;
  team: readonly TeamMember[];
  planId: PlanId | null;
  limit: number;
  pending: boolean;
  onSwap: (instead: TeamMember) => void;
}) {
  const t = useTranslations("assistants.limit");
  const isFinal = (member: TeamMember) => !planIncludes(planId, member.requiredPlan);
  // Whoever was needed least comes first, but not who could not come back.
  const active = team
    .filter((member) => member.active && member.id !== waiting.id)
    .sort((a, b) => Number(isFinal(a)) - Number(isFinal(b)) || (a.lastMessageAt ?? "").localeCompare(b.lastMessageAt ?? ""));
  const [chosen, setChosen] = useState(active[0]?.id ?? "");
  const instead = active.find(({ id }) => id === chosen);
  return (
    <DialogContent title={t("title")} description={t("description", { limit, name: waiting.name })}>
      <RadioGroup.Root aria-label={t("label")} value={chosen} onValueChange={setChosen} className="grid gap-2">
        {active.map((member) => (
          <RadioGroup.Item
            key={member.id}
            value={member.id}
            className="flex items-center gap-3 rounded-xl border border-border bg-card p-3 text-left transition-colors hover:border-input data-[state=checked]:border-primary data-[state=checked]:shadow-[inset_0_0_0_1px_var(--primary)]"
          >
            <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={40} />
            <span className="min-w-0">
              <span className="block font-semibold">{member.name}</span>
              <span className="block text-sm text-muted-foreground">
                {member.lastMessageAt ? t.rich("last", { when: () => <RelativeTime at={member.lastMessageAt!} /> }) : t("never")}
              </span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {instead && isFinal(instead) && <Alert tone="warning" className="mt-3">{t("final")}</Alert>}
      <DialogFooter className="sm:justify-between">
        <Button asChild variant="ghost"><Link href="/dashboard/cuenta/plan">{t("plans")}</Link></Button>
        <Button pending={pending} disabled={!instead} onClick={() => instead && onSwap(instead)}>{t("confirm", { name: waiting.name })}</Button>
      </DialogFooter>
    </DialogContent>
  );
}

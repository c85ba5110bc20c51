"use client";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import type { TeamMember } from "@/lib/data/assistants";
import type { Recommendation } from "@/lib/onboarding/recommend";
import { cn } from "@/lib/utils";

/** An assistant who may be taken into the team, and why. */
export function AssistantChoice({ member, checked, disabled, recommendation, onToggle }: {
  member: TeamMember;
  checked: boolean;
  disabled: boolean;
  recommendation?: Recommendation;
  onToggle: () => void;
}) {
  const t = useTranslations("onboarding.team");
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex items-center gap-4 rounded-2xl border border-border bg-card p-4 shadow-xs transition-colors hover:border-input has-data-[state=checked]:border-primary has-data-[state=checked]:shadow-[inset_0_0_0_1px_var(--primary)]",
        disabled && "cursor-not-allowed opacity-60",
      )}
    >
      <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={56} className="max-xs:size-12" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-display text-lg font-bold">{member.name}</span>
          {recommendation && <Badge tone="primary"><Sparkles aria-hidden />{t("recommended")}</Badge>}
        </span>
        <span className="block text-sm font-medium">{member.role}</span>
        <span className="mt-1 block text-sm text-pretty text-muted-foreground">
          {recommendation?.goal ? t("because", { goal: recommendation.goal }) : member.description}
        </span>
      </span>
      <Checkbox id={id} checked={checked} disabled={disabled} onCheckedChange={onToggle} className="size-6" />
    </label>
  );
}

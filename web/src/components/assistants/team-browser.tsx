"use client";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { useAssistantToggle } from "@/hooks/use-assistant-toggle";
import { useMyPlan, useTeam } from "@/hooks/use-home-data";
import { type MemberState, memberState } from "@/lib/data/assistants";
import { AssistantCard } from "./assistant-card";
import { ToggleDialogs } from "./toggle-dialogs";

const FILTERS = ["all", "active", "available", "locked"] as const;

/** All assistants, to look at and to switch on and off. */
export function TeamBrowser({ userId }: { userId: string }) {
  const t = useTranslations("assistants");
  const { data: team = [] } = useTeam();
  const { data: plan } = useMyPlan();
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>("all");
  const toggle = useAssistantToggle(userId, team, plan);
  const states = new Map<string, MemberState>(team.map((member) => [member.id, memberState(member, plan?.plan_id ?? null)]));
  const shown = team.filter((member) => filter === "all" || states.get(member.id) === filter);
  const active = team.filter((member) => member.active).length;
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label={t("filter.label")}
          value={filter}
          onValueChange={setFilter}
          options={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
        <p className="text-sm font-semibold text-muted-foreground tabular-nums" role="status">
          {plan?.max_assistants == null ? t("countAny", { count: active }) : t("count", { count: active, max: plan.max_assistants })}
        </p>
      </div>
      {shown.length === 0 && filter !== "all"
        ? (
          <EmptyState icon={<UsersRound />} title={t(`empty.${filter}`)} action={<Button variant="outline" onClick={() => setFilter("all")}>{t("empty.showAll")}</Button>}>
            {t(`empty.${filter}Body`)}
          </EmptyState>
        )
        : (
          <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
            {shown.map((member) => (
              <li key={member.id} className="min-w-0">
                <AssistantCard member={member} state={states.get(member.id) ?? "locked"} onToggle={(on) => toggle.toggle(member, on)} />
              </li>
            ))}
          </ul>
        )}
      <ToggleDialogs toggle={toggle} team={team} plan={plan} />
    </div>
  );
}

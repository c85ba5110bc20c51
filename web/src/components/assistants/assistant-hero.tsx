"use client";
import { ArrowLeft, Lock, MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useAssistantToggle } from "@/hooks/use-assistant-toggle";
import { useMyPlan, useTeam } from "@/hooks/use-home-data";
import { memberState, type TeamMember } from "@/lib/data/assistants";
import { chatPath } from "@/lib/home/chat-path";
import { ToggleDialogs } from "./toggle-dialogs";

/** Who an assistant is, and the first thing to do with them. */
export function AssistantHero({ member, userId }: { member: TeamMember; userId: string }) {
  const t = useTranslations("assistants");
  const plans = useTranslations("common.plans");
  const { data: team = [] } = useTeam();
  const { data: plan } = useMyPlan();
  const toggle = useAssistantToggle(userId, team, plan);
  const state = memberState(member, plan?.plan_id ?? null);
  return (
    <section
      className="overflow-hidden rounded-3xl border border-border"
      style={{ background: `linear-gradient(135deg, color-mix(in oklab, ${member.color} 16%, var(--card)), var(--card) 70%)` }}
    >
      <div className="p-4 sm:p-6">
        <Button asChild variant="ghost" size="sm" className="-ml-2 min-h-10 text-muted-foreground">
          <Link href="/dashboard/equipo"><ArrowLeft aria-hidden />{t("detail.back")}</Link>
        </Button>
        <div className="mt-2 flex flex-col gap-5 sm:flex-row sm:items-center sm:gap-7">
          <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} className="size-24 sm:size-32" />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="text-3xl font-extrabold sm:text-4xl">{member.name}</h1>
              <Badge tone={state === "active" ? "success" : state === "available" ? "primary" : "neutral"} className={state === "locked" ? "bg-card" : ""}>
                {state === "locked" && <Lock aria-hidden />}
                {state === "locked" ? t("state.locked", { plan: plans(member.requiredPlan) }) : t(`state.${state}`)}
              </Badge>
            </div>
            <p className="mt-1 font-semibold">
              {member.name === member.catalogueName ? member.role : t("detail.real", { name: member.catalogueName, role: member.role })}
            </p>
            <p className="mt-2 max-w-2xl text-pretty text-muted-foreground">{member.description}</p>
            <div className="mt-5 flex flex-wrap gap-2">
              {state === "active" && (
                <>
                  <Button asChild><Link href={chatPath({ assistant: member.id })}><MessageSquareText aria-hidden />{t("talk")}</Link></Button>
                  <Button variant="outline" disabled={toggle.isPending} onClick={() => toggle.toggle(member, false)}>{t("deactivate")}</Button>
                </>
              )}
              {state === "available" && <Button pending={toggle.isPending} onClick={() => toggle.toggle(member, true)}>{t("activate")}</Button>}
              {state === "locked" && <Button asChild><Link href="/dashboard/cuenta/plan">{t("seePlans")}</Link></Button>}
            </div>
            {state === "locked" && <p className="mt-3 text-sm text-muted-foreground">{t("detail.lockedBody", { plan: plans(member.requiredPlan) })}</p>}
            {state === "available" && <p className="mt-3 text-sm text-muted-foreground">{t("detail.inactiveBody")}</p>}
          </div>
        </div>
      </div>
      <ToggleDialogs toggle={toggle} team={team} plan={plan} />
    </section>
  );
}

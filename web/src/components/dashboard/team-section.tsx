"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useMyPlan, useTeam } from "@/hooks/use-home-data";
import { memberState, type TeamMember } from "@/lib/data/assistants";
import type { PlanId } from "@/lib/data/plan";
import { assistantPath } from "@/lib/home/chat-path";
import { cn } from "@/lib/utils";
import { SectionHeading } from "./section-heading";
import { TeamCard } from "./team-card";

/** The team: who works, what they did lately, and who else there is. */
export function TeamSection() {
  const t = useTranslations("home.team");
  const { data: team = [] } = useTeam();
  const { data: plan } = useMyPlan();
  const stateOf = (member: TeamMember) => memberState(member, plan?.plan_id ?? null);
  // Whoever was asked last comes first.
  const active = team.filter((member) => member.active).sort((a, b) => (b.lastMessageAt ?? "").localeCompare(a.lastMessageAt ?? ""));
  const others = team.filter((member) => !member.active);
  return (
    <section aria-labelledby="equipo" className="grid grid-cols-1 gap-3">
      <SectionHeading
        id="equipo"
        title={t("title")}
        action={<Button asChild variant="link" className="-mr-4"><Link href="/dashboard/equipo">{t("all")}</Link></Button>}
      />
      {active.length > 0 && (
        // Three is what a trial has: no place stays empty.
        <ul className={cn("grid grid-cols-1 gap-2 sm:grid-cols-2 sm:gap-3 2xl:grid-cols-3", active.length === 3 && "sm:grid-cols-[repeat(auto-fit,minmax(12.5rem,1fr))]")}>
          {active.map((member) => <li key={member.id} className="min-w-0"><TeamCard member={member} /></li>)}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="-mx-4 mt-1 flex snap-x gap-2 overflow-x-auto px-4 pb-2 [scrollbar-width:thin] sm:mx-0 sm:px-0">
          {others.map((member) => (
            <li key={member.id} className="snap-start scroll-ml-4 sm:scroll-ml-0">
              <OtherMember member={member} locked={stateOf(member) === "locked"} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OtherMember({ member, locked }: { member: TeamMember; locked: boolean }) {
  const t = useTranslations("home.team");
  return (
    <Link
      href={assistantPath(member.id)}
      className="flex h-full w-36 flex-col items-center gap-2 rounded-2xl border border-border bg-card/60 px-3 py-4 text-center transition-colors hover:border-input hover:bg-card"
    >
      <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={48} className={cn(locked && "opacity-75 saturate-[.35]")} />
      <span className="text-sm font-semibold">{member.name}</span>
      <span className="line-clamp-2 text-xs text-balance text-muted-foreground">{member.role}</span>
      <span className="mt-auto pt-1">
        {locked ? <PlanBadge plan={member.requiredPlan} /> : <Badge tone="primary">{t("available")}</Badge>}
      </span>
    </Link>
  );
}

/** The plan that an assistant needs. */
export function PlanBadge({ plan }: { plan: PlanId }) {
  const t = useTranslations("home.team");
  const names = useTranslations("common.plans");
  return <Badge><Lock aria-hidden />{t("locked", { plan: names(plan) })}</Badge>;
}

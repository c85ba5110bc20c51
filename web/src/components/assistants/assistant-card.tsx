"use client";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { MemberState, TeamMember } from "@/lib/data/assistants";
import { assistantPath, chatPath } from "@/lib/home/chat-path";
import { cn } from "@/lib/utils";

/** An assistant of the catalogue: who they are, and whether they work. */
export function AssistantCard({ member, state, onToggle }: {
  member: TeamMember;
  state: MemberState;
  onToggle: (active: boolean) => void;
}) {
  const t = useTranslations("assistants");
  const plans = useTranslations("common.plans");
  return (
    <article className="flex h-full flex-col overflow-hidden rounded-2xl border border-border bg-card shadow-xs transition-shadow hover:shadow-md">
      <div className="relative flex flex-1 gap-4 p-5">
        <AssistantPortrait id={member.id} avatar={member.avatar} color={member.color} size={64} className={cn(state === "locked" && "opacity-75 saturate-[.35]")} />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-bold">
            <Link href={assistantPath(member.id)} className="after:absolute after:inset-0 hover:underline hover:underline-offset-4">{member.name}</Link>
          </h2>
          <p className="text-sm font-medium text-pretty">{member.role}</p>
          <p className="mt-2 text-sm text-pretty text-muted-foreground">{member.description}</p>
        </div>
      </div>
      <div className="flex min-h-14 items-center justify-between gap-3 border-t border-border px-5 py-2">
        {state === "locked"
          ? (
            <>
              <Badge><Lock aria-hidden />{t("state.locked", { plan: plans(member.requiredPlan) })}</Badge>
              <Button asChild variant="link" size="sm" className="-mr-3 min-h-10"><Link href="/dashboard/cuenta/plan">{t("seePlans")}</Link></Button>
            </>
          )
          : (
            <>
              <label className="flex min-h-10 items-center gap-3 text-sm font-semibold" htmlFor={`activo-${member.id}`}>
                <Switch id={`activo-${member.id}`} checked={member.active} onCheckedChange={onToggle} aria-label={t("toggle", { name: member.name })} />
                {t(`state.${state}`)}
              </label>
              {member.active && (
                <Button asChild variant="link" size="sm" className="-mr-3 min-h-10">
                  <Link href={chatPath({ assistant: member.id })} aria-label={`${t("talk")}: ${member.name}`}>{t("talk")}</Link>
                </Button>
              )}
            </>
          )}
      </div>
    </article>
  );
}

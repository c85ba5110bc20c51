"use client";
import { Building2, ChevronRight, CreditCard, ListChecks, SlidersHorizontal, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { useMyPlan, useTeam } from "@/hooks/use-home-data";
import { trialDaysLeft } from "@/lib/data/plan";
import { assistantPath, chatPath } from "@/lib/home/chat-path";
import { type NextStep, nextSteps } from "@/lib/home/next-steps";
import { SectionHeading } from "./section-heading";

/** What to do next, worked out from how things stand. */
export function NextStepsList({ onboardingStep, companyIncomplete, mayInvite, now }: {
  onboardingStep: number;
  companyIncomplete: boolean;
  mayInvite: boolean;
  now: Date;
}) {
  const t = useTranslations("home.next");
  const { data: team = [] } = useTeam();
  const { data: plan } = useMyPlan();
  const steps = nextSteps({
    onboardingStep,
    companyIncomplete,
    mayInvite,
    team,
    trialDays: plan ? trialDaysLeft(plan, now) : null,
    canChat: plan?.can_chat ?? true,
    reason: plan?.reason ?? null,
  }).filter((step) => !isSaidAbove(step));
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="siguiente" className="grid grid-cols-1 gap-3 lg:col-start-2 lg:row-start-1">
      <SectionHeading id="siguiente" title={t("title")} />
      <ul className="divide-y divide-border overflow-hidden rounded-2xl border border-border bg-card shadow-xs">
        {steps.map((step) => (
          <li key={step.kind}><Step step={step} /></li>
        ))}
      </ul>
    </section>
  );
}

/** A card of its own and the notice about the plan say these already. */
function isSaidAbove(step: NextStep): boolean {
  return step.kind === "finish-onboarding" || (step.kind === "choose-plan" && step.reason !== "trial-ending");
}

function Step({ step }: { step: NextStep }) {
  const t = useTranslations("home.next");
  const { href, icon } = PRESENTED[step.kind](step as never);
  const name = "assistant" in step ? step.assistant.name : "";
  return (
    <Link href={href} className="flex min-h-16 items-center gap-3 px-4 py-3 -outline-offset-2 transition-colors hover:bg-muted/60">
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{t(`${step.kind}.title`, { name })}</span>
        <span className="block text-sm text-pretty text-muted-foreground">
          {step.kind === "choose-plan" ? t(`choose-plan.${step.reason}`) : step.kind === "finish-onboarding" ? t("finish-onboarding.body", { step: step.step }) : t(`${step.kind}.body`)}
        </span>
      </span>
      <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
    </Link>
  );
}

type Presented = { href: Route; icon: ReactNode };

const PRESENTED: { [Kind in NextStep["kind"]]: (step: Extract<NextStep, { kind: Kind }>) => Presented } = {
  "finish-onboarding": () => ({ href: "/bienvenida" as Route, icon: <Icon><ListChecks /></Icon> }),
  "choose-plan": () => ({ href: "/dashboard/cuenta/plan" as Route, icon: <Icon><CreditCard /></Icon> }),
  "complete-company": () => ({ href: "/dashboard/cuenta/negocio" as Route, icon: <Icon><Building2 /></Icon> }),
  "invite-member": () => ({ href: "/dashboard/cuenta/organizacion" as Route, icon: <Icon><UserRoundPlus /></Icon> }),
  "first-conversation": ({ assistant }) => ({ href: chatPath({ assistant: assistant.id }), icon: <AssistantPortrait {...assistant} size={40} /> }),
  "personalise": ({ assistant }) => ({ href: assistantPath(assistant.id), icon: <Icon><SlidersHorizontal /></Icon> }),
};

function Icon({ children }: { children: ReactNode }) {
  return <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent text-accent-foreground [&>svg]:size-5" aria-hidden>{children}</span>;
}

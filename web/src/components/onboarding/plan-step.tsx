"use client";
import { Check } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { RadioGroup } from "radix-ui";
import { AssistantPortrait } from "@/components/brand/assistant-portrait";
import { Badge } from "@/components/ui/badge";
import { Segmented } from "@/components/ui/segmented";
import { useOnboardingStep } from "@/hooks/use-onboarding-step";
import { useNumberTag } from "@/i18n/country";
import type { TeamMember } from "@/lib/data/assistants";
import type { PlanAnswers } from "@/lib/data/onboarding";
import type { Plan } from "@/lib/data/catalogue";
import { type BillingCycle, formatCount, formatUsd, paidPlanFrom, pricePerMonth, yearlySaving } from "@/lib/plans";
import { StepForm } from "./step-form";

/** Step 1: the plan for after the trial. */
export function PlanStep({ userId, offers, colleagues, saved }: {
  userId: string;
  offers: Plan[];
  /** Who works during the trial. */
  colleagues: TeamMember[];
  saved: PlanAnswers;
}) {
  const t = useTranslations("onboarding");
  const { values, change, complete, failure, pending } = useOnboardingStep(1, userId, saved);
  const format = useFormatter();
  const discount = Math.max(0, ...offers.map(yearlySaving));
  return (
    <StepForm step={1} pending={pending} failure={failure} onSubmit={() => void complete()}>
      <Segmented
        label={t("plan.cycle")}
        value={values.billing_cycle}
        onValueChange={(billing_cycle) => change({ billing_cycle })}
        className="justify-self-start"
        options={[
          { value: "monthly", label: t("plan.monthly") },
          {
            value: "yearly",
            label: <>{t("plan.yearly")}{discount > 0 && <Badge tone="highlight">{t("plan.save", { percent: discount })}</Badge>}</>,
          },
        ]}
      />
      <RadioGroup.Root
        aria-label={t("plan.label")}
        value={values.plan_id}
        onValueChange={(plan_id) => change({ plan_id: plan_id as PlanAnswers["plan_id"] })}
        className="grid gap-3 md:grid-cols-3"
      >
        {offers.map((offer) => <PlanCard key={offer.id} offer={offer} cycle={values.billing_cycle} />)}
      </RadioGroup.Root>
      {colleagues.length > 0 && (
        <div className="flex items-center gap-4">
          <span className="flex -space-x-2">
            {colleagues.slice(0, 3).map((member) => (
              <AssistantPortrait key={member.id} id={member.id} avatar={member.avatar} color={member.color} size={40} className="ring-2 ring-background" />
            ))}
          </span>
          <p className="text-sm text-pretty text-muted-foreground">
            {t("plan.trialIncludes", { names: format.list(colleagues.slice(0, 3).map((member) => member.name)) })}
          </p>
        </div>
      )}
    </StepForm>
  );
}

function PlanCard({ offer, cycle }: { offer: Plan; cycle: BillingCycle }) {
  const t = useTranslations("onboarding.plan");
  const names = useTranslations("common.plans");
  const numbers = useNumberTag();
  const id = paidPlanFrom(offer.id) ?? "starter";
  const count = (limit: number | null) => limit === null ? "none" : formatCount(limit, numbers);
  const includes = [
    t("assistants", { count: count(offer.max_assistants) }),
    t("messages", { count: count(offer.max_monthly_messages) }),
    ...(offer.max_storage_gb === null ? [] : [t("storage", { gb: formatCount(offer.max_storage_gb, numbers) })]),
    ...(offer.premium_models_included ? [t("premium")] : []),
  ];
  return (
    <RadioGroup.Item
      value={offer.id}
      className="group flex flex-col gap-3 rounded-2xl border border-border bg-card p-5 text-left shadow-xs transition-colors hover:border-input data-[state=checked]:border-primary data-[state=checked]:shadow-[inset_0_0_0_1px_var(--primary)]"
    >
      <span className="flex min-h-6 w-full items-center justify-between gap-2">
        <span className="flex items-center gap-2.5">
          <span className="grid size-5 shrink-0 place-items-center rounded-full border border-input text-primary-foreground group-data-[state=checked]:border-primary group-data-[state=checked]:bg-primary">
            <Check className="size-3 opacity-0 group-data-[state=checked]:opacity-100" strokeWidth={3.5} aria-hidden />
          </span>
          <span className="font-display text-lg font-bold">{names(id)}</span>
        </span>
        {offer.is_popular && <Badge tone="highlight">{t("popular")}</Badge>}
      </span>
      <span>
        <span className="font-display text-3xl font-extrabold tracking-tight">{formatUsd(pricePerMonth(offer, cycle), numbers)}</span>
        <span className="text-muted-foreground"> {t("perMonth")}</span>
        <span className="mt-0.5 block text-sm text-muted-foreground">
          {cycle === "yearly" ? t("billedYearly", { price: formatUsd(offer.yearly_price_usd, numbers) }) : t("billedMonthly")}
        </span>
      </span>
      <span className="text-sm text-pretty">{t(`for.${id}`)}</span>
      <span className="grid gap-1.5 text-sm text-muted-foreground">
        {includes.map((text) => (
          <span key={text} className="flex gap-2"><Check className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden />{text}</span>
        ))}
      </span>
    </RadioGroup.Item>
  );
}

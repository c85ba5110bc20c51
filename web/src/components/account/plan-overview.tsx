"use client";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { trialDaysLeft } from "@/lib/data/plan";
import type { Standing } from "@/lib/data/subscriptions";
import { PlanStanding } from "./plan-standing";
import { Section } from "./section";

const TONES = { trial: "primary", active: "success", past_due: "warning", cancelled: "destructive", unpaid: "destructive" } as const;

/** Which plan counts, until when, how it goes on, and what stands in the way of writing. */
export function PlanOverview({ standing }: { standing: Standing }) {
  const t = useTranslations("account.plan");
  const common = useTranslations("common.plans");
  const { day } = useBillingFormat();
  const { plan } = standing;
  const days = trialDaysLeft(plan, new Date());
  const status = Object.keys(TONES).find((known) => known === plan.status) as keyof typeof TONES | undefined;
  const name = plan.plan_id ? common(plan.plan_id) : t("none");
  // A plan that has stopped has no period that goes on.
  const hasPeriod = status !== "cancelled" && status !== "unpaid";
  return (
    <Section
      title={t("current")}
      action={status && status !== plan.plan_id && <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>}
    >
      <p className="font-display text-3xl font-extrabold">{name}</p>
      <p className="mt-1 text-muted-foreground">
        {days !== null && plan.trial_end_date
          ? t("trial", { days, date: day(plan.trial_end_date) })
          : hasPeriod && plan.period_start && plan.renews_at && t("period", { from: day(plan.period_start), to: day(plan.renews_at) })}
      </p>
      <PlanStanding standing={standing} />
      {plan.reason === "quota_exhausted" && (
        <Alert tone="warning" title={t("full.title")} className="mt-4">
          {plan.status === "trial" ? t("fullTrial") : plan.renews_at && t("full.body", { date: day(plan.renews_at) })}
        </Alert>
      )}
      {/* Where an unpaid invoice is the reason, that is said above. */}
      {plan.reason === "subscription_inactive" && !(status === "unpaid" && standing.open) && (
        <Alert tone="warning" title={t("ended.title")} className="mt-4">{plan.may_change && t("ended.body")}</Alert>
      )}
    </Section>
  );
}

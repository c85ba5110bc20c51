import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { type MyPlan, trialDaysLeft } from "@/lib/data/plan";
import { Section } from "./section";

const TONES = { trial: "primary", active: "success", past_due: "warning", cancelled: "destructive", unpaid: "destructive" } as const;

/** Which plan counts, until when, and what stands in the way of writing. */
export async function PlanOverview({ plan, supportEmail }: { plan: MyPlan; supportEmail: string | null }) {
  const t = await getTranslations("account.plan");
  const common = await getTranslations("common.plans");
  const format = await getFormatter();
  // Dates without a time: the same day everywhere.
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const days = trialDaysLeft(plan, new Date());
  const status = Object.keys(TONES).find((known) => known === plan.status) as keyof typeof TONES | undefined;
  const name = plan.plan_id ? common(plan.plan_id) : t("none");
  return (
    <Section
      title={t("current")}
      action={status && status !== plan.plan_id && <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>}
    >
      <p className="font-display text-3xl font-extrabold">{name}</p>
      <p className="mt-1 text-muted-foreground">
        {days !== null && plan.trial_end_date
          ? t("trial", { days, date: day(plan.trial_end_date) })
          : plan.period_start && plan.renews_at && t("period", { from: day(plan.period_start), to: day(plan.renews_at) })}
      </p>
      {plan.reason === "quota_exhausted" && (
        <Alert tone="warning" title={t("full.title")} className="mt-4">
          {plan.status === "trial" ? t("fullTrial") : plan.renews_at && t("full.body", { date: day(plan.renews_at) })}
        </Alert>
      )}
      {plan.reason === "subscription_inactive" && (
        <Alert tone="warning" title={t("ended.title")} className="mt-4">{supportEmail && t("ended.body", { email: supportEmail })}</Alert>
      )}
    </Section>
  );
}

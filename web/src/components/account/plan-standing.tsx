"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { invoicePath } from "@/components/invoices/paths";
import { Alert } from "@/components/ui/alert";
import { useBillingFormat } from "@/hooks/use-billing-format";
import { lastDayBefore } from "@/lib/data/invoices";
import { PLAN_IDS } from "@/lib/data/plan";
import { type Prospect, prospectOf, type Standing } from "@/lib/data/subscriptions";
import { PlanLeaving } from "./plan-leaving";

/** How the plan goes on, and what is owed for it. */
export function PlanStanding({ standing }: { standing: Standing }) {
  const { subscription } = standing;
  if (!subscription) return null;
  const prospect = prospectOf(standing, new Date().toISOString().slice(0, 10));
  return (
    <>
      {prospect && <Next prospect={prospect} currency={subscription.currency} />}
      <Owed standing={standing} />
      {standing.plan.may_change && prospect && prospect.is !== "ended" && (
        <PlanLeaving subscription={subscription} lastDay={prospect.is === "ends" ? prospect.lastDay : lastDayBefore(prospect.on)} />
      )}
    </>
  );
}

function Next({ prospect, currency }: { prospect: Prospect; currency: string }) {
  const t = useTranslations("account.plan.standing");
  const plans = useTranslations("common.plans");
  const { day, money } = useBillingFormat();
  if (prospect.is === "ended") return <p className="mt-1">{t("ended", { date: day(prospect.on) })}</p>;
  if (prospect.is === "ends") return <p className="mt-1">{t("ends", { date: day(prospect.lastDay) })}</p>;
  const date = day(prospect.on);
  const price = prospect.amount && t(prospect.cycle, { amount: money(prospect.amount, currency) });
  const sentence = () => {
    if (prospect.is === "renews") return price ? t("renewsFor", { date, price }) : t("renews", { date });
    const known = PLAN_IDS.find((id) => id === prospect.planId);
    const plan = known ? plans(known) : prospect.planName ?? prospect.planId;
    return price ? t("changesFor", { date, plan, price }) : t("changes", { date, plan });
  };
  return (
    <>
      <p className="mt-1">{sentence()}</p>
      {price && <p className="mt-1 text-sm text-muted-foreground">{t("tax")}</p>}
    </>
  );
}

function Owed({ standing: { subscription, open } }: { standing: Standing }) {
  const t = useTranslations("account.plan.standing");
  const { day } = useBillingFormat();
  const isStopped = subscription?.status === "unpaid";
  if (!open) {
    if (subscription?.status !== "past_due" && !isStopped) return null;
    // Members of an organization may not read its invoices.
    return <Alert tone="warning" title={t("pastDue")} className="mt-4">{subscription.organization_id && t("pastDueBody")}</Alert>;
  }
  const key = isStopped ? "unpaid" : open.status === "overdue" ? "overdue" : "open";
  return (
    <Alert tone={key === "open" ? "info" : "warning"} title={t(`${key}.title`, { date: day(open.due_date) })} className="mt-4">
      {key !== "open" && <p className="text-pretty">{t(`${key}.body`)}</p>}
      <Link href={invoicePath(open.invoice_number)} className="mt-1 inline-block font-semibold text-primary underline underline-offset-4">
        {t("see", { number: open.invoice_number })}
      </Link>
    </Alert>
  );
}

import { Check, Minus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Catalogue, Plan } from "@/lib/data/catalogue";
import { formatCount, formatUsd, pricePerMonth } from "@/lib/plans";
import { getNumberTag } from "@/lib/supabase/person";
import { cn } from "@/lib/utils";

/** All plans and all limits in one table. It scrolls sideways on phones, with the first column in sight. */
export async function PlanTable({ catalogue }: { catalogue: Catalogue }) {
  const t = await getTranslations("landing.pricing");
  const landing = await getTranslations("landing.plans");
  const common = await getTranslations("common.plans");
  const numbers = await getNumberTag();
  const { plans, assistants } = catalogue;
  const limit = (value: number | null, text = formatCount) => (value === null ? t("unlimited") : text(value, numbers));
  const mark = (included: boolean) => (included
    ? <><Check className="size-5 text-primary" aria-hidden /><span className="sr-only">{t("yes")}</span></>
    : <><Minus className="size-5 text-muted-foreground" aria-hidden /><span className="sr-only">{t("no")}</span></>);
  const rows: [string, (plan: Plan) => ReactNode][] = [
    ["priceMonthly", (plan) => (plan.monthly_price_usd === 0 ? landing("free") : formatUsd(pricePerMonth(plan, "monthly"), numbers))],
    ["priceYearly", (plan) => (plan.monthly_price_usd === 0 ? landing("free") : formatUsd(pricePerMonth(plan, "yearly"), numbers))],
    ["assistants", (plan) => (plan.max_assistants === null ? `${t("all")} (${assistants.length})` : formatCount(plan.max_assistants, numbers))],
    ["messages", (plan) => limit(plan.max_monthly_messages)],
    ["storage", (plan) => limit(plan.max_storage_gb, (size) => t("gb", { size: formatCount(size, numbers) }))],
    ["fileSize", (plan) => (plan.max_file_mb === null ? "" : t("mb", { size: plan.max_file_mb }))],
    ["files", (plan) => (plan.max_files_per_message === null ? "" : formatCount(plan.max_files_per_message, numbers))],
    ["premium", (plan) => mark(plan.premium_models_included)],
    ["memory", () => mark(true)],
    ["history", () => mark(true)],
    ["export", () => mark(true)],
    ["support", (plan) => plan.support_level && landing(`support.${plan.support_level}`)],
  ];
  const line = (index: number) => index < rows.length - 1 && "border-b";
  return (
    <div className="relative -mx-4 overflow-x-auto border-y bg-card sm:mx-0 sm:rounded-2xl sm:border" tabIndex={0} role="region" aria-label={t("caption")}>
      <table className="w-full min-w-2xl border-separate border-spacing-0 text-left text-[0.95rem]">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 z-10 w-40 border-b bg-card p-4 font-semibold text-muted-foreground sm:w-64">{t("feature")}</th>
            {plans.map((plan) => (
              <th key={plan.id} scope="col" className="border-b p-4 font-display text-lg font-bold">{common.has(plan.id) ? common(plan.id) : plan.name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, cell], index) => (
            <tr key={key}>
              <th scope="row" className={cn("sticky left-0 z-10 bg-card p-4 font-medium", line(index))}>{t(`rows.${key}`)}</th>
              {plans.map((plan) => <td key={plan.id} className={cn("p-4 tabular-nums", line(index))}>{cell(plan)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

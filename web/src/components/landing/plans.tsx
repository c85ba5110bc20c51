import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { Catalogue } from "@/lib/data/catalogue";
import { formatUsd, pricePerMonth, yearlySaving } from "@/lib/plans";
import { getNumberTag } from "@/lib/supabase/person";
import { PlanCard } from "./plan-card";

/** The plans beside each other, with a switch between paying by the month and by the year that needs no script. */
export async function Plans({ catalogue, heading = "h3" }: { catalogue: Catalogue | null; heading?: "h2" | "h3" }) {
  const t = await getTranslations("landing.plans");
  const numbers = await getNumberTag();
  if (!catalogue || catalogue.plans.length === 0) return <Alert tone="warning">{t("missing")}</Alert>;
  const paid = catalogue.plans.filter((plan) => plan.monthly_price_usd > 0);
  const saving = paid.length > 0 ? Math.min(...paid.map(yearlySaving)) : 0;
  return (
    <div className="group/plans">
      <fieldset className="mx-auto mb-8 flex w-fit flex-wrap justify-center gap-1 rounded-xl bg-muted p-1 ring-1 ring-border">
        <legend className="sr-only">{t("cycle")}</legend>
        <CycleOption value="monthly" checked>{t("monthly")}</CycleOption>
        <CycleOption value="yearly">
          {t("yearly")}
          {saving > 0 && <span className="rounded-full bg-highlight px-2 py-0.5 text-xs font-bold text-highlight-foreground">{t("saving", { percent: saving })}</span>}
        </CycleOption>
      </fieldset>
      <ul className="grid items-stretch gap-5 md:grid-cols-2 xl:grid-cols-4">
        {catalogue.plans.map((plan, index) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            heading={heading}
            trialDays={catalogue.trialDays ?? 0}
            newcomers={catalogue.assistants.filter(({ required_plan }) => required_plan === plan.id)}
            first={index === 0}
            price={{
              monthly: formatUsd(pricePerMonth(plan, "monthly"), numbers),
              yearly: formatUsd(pricePerMonth(plan, "yearly"), numbers),
              year: formatUsd(plan.yearly_price_usd, numbers),
            }}
          />
        ))}
      </ul>
      <p className="mt-6 text-center text-sm text-muted-foreground">{t("noCharge")}</p>
    </div>
  );
}

function CycleOption({ value, checked, children }: { value: "monthly" | "yearly"; checked?: boolean; children: React.ReactNode }) {
  return (
    <label
      htmlFor={`ciclo-${value}`}
      className="flex min-h-10 items-center gap-2 rounded-lg px-4 text-sm font-semibold text-muted-foreground has-checked:bg-card has-checked:text-foreground has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
    >
      <input id={`ciclo-${value}`} type="radio" name="ciclo-de-pago" value={value} defaultChecked={checked} className="sr-only" />
      {children}
    </label>
  );
}

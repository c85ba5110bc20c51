"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PlansByName } from "@/components/invoices/line-text";
import { Segmented } from "@/components/ui/segmented";
import type { Standing } from "@/lib/data/subscriptions";
import type { BillingCycle } from "@/lib/plans";
import { OrderDialog } from "./order-dialog";
import { PlanOfferCard } from "./plan-offer-card";
import type { PlanOffer } from "./plan-offers";
import { Section } from "./section";

/** The plans side by side with the present one; choosing one shows exactly what it costs before anything is agreed on. */
export function PlanChoice({ standing: { plan, subscription }, offers, plans }: {
  standing: Standing;
  offers: PlanOffer[];
  plans: PlansByName;
}) {
  const t = useTranslations("account.plan");
  const isPaid = plan.status === "active" || plan.status === "past_due";
  const own = isPaid ? subscription?.billing_cycle : plan.intended_billing_cycle;
  const [cycle, setCycle] = useState<BillingCycle>(own ?? "monthly");
  const [wanted, setWanted] = useState<PlanOffer["id"] | null>(null);
  const discount = Math.max(0, ...offers.map(({ yearlyDiscount }) => yearlyDiscount));
  // What goes on anyway has nothing to be chosen, unless something else was to come.
  const goesOn = isPaid && !subscription?.cancel_at_period_end && !subscription?.next_plan_id;
  return (
    <Section title={isPaid ? t("nextOther") : t("next")} description={t("nextBody")}>
      <Segmented
        label={t("cycle")}
        value={cycle}
        onValueChange={setCycle}
        options={[
          { value: "monthly", label: t("monthly") },
          { value: "yearly", label: discount > 0 ? t("yearlySaves", { percent: discount }) : t("yearly") },
        ]}
      />
      <ul className="mt-5 grid gap-3">
        {offers.map((offer) => {
          const isCurrent = isPaid && offer.id === plan.plan_id && cycle === subscription?.billing_cycle;
          return (
            <PlanOfferCard
              key={offer.id}
              offer={offer}
              cycle={cycle}
              isCurrent={isCurrent}
              isIntended={!isPaid && offer.id === plan.intended_plan_id}
              onChoose={isCurrent && goesOn ? null : () => setWanted(offer.id)}
            />
          );
        })}
      </ul>
      {wanted && (
        <OrderDialog
          wish={{ plan_id: wanted, billing_cycle: cycle }}
          subscriptionId={subscription?.organization_id ? subscription.id : null}
          plans={plans}
          onClose={() => setWanted(null)}
        />
      )}
    </Section>
  );
}

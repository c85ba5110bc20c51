"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { useFailureText } from "@/hooks/use-failure-text";
import { completeOnboardingStep } from "@/lib/data/onboarding";
import { fetchMyPlan, type MyPlan, planKey } from "@/lib/data/plan";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { PlanOfferCard } from "./plan-offer-card";
import type { PlanOffer } from "./plan-offers";
import { Section } from "./section";

/** The plan to go on with. Choosing one changes the intention and nothing else; nothing is charged. */
export function PlanChoice({ initial, offers }: { initial: MyPlan; offers: PlanOffer[] }) {
  const t = useTranslations("account.plan");
  const plans = useTranslations("common.plans");
  const failureText = useFailureText();
  const client = useSupabase();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: planKey, queryFn: () => fetchMyPlan(client), initialData: initial });
  const plan = data ?? initial;
  const [cycle, setCycle] = useState(plan.intended_billing_cycle ?? "monthly");
  const discount = Math.max(0, ...offers.map(({ yearlyDiscount }) => yearlyDiscount));

  const choose = useMutation({
    mutationFn: ({ id, billing }: { id: PlanOffer["id"]; billing: typeof cycle }) =>
      completeOnboardingStep(client, 1, { plan_id: id, billing_cycle: billing }),
    onMutate: ({ id, billing }) => {
      const before = queries.getQueryData<MyPlan | null>(planKey);
      queries.setQueryData<MyPlan | null>(planKey, (now) => now && { ...now, intended_plan_id: id, intended_billing_cycle: billing });
      return { before };
    },
    onError: (error, _choice, context) => {
      queries.setQueryData(planKey, context?.before);
      toast.error(failureText(error));
    },
    onSuccess: (_data, { id }) => toast.success(t("chose", { plan: plans(id) })),
    onSettled: () => queries.invalidateQueries({ queryKey: planKey }),
  });
  function changeCycle(billing: typeof cycle) {
    setCycle(billing);
    const chosen = offers.find(({ id }) => id === plan.intended_plan_id);
    if (chosen) choose.mutate({ id: chosen.id, billing });
  }
  return (
    <Section title={plan.status === "trial" ? t("next") : t("nextOther")} description={t("nextBody")}>
      <Segmented
        label={t("cycle")}
        value={cycle}
        onValueChange={changeCycle}
        options={[
          { value: "monthly", label: t("monthly") },
          { value: "yearly", label: discount > 0 ? t("yearlySaves", { percent: discount }) : t("yearly") },
        ]}
      />
      <ul className="mt-5 grid gap-3">
        {offers.map((offer) => (
          <PlanOfferCard
            key={offer.id}
            offer={offer}
            cycle={cycle}
            isCurrent={offer.id === plan.plan_id && plan.status !== "trial"}
            isChosen={offer.id === plan.intended_plan_id}
            isPending={choose.isPending && choose.variables.id === offer.id}
            onChoose={() => choose.mutate({ id: offer.id, billing: cycle })}
          />
        ))}
      </ul>
    </Section>
  );
}

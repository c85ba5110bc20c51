import type { Plan } from "@/lib/data/catalogue";
import { PLAN_IDS, type PlanId } from "@/lib/data/plan";
import { yearlySaving } from "@/lib/plans";

/** A plan that can be chosen. Limits of null are none. */
export interface PlanOffer {
  id: PlanId;
  monthlyUsd: number;
  yearlyUsd: number;
  /** Part that a year costs less than twelve months, in whole percent. */
  yearlyDiscount: number;
  maxAssistants: number | null;
  maxMessages: number | null;
  storageGb: number | null;
  hasPremiumModels: boolean;
}

/** Those of all plans that cost something, the smallest first. */
export function offersOf(plans: Plan[]): PlanOffer[] {
  return plans.toSorted((a, b) => a.rank - b.rank).flatMap((plan) => {
    const id = PLAN_IDS.find((known) => known === plan.id);
    if (!id || plan.monthly_price_usd <= 0) return [];
    return [{
      id,
      monthlyUsd: plan.monthly_price_usd,
      yearlyUsd: plan.yearly_price_usd,
      yearlyDiscount: yearlySaving(plan),
      maxAssistants: plan.max_assistants,
      maxMessages: plan.max_monthly_messages,
      storageGb: plan.max_storage_gb,
      hasPremiumModels: plan.premium_models_included,
    }];
  });
}

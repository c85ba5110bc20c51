import type { NumberTag } from "@/i18n/locales";

/** How a plan is paid: same values as `billing_cycle_enum`. */
export const BILLING_CYCLES = ["monthly", "yearly"] as const;

export type BillingCycle = (typeof BILLING_CYCLES)[number];

/** US dollars as people write them in the region, with cents only where there are any: `US$19`, `US$15.20`. */
export function formatUsd(amount: number, tag: NumberTag): string {
  const cents = Math.round(amount * 100);
  const decimals = cents % 100 === 0 ? 0 : 2;
  const digits = new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: true }).format(cents / 100);
  return `US$${digits}`;
}

/** A whole number with its thousands marked. */
export function formatCount(count: number, tag: NumberTag): string {
  return new Intl.NumberFormat(tag, { useGrouping: true, maximumFractionDigits: 0 }).format(count);
}

interface Prices {
  monthly_price_usd: number;
  yearly_price_usd: number;
}

/** What a month costs, paid by the month or as a twelfth of the year, in US dollars. */
export function pricePerMonth(plan: Prices, cycle: BillingCycle): number {
  return cycle === "monthly" ? plan.monthly_price_usd : Math.round(plan.yearly_price_usd / 12 * 100) / 100;
}

/** What a year paid at once saves against twelve months, in percent, rounded down; 0 where it saves nothing. */
export function yearlySaving(plan: Prices): number {
  const twelveMonths = plan.monthly_price_usd * 12;
  if (twelveMonths <= 0 || plan.yearly_price_usd >= twelveMonths) return 0;
  return Math.floor((1 - plan.yearly_price_usd / twelveMonths) * 100 + 1e-9);
}

/** The cycle that a query names. */
export function cycleFrom(value: unknown): BillingCycle | undefined {
  return BILLING_CYCLES.find((cycle) => cycle === value);
}

/** The paid plan that a query names. */
export function paidPlanFrom(value: unknown): "starter" | "professional" | "enterprise" | undefined {
  return (["starter", "professional", "enterprise"] as const).find((plan) => plan === value);
}

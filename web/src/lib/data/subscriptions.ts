import { z } from "zod";
import { DECIMAL, type Decimal, isZero } from "@/lib/money";
import type { Client } from "@/lib/supabase/browser";
import { lastDayBefore } from "./invoices";
import { fetchOrders, type Order } from "./orders";
import { fetchMyPlan, type MyPlan, planKey } from "./plan";

/** Where the plan and what is agreed on about it are kept in the browser; whatever changes the plan looks at it anew. */
export const standingKey = [...planKey, "standing"] as const;

const cycle = z.enum(["monthly", "yearly"]);
const amount = z.string().regex(DECIMAL).nullable();

const subscriptionSchema = z.object({
  id: z.string(),
  organization_id: z.string().nullable(),
  plan_id: z.string().nullable(),
  status: z.string().nullable(),
  billing_cycle: cycle.nullable(),
  trial_end_date: z.string().nullable(),
  current_period_end: z.string().nullable(),
  ended_at: z.string().nullable(),
  monthly_amount: amount,
  yearly_amount: amount,
  currency: z.string().nullable().transform((currency) => currency ?? "USD"),
  cancel_at_period_end: z.boolean(),
  next_plan_id: z.string().nullable(),
  next_billing_cycle: cycle.nullable(),
});

const COLUMNS =
  "id, organization_id, plan_id, status, billing_cycle, trial_end_date, current_period_end, ended_at, monthly_amount::text, yearly_amount::text, currency, cancel_at_period_end, next_plan_id, next_billing_cycle" as const;

const priceSchema = z.object({ id: z.string(), name: z.string(), monthly_price_usd: amount, yearly_price_usd: amount });
const openSchema = z.object({ invoice_number: z.string(), status: z.enum(["sent", "overdue"]), due_date: z.string() });

/** A subscription as it was agreed on. `current_period_end` is the first day after its period. */
export type Subscription = z.infer<typeof subscriptionSchema>;

type Prices = z.infer<typeof priceSchema>;

/** The oldest invoice that is still to be paid. */
export type OpenInvoice = z.infer<typeof openSchema>;

/** The plan that counts for a person, and how it goes on; no subscription for those without a plan. */
export interface Standing {
  plan: MyPlan;
  subscription: Subscription | null;
  /** List prices of its plan and the next one, as far as the person may read them. */
  prices: Prices[];
  /** Null also for those who may not read invoices. */
  open: OpenInvoice | null;
  /** What they have chosen and not paid yet, newest first. */
  orders: Order[];
}

/** Reads how a person stands with their plan; null where the account is gone. */
export async function fetchStanding(client: Client): Promise<Standing | null> {
  // In this order: an order that is gone has brought its plan by then.
  const orders = await fetchOrders(client);
  const plan = await fetchMyPlan(client);
  if (!plan) return null;
  const nothing = { plan, subscription: null, prices: [], open: null, orders };
  if (!plan.subscription_id) return nothing;
  const { data, error } = await client.from("user_subscriptions").select(COLUMNS).eq("id", plan.subscription_id).maybeSingle();
  if (error) throw error;
  if (!data) return nothing;
  const subscription = subscriptionSchema.parse(data);
  const [prices, open] = await Promise.all([
    client.from("subscription_plans").select("id, name, monthly_price_usd::text, yearly_price_usd::text")
      .in("id", [subscription.plan_id, subscription.next_plan_id].filter((id) => id !== null)),
    client.from("invoices").select("invoice_number, status, due_date")
      .eq("user_subscription_id", subscription.id).in("status", ["sent", "overdue"]).order("due_date").order("id").limit(1),
  ]);
  if (prices.error ?? open.error) throw prices.error ?? open.error;
  return {
    plan,
    subscription,
    prices: z.array(priceSchema).parse(prices.data),
    open: z.array(openSchema).parse(open.data)[0] ?? null,
    orders,
  };
}

/** How a plan goes on. Amounts are before tax, in the subscription's currency; null where there is nothing to say. */
export type Prospect =
  | { is: "renews"; on: string; cycle: "monthly" | "yearly"; amount: Decimal | null }
  | { is: "changes"; on: string; planId: string; planName: string | null; cycle: "monthly" | "yearly"; amount: Decimal | null }
  | { is: "ends"; lastDay: string }
  | { is: "ended"; on: string };

/** What comes after the present period, only as far as it is certain on a day (UTC); null for trials, which say it themselves. */
export function prospectOf({ subscription, prices }: Pick<Standing, "subscription" | "prices">, today: string): Prospect | null {
  if (!subscription) return null;
  const { status, current_period_end: end, ended_at: ended } = subscription;
  if (status === "cancelled") return ended ? { is: "ended", on: ended.slice(0, 10) } : null;
  if (status !== "active" && status !== "past_due") return null;
  // A period that is over has not been followed by the next one yet.
  if (!end || end < today) return null;
  if (subscription.cancel_at_period_end) return { is: "ends", lastDay: lastDayBefore(end) };
  const price = (id: string | null) => prices.find((one) => one.id === id);
  const worth = (value: Decimal | null | undefined) => value && !isZero(value) ? value : null;
  // The list is in US dollars, and says nothing of another currency.
  const isListed = subscription.currency === "USD";
  const { next_plan_id: next, next_billing_cycle: nextCycle } = subscription;
  if (next && nextCycle) {
    const listed = price(next);
    const amount = nextCycle === "monthly" ? listed?.monthly_price_usd : listed?.yearly_price_usd;
    return {
      is: "changes",
      on: end,
      planId: next,
      planName: listed?.name ?? null,
      cycle: nextCycle,
      amount: isListed ? worth(amount) : null,
    };
  }
  const listed = isListed ? price(subscription.plan_id) : undefined;
  const paidBy = subscription.billing_cycle ?? "monthly";
  const amount = paidBy === "monthly"
    ? subscription.monthly_amount ?? listed?.monthly_price_usd
    : subscription.yearly_amount ?? listed?.yearly_price_usd;
  return { is: "renews", on: end, cycle: paidBy, amount: worth(amount) };
}

/** Ends a plan today; what was paid is not given back. Refused as {@link setLeaving} is. */
export async function endPlan(client: Client, subscriptionId: string): Promise<void> {
  const { error } = await client.rpc("end_plan", { p_subscription_id: subscriptionId });
  if (error) throw error;
}

/** Has a plan end with its present period, or takes that back. Refused with `subscription_not_found` and `subscription_inactive`. */
export async function setLeaving(client: Client, subscriptionId: string, leaves: boolean): Promise<void> {
  const { error } = await client.rpc(leaves ? "leave_plan" : "resume_plan", { p_subscription_id: subscriptionId });
  if (error) throw error;
}

import { describe, expect, it } from "vitest";
import { prospectOf, type Subscription } from "./subscriptions";

const active: Subscription = {
  id: "own",
  organization_id: null,
  plan_id: "professional",
  status: "active",
  billing_cycle: "monthly",
  trial_end_date: null,
  current_period_end: "2026-12-15",
  ended_at: null,
  monthly_amount: null,
  yearly_amount: null,
  currency: "USD",
  cancel_at_period_end: false,
  next_plan_id: null,
  next_billing_cycle: null,
};
const prices = [
  { id: "professional", name: "Profesional", monthly_price_usd: "49.00", yearly_price_usd: "470.40" },
  { id: "starter", name: "Inicial", monthly_price_usd: "19.00", yearly_price_usd: "182.40" },
];
const prospect = (changes: Partial<Subscription>, today = "2026-11-29") => prospectOf({ subscription: { ...active, ...changes }, prices }, today);

describe("what comes after the present period", () => {
  it("is the next one, for what was agreed on, else for the price of the list", () => {
    expect(prospect({})).toEqual({ is: "renews", on: "2026-12-15", cycle: "monthly", amount: "49.00" });
    expect(prospect({ monthly_amount: "39.00" })).toMatchObject({ amount: "39.00" });
    expect(prospect({ billing_cycle: "yearly" })).toMatchObject({ cycle: "yearly", amount: "470.40" });
  });
  it("has no amount where nothing is paid, or the price is not known", () => {
    expect(prospect({ monthly_amount: "0.00" })).toMatchObject({ is: "renews", amount: null });
    expect(prospect({ plan_id: "withdrawn" })).toMatchObject({ is: "renews", amount: null });
  });
  it("is another plan, where one was chosen, at its own price", () => {
    expect(prospect({ next_plan_id: "starter", next_billing_cycle: "yearly", monthly_amount: "39.00" })).toEqual({
      is: "changes", on: "2026-12-15", planId: "starter", planName: "Inicial", cycle: "yearly", amount: "182.40",
    });
  });
  it("is nothing for who leaves, and the day before is their last", () => {
    expect(prospect({ cancel_at_period_end: true })).toEqual({ is: "ends", lastDay: "2026-12-14" });
    expect(prospect({ status: "cancelled", ended_at: "2026-11-20T00:00:05+00:00" })).toEqual({ is: "ended", on: "2026-11-20" });
  });
  it("is the next one also while an invoice is overdue, and no longer once nothing came", () => {
    expect(prospect({ status: "past_due" })).toMatchObject({ is: "renews" });
    expect(prospect({ status: "unpaid" })).toBeNull();
  });
  it("is not promised for a day that is over, or for a trial", () => {
    expect(prospect({}, "2026-12-15")).toMatchObject({ is: "renews" });
    expect(prospect({}, "2026-12-16")).toBeNull();
    expect(prospect({ current_period_end: null })).toBeNull();
    expect(prospect({ status: "trial" })).toBeNull();
    expect(prospectOf({ subscription: null, prices }, "2026-11-29")).toBeNull();
  });
});

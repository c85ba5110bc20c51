import { describe, expect, it } from "vitest";
import { memberState } from "./assistants";
import { planIncludes, trialDaysLeft, usageLevel } from "./plan";

describe("the use of a plan", () => {
  it("warns from 80 % on, and is full at the limit", () => {
    expect([0, 119, 120, 149, 150, 151].map((used) => usageLevel(used, 150))).toEqual(["ok", "ok", "warning", "warning", "full", "full"]);
  });
  it("is always well without a limit", () => {
    expect(usageLevel(1_000_000, null)).toBe("ok");
  });
});

describe("the days of a trial that are left", () => {
  const trial = { status: "trial", trial_end_date: "2026-12-06" };
  it("count today and the last day", () => {
    expect(trialDaysLeft(trial, new Date("2026-11-23T03:00:00Z"))).toBe(14);
    expect(trialDaysLeft(trial, new Date("2026-12-06T23:59:00Z"))).toBe(1);
    expect(trialDaysLeft(trial, new Date("2026-12-07T00:00:00Z"))).toBe(0);
    expect(trialDaysLeft(trial, new Date("2027-02-01T00:00:00Z"))).toBe(0);
  });
  it("are unknown to a plan that is paid", () => {
    expect(trialDaysLeft({ ...trial, status: "active" }, new Date())).toBeNull();
    expect(trialDaysLeft({ status: "trial", trial_end_date: null }, new Date())).toBeNull();
  });
});

describe("an assistant", () => {
  it("is included from the plan on that it requires", () => {
    expect(planIncludes("professional", "starter")).toBe(true);
    expect(planIncludes("starter", "professional")).toBe(false);
    expect(planIncludes(null, "trial")).toBe(true);
    expect(planIncludes(null, "starter")).toBe(false);
  });
  it("goes on working after a downgrade, and is locked once switched off", () => {
    expect(memberState({ active: true, requiredPlan: "enterprise" }, "trial")).toBe("active");
    expect(memberState({ active: false, requiredPlan: "enterprise" }, "trial")).toBe("locked");
    expect(memberState({ active: false, requiredPlan: "trial" }, "trial")).toBe("available");
  });
});

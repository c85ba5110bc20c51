import { describe, expect, it } from "vitest";
import { cycleFrom, formatCount, formatUsd, paidPlanFrom, pricePerMonth, yearlySaving } from "./plans";

describe("a price", () => {
  it("shows cents only where there are any", () => {
    expect(formatUsd(19, "es-419")).toBe("US$19");
    expect(formatUsd(15.2, "es-419")).toBe("US$15.20");
    expect(formatUsd(15.2, "pt-BR")).toBe("US$15,20");
    expect(formatUsd(1430.4, "en")).toBe("US$1,430.40");
    expect(formatUsd(0, "es-419")).toBe("US$0");
  });
  it("marks thousands as the language does", () => {
    expect(formatCount(5000, "es-419")).toBe("5,000");
    expect(formatCount(5000, "pt-BR")).toBe("5.000");
    expect(formatCount(5000, "es-CO")).toBe("5.000");
  });
});

describe("a year paid at once", () => {
  const starter = { monthly_price_usd: 19, yearly_price_usd: 182.4 };
  it("is told by the month", () => {
    expect(pricePerMonth(starter, "monthly")).toBe(19);
    expect(pricePerMonth(starter, "yearly")).toBe(15.2);
  });
  it("saves what the two prices say, and never promises more", () => {
    expect(yearlySaving(starter)).toBe(20);
    expect(yearlySaving({ monthly_price_usd: 10, yearly_price_usd: 100 })).toBe(16);
    expect(yearlySaving({ monthly_price_usd: 10, yearly_price_usd: 120 })).toBe(0);
    expect(yearlySaving({ monthly_price_usd: 0, yearly_price_usd: 0 })).toBe(0);
  });
});

describe("a choice in the query", () => {
  it("is one of those on offer, or none", () => {
    expect(cycleFrom("yearly")).toBe("yearly");
    expect(cycleFrom("weekly")).toBeUndefined();
    expect(paidPlanFrom("enterprise")).toBe("enterprise");
    expect(paidPlanFrom("trial")).toBeUndefined();
    expect(paidPlanFrom(["starter"])).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { binsOfWeek, countByWeek, shadeOf, summaryOfWeek, trendOf } from "./week";

const ZONE = "America/Mexico_City";

describe("the week as a picture", () => {
  it("puts each moment into its hour of the person's week", () => {
    // Monday 03:30 in UTC is Sunday 21:30 in Mexico City.
    const bins = binsOfWeek(["2026-11-23T03:30:00Z", "2026-11-23T15:00:00Z", "2026-11-23T15:59:59Z", "2026-11-24T06:00:00Z"], ZONE);
    expect(bins[6]?.[21]).toBe(1);
    expect(bins[0]?.[9]).toBe(2);
    expect(bins[1]?.[0]).toBe(1);
    expect(bins.flat().reduce((sum, count) => sum + count)).toBe(4);
  });
  it("shades what is there at least a little", () => {
    expect([shadeOf(0, 40), shadeOf(1, 40), shadeOf(20, 40), shadeOf(40, 40), shadeOf(0, 0)]).toEqual([0, 1, 2, 4, 0]);
  });
  it("says the busiest day and hours", () => {
    const monday = ["15:10", "16:20", "16:40", "17:05"].map((clock) => `2026-11-23T${clock}:00Z`);
    expect(summaryOfWeek(binsOfWeek([...monday, "2026-11-25T02:00:00Z"], ZONE))).toEqual({ total: 5, day: 0, share: 0.8, hour: 9, hours: 3 });
    expect(summaryOfWeek(binsOfWeek([], ZONE))).toBeNull();
  });
});

describe("weeks in a row", () => {
  const now = new Date("2026-11-29T12:00:00Z");
  it("begin on Mondays of the person's calendar", () => {
    const counts = countByWeek(["2026-11-23T03:30:00Z", "2026-11-23T15:00:00Z", "2026-11-29T11:00:00Z", "2025-01-01T00:00:00Z"], 3, now, ZONE);
    expect(counts).toEqual([{ monday: "2026-11-09", count: 0 }, { monday: "2026-11-16", count: 1 }, { monday: "2026-11-23", count: 2 }]);
  });
  it("compare with those before them, the running one aside", () => {
    const weeks = (...counts: number[]) => counts.map((count) => ({ monday: "", count }));
    expect(trendOf(weeks(1, 1, 1, 1, 2, 2, 2, 2, 99))).toBe(1);
    expect(trendOf(weeks(0, 0, 0, 1, 2, 2, 2, 2, 0))).toBeNull();
    expect(trendOf(weeks(5, 5, 5))).toBeNull();
  });
});

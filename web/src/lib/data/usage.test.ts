import { describe, expect, it } from "vitest";
import { daysOf } from "./usage";

describe("the days of a period", () => {
  const period = { period_start: "2026-11-05", period_end: "2026-12-05" };
  it("are all there, with nothing on most, and those ahead apart", () => {
    const days = daysOf({ ...period, days: [{ day: "2026-11-07", messages: 4 }] }, "2026-11-08");
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: "2026-11-05", messages: 0, isAhead: false });
    expect(days[2]).toEqual({ day: "2026-11-07", messages: 4, isAhead: false });
    expect(days.filter(({ isAhead }) => isAhead)).toHaveLength(26);
  });
  it("begin the evening before, where it was still that day", () => {
    expect(daysOf({ ...period, days: [{ day: "2026-11-04", messages: 1 }] }, "2026-11-08")[0]).toMatchObject({ day: "2026-11-04", messages: 1 });
  });
  it("of a longer period are the last ones", () => {
    const days = daysOf({ days: [], period_start: "2026-01-01", period_end: "2027-01-01" }, "2026-11-29");
    expect(days).toHaveLength(33);
    expect(days.at(-1)?.day).toBe("2026-11-29");
  });
});

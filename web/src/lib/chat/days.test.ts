import { describe, expect, it } from "vitest";
import { groupByDay, knownZone } from "./days";

const at = (time: string) => ({ time });
const keys = (times: string[], now: string, zone: string) =>
  groupByDay(times.map(at), ({ time }) => time, Date.parse(now), zone).map(({ key, items }) => `${key}:${items.length}`);

describe("groupByDay", () => {
  it("goes by the person's midnight, not by London's", () => {
    const times = ["2026-11-23T05:30:00Z", "2026-11-23T04:30:00Z"];
    expect(keys(times, "2026-11-23T15:00:00Z", "America/Bogota")).toEqual(["today:1", "yesterday:1"]);
    expect(keys(times, "2026-11-23T15:00:00Z", "UTC")).toEqual(["today:2"]);
  });

  it("names the last week and month, then each month", () => {
    const times = ["2026-11-23T12:00:00Z", "2026-11-18T12:00:00Z", "2026-11-01T12:00:00Z", "2026-10-02T12:00:00Z", "2025-10-02T12:00:00Z"];
    expect(keys(times, "2026-11-23T15:00:00Z", "UTC")).toEqual(["today:1", "week:1", "month:1", "2026-10:1", "2025-10:1"]);
  });

  it("takes a clock that goes slow for today", () => {
    expect(keys(["2026-11-24T12:00:00Z"], "2026-11-23T15:00:00Z", "UTC")).toEqual(["today:1"]);
  });

  it("knows no zone that does not exist", () => {
    expect(knownZone("Marte/Olympus")).toBe("America/Mexico_City");
    expect(knownZone(null)).toBe("America/Mexico_City");
  });
});

import { describe, expect, it } from "vitest";
import { hoursFrom, mailPreferences, withMailPreference, withScreenNotices } from "./profiles";

describe("mail preferences", () => {
  it("have a default for whatever was never chosen", () => {
    const defaults = { plan: true, weekly: true, news: false };
    expect(mailPreferences({})).toEqual(defaults);
    expect(mailPreferences(null)).toEqual(defaults);
    expect(mailPreferences({ email: "yes" })).toEqual(defaults);
    expect(mailPreferences({ email: { weekly: false, plan: "no" } })).toEqual({ plan: true, weekly: false, news: false });
  });

  it("change one choice and keep everything else that is stored", () => {
    const stored = { whatsapp: true, email: { weekly: false, digest_hour: 9 } };
    expect(withMailPreference(stored, "news", true)).toEqual({ whatsapp: true, email: { weekly: false, digest_hour: 9, news: true } });
    expect(withMailPreference(null, "plan", false)).toEqual({ email: { plan: false } });
    expect(withScreenNotices(stored, false)).toEqual({ ...stored, in_app: false });
  });
});

describe("hoursFrom", () => {
  it("reads two clock times and nothing else", () => {
    expect(hoursFrom({ start: "09:00", end: "02:30", days: [1] })).toEqual({ start: "09:00", end: "02:30" });
    expect(hoursFrom({ start: "9am", end: "18:00" })).toBeUndefined();
    expect(hoursFrom({ start: "24:00", end: "18:00" })).toBeUndefined();
    expect(hoursFrom(["09:00", "18:00"])).toBeUndefined();
    expect(hoursFrom(null)).toBeUndefined();
  });
});

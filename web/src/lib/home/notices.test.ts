import { describe, expect, it } from "vitest";
import { isNews, wantsNotices } from "./notices";

const now = new Date("2026-11-23T12:00:10Z");
const answer = { role: "assistant", status: "delivered", delivered_at: "2026-11-23T12:00:00Z" };

describe("a changed message is announced", () => {
  it("when it is an answer that has just arrived", () => {
    expect(isNews(answer, now)).toBe(true);
  });
  it("not while it is being written, not when it failed, not when it is a question", () => {
    expect(isNews({ ...answer, status: "sending" }, now)).toBe(false);
    expect(isNews({ ...answer, status: "failed" }, now)).toBe(false);
    expect(isNews({ ...answer, role: "user" }, now)).toBe(false);
    expect(isNews({ ...answer, delivered_at: null }, now)).toBe(false);
  });
  it("not when an old answer was rated or read", () => {
    expect(isNews({ ...answer, delivered_at: "2026-11-23T11:00:00Z" }, now)).toBe(false);
  });
  it("unless the person wants no notices", () => {
    expect(wantsNotices({ in_app: false })).toBe(false);
    for (const preferences of [{}, null, undefined, { in_app: true }, { email: { plan: false } }, "x"]) expect(wantsNotices(preferences)).toBe(true);
  });
});

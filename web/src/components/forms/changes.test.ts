import { describe, expect, it } from "vitest";
import { changesOf, editsAfter, isSame, tidied } from "./changes";

describe("changesOf", () => {
  const saved = { name: "Ana", phone: null as string | null, goals: ["Vender más"], hours: { start: "09:00", end: "18:00" } };

  it("holds only what differs", () => {
    expect(changesOf(saved, { name: "Ana", phone: "+52 55 1234 5678" })).toEqual({ phone: "+52 55 1234 5678" });
  });

  it("is empty once a value is typed back", () => {
    expect(changesOf(saved, { name: "Ana", hours: { end: "18:00", start: "09:00" }, goals: ["Vender más"] })).toEqual({});
  });

  it("takes an empty field for one that was never filled", () => {
    expect(changesOf(saved, { phone: "" })).toEqual({});
    expect(changesOf({ ...saved, phone: "1" }, { phone: "" })).toEqual({ phone: "" });
  });

  it("follows the server where nobody typed", () => {
    expect(changesOf({ ...saved, name: "Ana María" }, { phone: "123" })).toEqual({ phone: "123" });
  });

  it("tells lists apart by order and length", () => {
    expect(isSame(["a", "b"], ["b", "a"])).toBe(false);
    expect(isSame(["a"], ["a", "b"])).toBe(false);
    expect(isSame([], {})).toBe(false);
  });
});

describe("editsAfter", () => {
  it("keeps what was typed while the rest was being saved", () => {
    expect(editsAfter({ name: "Ana L.", phone: "123" }, { name: "Ana", phone: "123" })).toEqual({ name: "Ana L." });
  });
});

describe("tidied", () => {
  it("trims text, empties blank text, and drops blank and repeated entries", () => {
    expect(tidied({ name: "  Ana ", phone: "   ", goals: [" Vender más", "", "Vender más "], step: 3 }))
      .toEqual({ name: "Ana", phone: null, goals: ["Vender más"], step: 3 });
  });
});

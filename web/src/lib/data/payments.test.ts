import { describe, expect, it } from "vitest";
import { waysOf } from "./payments";

describe("the ways to pay", () => {
  it("are each there once, with the first gateway that takes them", () => {
    const gateways = [{ name: "stripe", methods: ["card" as const] }, { name: "mercadopago", methods: ["card" as const, "oxxo" as const] }];
    expect(waysOf({ gateways, card: null })).toEqual([{ method: "card", gateway: "stripe" }, { method: "oxxo", gateway: "mercadopago" }]);
  });
  it("are none without a gateway", () => {
    expect(waysOf({ gateways: [], card: null })).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { failureOf } from "./errors";

describe("an error is read as a code", () => {
  it("of Supabase Auth", () => {
    expect(failureOf({ name: "AuthApiError", code: "invalid_credentials", message: "Invalid login credentials" }).code).toBe("invalid_credentials");
  });
  it("of a refusal in the database, with its details and its Spanish sentence", () => {
    const refusal = { code: "23514", message: "plan_limit_assistants", details: '{"limit": 3}', hint: "Tu plan permite 3." };
    expect(failureOf(refusal)).toEqual({ code: "plan_limit_assistants", message: "Tu plan permite 3.", details: { limit: 3 } });
  });
  it("of our functions, also as the text of a stream's error", () => {
    const body = { error: { code: "quota_exhausted", message: "Usaste todo.", details: { used: 5 } } };
    const expected = { code: "quota_exhausted", message: "Usaste todo.", details: { used: 5 } };
    expect(failureOf(body)).toEqual(expected);
    expect(failureOf(new Error(JSON.stringify(body)))).toEqual(expected);
  });
  it("of our functions and of the database, of one word too", () => {
    expect(failureOf(new Error('{"error": {"code": "conflict", "message": "Eso cambió.", "details": {"version": 2}}}')))
      .toEqual({ code: "conflict", message: "Eso cambió.", details: { version: 2 } });
    expect(failureOf({ code: "23514", message: "conflict", details: "{}", hint: "" }).code).toBe("conflict");
    expect(failureOf({ code: "conflict", message: "of somebody else" }).code).toBe("unknown");
  });
  it("of the network", () => {
    expect(failureOf(new TypeError("Failed to fetch")).code).toBe("offline");
  });
  it("and anything else is unknown, whatever it is", () => {
    for (const odd of [null, undefined, 42, "boom", {}, { code: "PGRST116" }, { code: "23514", message: "new row violates check" }, "{"]) {
      expect(failureOf(odd).code).toBe("unknown");
    }
  });
  it("keep what Auth says to developers from people", () => {
    const error = Object.assign(new Error("Email logins are disabled"), { name: "AuthApiError", code: "email_provider_disabled" });
    expect(failureOf(error)).toEqual({ code: "email_provider_disabled", message: undefined });
  });
});

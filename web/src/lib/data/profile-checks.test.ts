import { describe, expect, it } from "vitest";
import { isWebsite, problemsFromDatabase, problemsOf, violatedConstraint } from "./profile-checks";

describe("problemsOf", () => {
  it("finds nothing wrong with ordinary answers, empty ones included", () => {
    expect(problemsOf({
      full_name: "Ana López", phone: "+52 55 1234 5678", company_website: "minegocio.com", working_hours: { start: "18:00", end: "02:00" },
      primary_goals: ["Vender más"], country: null,
    })).toEqual({});
    expect(problemsOf({ phone: null, company_website: null })).toEqual({});
  });

  it("counts characters as people do", () => {
    expect(problemsOf({ full_name: "ñ".repeat(200) })).toEqual({});
    expect(problemsOf({ full_name: "👩‍🍳".slice(0, 2).repeat(201) })).toEqual({ full_name: "tooLong" });
    expect(problemsOf({ company_description: "x".repeat(4001) })).toEqual({ company_description: "tooLong" });
  });

  it("says what is wrong with a telephone, an address and hours", () => {
    expect(problemsOf({ phone: "llámame" })).toEqual({ phone: "phone" });
    expect(problemsOf({ company_website: "javascript:alert(1)" })).toEqual({ company_website: "website" });
    expect(problemsOf({ working_hours: { start: "", end: "18:00" } })).toEqual({ working_hours: "hours" });
    expect(problemsOf({ working_hours: { start: "09:00", end: "09:00" } })).toEqual({ working_hours: "hoursEqual" });
  });

  it("limits goals in number and length", () => {
    expect(problemsOf({ primary_goals: ["1", "2", "3", "4", "5", "6"] })).toEqual({ primary_goals: "tooMany" });
    expect(problemsOf({ secondary_goals: ["x".repeat(201)] })).toEqual({ secondary_goals: "tooLong" });
  });
});

describe("isWebsite", () => {
  it.each(["minegocio.com", "https://minegocio.com.mx/tienda?a=1", "HTTP://Mi-Negocio.co"])("takes %s", (address) => {
    expect(isWebsite(address)).toBe(true);
  });

  it.each(["minegocio", "mi negocio.com", "javascript:alert(1)", "ftp://minegocio.com", "https://", ".com"])("refuses %s", (address) => {
    expect(isWebsite(address)).toBe(false);
  });
});

describe("what the database refuses", () => {
  const refusal = (name: string) => ({
    code: "23514",
    message: `new row for relation "profiles" violates check constraint "${name}"`,
  });

  it("becomes a problem of the field that the check is about", () => {
    expect(problemsFromDatabase(refusal("phone_is_short"))).toEqual({ phone: "tooLong" });
    expect(problemsFromDatabase(refusal("timezone_is_known"))).toEqual({ timezone: "timezone" });
  });

  it("stays an error of no field otherwise", () => {
    expect(problemsFromDatabase(refusal("something_new"))).toBeUndefined();
    expect(violatedConstraint({ code: "23514", message: "last_owner" })).toBeUndefined();
    expect(violatedConstraint({ code: "42501", message: refusal("phone_is_short").message })).toBeUndefined();
    expect(violatedConstraint(new Error("offline"))).toBeUndefined();
  });
});

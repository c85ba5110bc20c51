import { describe, expect, it } from "vitest";
import { stepPath, stepToShow } from "./steps";

describe("the step of onboarding that is shown", () => {
  it("is where the person is, unless an earlier one is asked for", () => {
    expect(stepToShow(undefined, 3)).toBe(3);
    expect(stepToShow("empresa", 3)).toBe(2);
    expect(stepToShow("metas", 3)).toBe(3);
  });
  it("is never beyond where the person is, whatever is asked for", () => {
    for (const asked of ["equipo", "listo", "4", "", "plan ", "constructor"]) expect(stepToShow(asked, 3)).toBe(3);
  });
  it("is any of them once all are done", () => {
    expect(stepToShow("plan", 7)).toBe(1);
    expect(stepToShow("listo", 7)).toBe(7);
    expect(stepToShow(undefined, 7)).toBe(7);
  });
  it("has an address, and counts outside the steps lead to the nearest one", () => {
    expect(stepPath(2)).toBe("/bienvenida?paso=empresa");
    expect(stepPath(0)).toBe("/bienvenida?paso=plan");
    expect(stepPath(99)).toBe("/bienvenida?paso=listo");
  });
});

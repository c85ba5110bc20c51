import { describe, expect, it } from "vitest";
import { dayPartOf, firstName, hourIn } from "./greeting";

describe("the greeting", () => {
  it("follows the clock of the person, not the server's", () => {
    const now = new Date("2026-11-23T03:30:00Z");
    expect(hourIn("America/Mexico_City", now)).toBe(21);
    expect(hourIn("America/Bogota", now)).toBe(22);
    expect(hourIn("America/Sao_Paulo", now)).toBe(0);
    expect(hourIn("Asia/Tokyo", now)).toBe(12);
  });
  it("takes the clock of UTC where the zone is unknown", () => {
    const now = new Date("2026-11-23T15:00:00Z");
    for (const zone of ["Marte/Olimpo", "", null, undefined]) expect(hourIn(zone, now)).toBe(15);
  });
  it("changes at five, at noon and at seven", () => {
    expect([0, 4, 5, 11, 12, 18, 19, 23].map(dayPartOf)).toEqual([
      "evening", "evening", "morning", "morning", "afternoon", "afternoon", "evening", "evening",
    ]);
  });
  it("names the first of the names, if there is one", () => {
    expect(firstName("  Rosa Elena Partida")).toBe("Rosa");
    for (const none of ["", "   ", null, undefined]) expect(firstName(none)).toBeNull();
  });
});

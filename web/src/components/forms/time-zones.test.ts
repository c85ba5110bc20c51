import { describe, expect, it } from "vitest";
import { canonicalZone, cityOf, searchZones, timeIn, zoneGroups } from "./time-zones";

const groups = zoneGroups("es", ["America/Buenos_Aires", "America/Mexico_City", "Europe/Madrid", "Asia/Tokyo", "UTC", "Etc/GMT+5"]);

describe("zoneGroups", () => {
  it("puts the countries of Latin America first, by name, and the rest of the world last", () => {
    expect(groups.slice(0, 3).map(({ country }) => country)).toEqual(["AR", "BO", "BR"]);
    expect(groups.at(-1)).toEqual({ country: null, zones: [{ id: "Europe/Madrid", city: "Madrid" }, { id: "Asia/Tokyo", city: "Tokyo" }] });
  });

  it("lists no zone twice, whatever the browser calls it", () => {
    const ids = zoneGroups("es").flatMap(({ zones }) => zones.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain("America/Buenos_Aires");
    expect(canonicalZone("America/Buenos_Aires")).toBe("America/Argentina/Buenos_Aires");
  });

  it("names only zones that exist", () => {
    for (const { id } of zoneGroups("es").flatMap(({ zones }) => zones)) expect(timeIn(id, new Date(), "es"), id).not.toBe("");
  });
});

describe("searchZones", () => {
  const found = (query: string) => searchZones(groups, query, "es").flatMap(({ zones }) => zones.map(({ id }) => id));

  it("finds by city without accents and case", () => {
    expect(found("MERIDA")).toEqual(["America/Merida"]);
    expect(found("sao pau")).toEqual(["America/Sao_Paulo"]);
  });

  it("finds all zones of a country by its name in the language of the page", () => {
    expect(found("brasil")).toHaveLength(12);
    expect(searchZones(groups, "mexico juarez", "es")).toEqual([
      { country: "MX", zones: [{ id: "America/Ciudad_Juarez", city: "Ciudad Juárez" }] },
    ]);
  });

  it("finds nothing for nonsense and everything for nothing", () => {
    expect(found("zzzz")).toEqual([]);
    expect(searchZones(groups, "  ", "es")).toBe(groups);
  });
});

describe("cityOf", () => {
  it("spells cities as people do, and makes the best of a name it does not know", () => {
    expect(cityOf("America/Bogota")).toBe("Bogotá");
    expect(cityOf("America/Indiana/Knox")).toBe("Knox, Indiana");
  });
});

describe("timeIn", () => {
  it("shows the clock there, and nothing for a zone that is none", () => {
    const noon = new Date("2026-07-01T18:00:00Z");
    expect(timeIn("America/Bogota", noon, "es-MX")).toMatch(/^1:00/);
    expect(timeIn("Nowhere/Never", noon, "es")).toBe("");
  });
});

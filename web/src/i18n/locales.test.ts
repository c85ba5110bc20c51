import { expect, it } from "vitest";
import { numberTag } from "./locales";

it("writes numbers as the country of whoever reads Spanish", () => {
  expect(numberTag("es", "CO")).toBe("es-CO");
  expect(numberTag("es", "CR")).toBe("es-CR");
});

it("writes them as Latin America does where the country does so, is not of it, or is not known", () => {
  for (const country of ["MX", "PE", "US", "ES", "XX", "", null]) expect(numberTag("es", country)).toBe("es-419");
});

it("asks no country of other languages", () => {
  expect(numberTag("pt-BR", "CO")).toBe("pt-BR");
  expect(numberTag("en", "CO")).toBe("en");
});

import { describe, expect, it } from "vitest";
import { matchesIn } from "./matches";

const marked = (text: string, query: string) => matchesIn(text, query).map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece)).join("");

describe("matchesIn", () => {
  it("finds beginnings of words, accents and case aside", () => {
    expect(marked("Promoción para los MARTES", "promocion mar")).toBe("[Promoción] para los [MAR]TES");
    expect(marked("El martes", "artes")).toBe("El martes");
  });

  it("takes signs for what they are", () => {
    expect(marked("<b>taco</b> (.*)", "taco (.*)")).toBe("<b>[taco]</b> (.*)");
    expect(marked("nada", "")).toBe("nada");
    expect(marked("a|b", "|")).toBe("a|b");
  });
});

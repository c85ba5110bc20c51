import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countryName } from "@/lib/countries";
import { LOCALES } from "./locales";

interface Paper {
  countries: Record<string, string>;
}

describe("what a printed invoice says by itself", () => {
  it.each(LOCALES)("is in %s what the web says: names of countries", (locale) => {
    const file = join(process.cwd(), "..", "crates", "invoice_pdf", "words", `${locale}.json`);
    const { countries } = JSON.parse(readFileSync(file, "utf8")) as Paper;
    expect(countries).toEqual(Object.fromEntries(Object.keys(countries).map((code) => [code, countryName(code, locale)])));
    expect(Object.keys(countries).length).toBeGreaterThan(18);
  });
});

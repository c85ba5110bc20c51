import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countryName } from "@/lib/countries";
import { LOCALES } from "./locales";

interface Paper {
  months: string[];
  countries: Record<string, string>;
}

describe("what a printed invoice says by itself", () => {
  it.each(LOCALES)("is in %s what the web says: names of months and countries", (locale) => {
    const file = join(process.cwd(), "..", "crates", "invoice_pdf", "words", `${locale}.json`);
    const { months, countries } = JSON.parse(readFileSync(file, "utf8")) as Paper;
    const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
    expect(months).toEqual(Array.from({ length: 12 }, (_, index) => month.format(Date.UTC(2026, index, 1))));
    expect(countries).toEqual(Object.fromEntries(Object.keys(countries).map((code) => [code, countryName(code, locale)])));
    expect(Object.keys(countries).length).toBeGreaterThan(18);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatMoney, formatPercents } from "@/lib/money";
import { formatCount } from "@/lib/plans";
import { LOCALES } from "./locales";

/** What the crate `locale` writes, for mail and paper; its tests hold the same examples. */
type Examples = Record<"amounts" | "counts" | "percents" | "dates", Record<string, string>> & { weekdays: string[] };

const file = join(process.cwd(), "..", "crates", "locale", "tests", "written.json");
const written = JSON.parse(readFileSync(file, "utf8")) as Record<(typeof LOCALES)[number], Examples>;

/** The same examples, as they are written here. */
const here = (examples: Record<string, string>, write: (given: string) => string) =>
  Object.fromEntries(Object.keys(examples).map((given) => [given, write(given)]));

describe.each(LOCALES)("what is written by mail and on paper in %s is what the web writes", (locale) => {
  const { amounts, counts, percents, dates, weekdays } = written[locale];

  it("of amounts", () => {
    expect(amounts).toEqual(here(amounts, (given) => {
      const [amount = "", currency = ""] = given.split(" ");
      return formatMoney(amount, currency, locale);
    }));
  });

  it("of counts", () => {
    expect(counts).toEqual(here(counts, (given) => formatCount(Number(given), locale)));
  });

  it("of rates", () => {
    const sign = locale === "es" ? "\u00a0%" : "%";
    expect(percents).toEqual(here(percents, (given) => formatPercents(Number(given), locale) + sign));
  });

  it("of days", () => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    expect(dates).toEqual(here(dates, (given) => day.format(new Date(given))));
  });

  it("of days of the week", () => {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
    expect(weekdays).toEqual(Array.from({ length: 7 }, (_, index) => weekday.format(Date.UTC(2026, 10, 30 + index))));
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatMoney, formatPercents } from "@/lib/money";
import { formatCount } from "@/lib/plans";
import { type Locale, LOCALES, numberTag } from "./locales";

/** What the crate `locale` writes, for mail and paper; its tests hold the same examples. Countries (`es-CO`) have numbers only. */
type Examples = Record<"amounts" | "counts" | "percents", Record<string, string>>;
type Days = { dates: Record<string, string>; weekdays: string[] };

const file = join(process.cwd(), "..", "crates", "locale", "tests", "written.json");
const written = JSON.parse(readFileSync(file, "utf8")) as Record<string, Examples> & Record<Locale, Examples & Days>;

/** The same examples, as they are written here. */
const here = (examples: Record<string, string>, write: (given: string) => string) =>
  Object.fromEntries(Object.keys(examples).map((given) => [given, write(given)]));

describe.each(Object.keys(written))("what is written by mail and on paper in %s is what the web writes", (name) => {
  const { amounts, counts, percents } = written[name]!;
  const [, country = null] = /^es-(..)$/.exec(name) ?? [];
  const locale = country ? "es" : LOCALES.find((known) => known === name)!;
  const tag = numberTag(locale, country);

  it("of amounts", () => {
    expect(amounts).toEqual(here(amounts, (given) => {
      const [amount = "", currency = ""] = given.split(" ");
      return formatMoney(amount, currency, tag);
    }));
  });

  it("of counts", () => {
    expect(counts).toEqual(here(counts, (given) => formatCount(Number(given), tag)));
    // What Intl says of the country itself, also where it is not asked.
    const own = new Intl.NumberFormat(name === "es" ? "es-419" : name, { useGrouping: true });
    expect(counts).toEqual(here(counts, (given) => own.format(Number(given))));
  });

  it("of rates", () => {
    const sign = locale === "es" ? "\u00a0%" : "%";
    expect(percents).toEqual(here(percents, (given) => formatPercents(Number(given), tag) + sign));
  });
});

describe.each(LOCALES)("what is written by mail and on paper in %s is what the web writes", (locale) => {
  const { dates, weekdays } = written[locale];

  it("of days", () => {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    expect(dates).toEqual(here(dates, (given) => day.format(new Date(given))));
  });

  it("of days of the week", () => {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
    expect(weekdays).toEqual(Array.from({ length: 7 }, (_, index) => weekday.format(Date.UTC(2026, 10, 30 + index))));
  });
});

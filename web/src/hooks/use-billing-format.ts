"use client";
import { useFormatter, useLocale } from "next-intl";
import type { Locale } from "@/i18n/locales";
import { type Decimal, formatMoney, formatPercents } from "@/lib/money";

/** How days, amounts and rates are written in the reader's language. */
export function useBillingFormat() {
  const format = useFormatter();
  const locale = useLocale() as Locale;
  return {
    locale,
    /** A date without a time: the same day everywhere. */
    day: (date: string, dateStyle: "long" | "medium" = "long") => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle, timeZone: "UTC" }),
    money: (amount: Decimal, currency: string) => formatMoney(amount, currency, locale),
    percents: (basisPoints: number) => formatPercents(basisPoints, locale),
    list: (names: string[]) => format.list(names),
  };
}

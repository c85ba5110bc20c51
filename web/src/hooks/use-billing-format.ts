"use client";
import { useFormatter } from "next-intl";
import { useNumberTag } from "@/i18n/country";
import { type Decimal, formatMoney, formatPercents } from "@/lib/money";
import { formatCount } from "@/lib/plans";

/** How days, amounts, counts and rates are written in the reader's language and country. */
export function useBillingFormat() {
  const format = useFormatter();
  const numbers = useNumberTag();
  return {
    /** A date without a time: the same day everywhere. */
    day: (date: string, dateStyle: "long" | "medium" = "long") => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle, timeZone: "UTC" }),
    money: (amount: Decimal, currency: string) => formatMoney(amount, currency, numbers),
    count: (count: number) => formatCount(count, numbers),
    percents: (basisPoints: number) => formatPercents(basisPoints, numbers),
    list: (names: string[]) => format.list(names),
  };
}

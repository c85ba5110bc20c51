import { type Locale, numberTag } from "@/i18n/locales";

/** What an answer cost, to the millionth of a US dollar where it was that little: `US$0.008028`. */
export function formatCost(usd: number, locale: Locale): string {
  return `US$${new Intl.NumberFormat(numberTag(locale), { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(usd)}`;
}

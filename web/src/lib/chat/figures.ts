import type { NumberTag } from "@/i18n/locales";

/** What an answer cost, to the millionth of a US dollar where it was that little: `US$0.008028`. */
export function formatCost(usd: number, tag: NumberTag): string {
  return `US$${new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(usd)}`;
}

/** The language tag by which numbers are written: Spanish of Latin America, not of Spain. */
export function numberTag(locale: string): string {
  return locale === "es" ? "es-419" : locale;
}

/** What an answer cost, to the millionth of a US dollar where it was that little: `US$0.008028`. */
export function formatCost(usd: number, locale: string): string {
  return `US$${new Intl.NumberFormat(numberTag(locale), { minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(usd)}`;
}
